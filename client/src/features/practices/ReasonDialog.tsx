import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button/Button';
import { Dialog } from '../../ui/dialog/Dialog';
import { TextArea } from '../../ui/field/TextArea';

interface ReasonDialogProps {
  title: string;
  hint: string;
  busy: boolean;
  onClose: () => void;
  onGive: (reason: string) => void;
}

const shortest = 3;

/** Asks for a reason before something is taken away. */
export function ReasonDialog({ title, hint, busy, onClose, onGive }: ReasonDialogProps) {
  const { t } = useTranslation('practices');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const given = reason.trim().length >= shortest;
  const give = () => {
    setTried(true);
    if (given) onGive(reason.trim());
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
      <TextArea
        label={t('reason.label')}
        hint={hint}
        value={reason}
        maxLength={practiceLimits.reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && !given ? t('reason.needed') : undefined}
      />
    </Dialog>
  );
}
