import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../button/Button';
import { TextArea } from '../field/TextArea';
import { TextField } from '../field/TextField';
import { Stack } from '../layout/Layout';
import { Dialog } from './Dialog';
import { LeaveButton } from './LeaveButton';

interface AskDialogProps {
  /** Says what happens, here and on the button. */
  title: string;
  label: string;
  hint: string;
  /** Said when there are too few words. */
  needed: string;
  most: number;
  /** Several lines instead of one. */
  long?: boolean;
  /** Of the button that does it. */
  look?: 'primary' | 'berry';
  busy: boolean;
  /** What the server said of it. */
  notice?: ReactNode;
  onGive: (words: string) => void;
  onClose: () => void;
}

const shortest = 3;

/** Asks for a name or a reason before something is done. */
export function AskDialog({
  title,
  needed,
  most,
  long = false,
  look = 'primary',
  busy,
  notice,
  onGive,
  onClose,
  ...words
}: AskDialogProps) {
  const { t } = useTranslation('ui');
  const [given, setGiven] = useState('');
  const [tried, setTried] = useState(false);
  const enough = given.trim().length >= shortest;
  const give = () => {
    setTried(true);
    if (enough) onGive(given.trim());
  };
  const Field = long ? TextArea : TextField;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <LeaveButton>{t('cancel')}</LeaveButton>
          <Button look={look} busy={busy} onClick={give}>
            {title}
          </Button>
        </>
      }
    >
      <Stack>
        {notice}
        <Field
          {...words}
          value={given}
          maxLength={most}
          onChange={({ target }: { target: { value: string } }) => setGiven(target.value)}
          error={tried && !enough ? needed : undefined}
        />
      </Stack>
    </Dialog>
  );
}
