import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { toast } from '../../ui/toast/toast.store';
import { ReasonDialog } from '../practices/ReasonDialog';
import { practicePath } from '../practices/usePractice';

/** Tells the reviewers about a card, or about one comment under it. */
export function ReportThis({ id, commentId = null }: { id: string; commentId?: string | null }) {
  const { t } = useTranslation('care');
  const [asked, setAsked] = useState(false);
  const report = useCommand<string>({
    command: (reason) => ({ method: 'POST', path: `${practicePath(id)}/reports`, body: { commentId, reason } }),
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
