import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/dialog/Dialog';
import { TextField } from '../../../ui/field/TextField';
import { Stack } from '../../../ui/layout/Layout';
import { Missing } from '../Missing';

interface AskDialogProps {
  title: string;
  label: string;
  hint: string;
  most: number;
  busy: boolean;
  problem: Error | null;
  onGive: (words: string) => void;
  onClose: () => void;
}

const shortest = 3;

/** Asks for a name or a reason in a line. */
export function AskDialog({ title, label, hint, most, busy, problem, onGive, onClose }: AskDialogProps) {
  const { t } = useTranslation('guidance');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const enough = words.trim().length >= shortest;
  const give = () => {
    setTried(true);
    if (enough) onGive(words.trim());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={busy} onClick={give}>
            {title}
          </Button>
        </>
      }
    >
      <Stack>
        <Missing problem={problem} />
        <TextField
          label={label}
          hint={hint}
          value={words}
          maxLength={most}
          onChange={({ target }) => setWords(target.value)}
          error={tried && !enough ? t('moves.message_needed') : undefined}
        />
      </Stack>
    </Dialog>
  );
}
