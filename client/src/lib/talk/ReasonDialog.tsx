import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useTranslation } from 'react-i18next';

import { AskDialog } from '../../ui/dialog/AskDialog';

interface ReasonDialogProps {
  title: string;
  hint: string;
  busy: boolean;
  onClose: () => void;
  onGive: (reason: string) => void;
}

/** Asks for a reason before something is taken away. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation('app');
  return (
    <AskDialog {...props} label={t('reason.label')} needed={t('reason.needed')} most={practiceLimits.reason} long />
  );
}
