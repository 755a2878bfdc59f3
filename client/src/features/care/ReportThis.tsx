import type { SaidKind } from '@guildhall/shared/work/practice-care';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '../../lib/api/useCommand';
import { Button } from '../../ui/button/Button';
import { Of } from '../../ui/text/Of';
import { toast } from '../../ui/toast/toast.store';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import { practicePath } from '../practices/usePractice';

interface ReportThisProps {
  id: string;
  about?: { kind: SaidKind; id: string } | null;
  /** Whose words it is about. */
  by?: string;
}

/** Tells the reviewers about a card; or, with `about`, about something said under it. */
export function ReportThis({ id, about = null, by }: ReportThisProps) {
  return <Report path={`${practicePath(id)}/reports`} about={{ about }} by={by} />;
}

/** Tells the reviewers that something is not right, and what this reaches them through. */
export function Report({ path, about = {}, by }: { path: string; about?: object; by?: string | undefined }) {
  const { t } = useTranslation('care');
  const [asked, setAsked] = useState(false);
  const report = useCommand<string>({
    command: (reason) => ({ method: 'POST', path, body: { ...about, reason } }),
    onDone: () => {
      setAsked(false);
      toast('care:report.sent', { tone: 'moss' });
    },
  });
  return (
    <>
      <Button size="s" look="soft" onClick={() => setAsked(true)}>
        {t('report.say')}
        {by ? <Of what={by} /> : null}
      </Button>
      {asked ? (
        <ReasonDialog
          title={t('report.title')}
          hint={t('report.hint')}
          busy={report.busy}
          problem={report.problem}
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
