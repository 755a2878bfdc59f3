import type { SaidKind } from '@guildhall/shared/work/practice-care';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import { practicePath } from '../practices/usePractice';

/** Tells the reviewers about a card, or what was said under it. */
interface ReportThisProps {
  /** The card's. */
  id: string;
  /** Null for the card itself. */
  about?: { kind: SaidKind; id: string } | null;
}

/** Tells the reviewers about a card, or about something said under it. */
export function ReportThis({ id, about = null }: ReportThisProps) {
  const { t } = useTranslation('care');
  const [asked, setAsked] = useState(false);
  const report = useCommand<string>({
    command: (reason) => ({ method: 'POST', path: `${practicePath(id)}/reports`, body: { about, reason } }),
    onDone: () => {
      setAsked(false);
      toast(t('report.sent'), { tone: 'moss' });
    },
  });
  return (
    <>
      <Button size="s" look="quiet" onClick={() => setAsked(true)}>
        {t('report.say')}
      </Button>
      <ProblemNotice problem={report.problem} />
      {asked ? (
        <ReasonDialog
          title={t('report.title')}
          hint={t('report.hint')}
          busy={report.busy}
          onClose={() => {
            setAsked(false);
            report.reset();
          }}
          onGive={(reason) => report.run(reason)}
        />
      ) : null}
    </>
  );
}
