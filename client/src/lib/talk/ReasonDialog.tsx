import { practiceLimits } from '@guildhall/shared/work/practice-limits';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../api/ProblemNotice';
import { AskDialog } from '../../ui/dialog/AskDialog';

interface ReasonDialogProps {
  title: string;
  hint: string;
  look?: 'primary' | 'berry';
  busy: boolean;
  /** Why it could not be done. */
  problem: unknown;
  onClose: () => void;
  onGive: (reason: string) => void;
}

/** Asks for a reason before something is done. */
export function ReasonDialog({ problem, ...asked }: ReasonDialogProps) {
  const { t } = useTranslation('app');
  return (
    <AskDialog
      {...asked}
      label={t('reason.label')}
      needed={t('reason.needed')}
      most={practiceLimits.reason}
      long
      notice={<ProblemNotice problem={problem} />}
    />
  );
}
