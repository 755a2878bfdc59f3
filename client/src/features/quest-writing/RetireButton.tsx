import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button/Button';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog';

interface RetireButtonProps {
  busy: boolean;
  /** Settles in every case. */
  onRetire: () => Promise<void>;
}

/** Takes the quest out of the catalogue for everyone, after a yes. */
export function RetireButton({ busy, onRetire }: RetireButtonProps) {
  const { t } = useTranslation('quest-writing');
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => setAsked(true)}>
        {t('form.retire')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={close}
        title={t('form.retire_title')}
        go={t('form.retire')}
        look="berry"
        busy={busy}
        onGo={() => void onRetire().finally(close)}
      >
        <p>{t('form.retire_words')}</p>
      </ConfirmDialog>
    </>
  );
}
