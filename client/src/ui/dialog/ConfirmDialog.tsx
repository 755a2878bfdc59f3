import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../button/Button';
import { Dialog } from './Dialog';
import { LeaveButton } from './LeaveButton';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What happens, and what came of trying it. */
  children: ReactNode;
  /** On the button that does it. */
  go: string;
  /** On the other; Cancel where it is left out. */
  stay?: string;
  look?: 'primary' | 'berry';
  busy?: boolean;
  onGo: () => void;
  onClose: () => void;
}

/** Says what will happen, and lets it happen only after a yes. */
export function ConfirmDialog({ go, stay, look = 'primary', busy = false, onGo, ...dialog }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <LeaveButton>{stay ?? t('cancel')}</LeaveButton>
          <Button look={look} busy={busy} onClick={onGo}>
            {go}
          </Button>
        </>
      }
    />
  );
}
