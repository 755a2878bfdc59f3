import type { Report } from '@guildhall/shared/work/practice-care';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useCommand } from '../../lib/api/useCommand';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { Prose } from '../../ui/text/Prose';
import { ReasonDialog } from '../../lib/talk/ReasonDialog';
import styles from './Care.module.css';
import { HiddenCards } from './HiddenCards';
import { hiddenKey, reportsKey, useReports } from './useCare';

/** What colleagues think is not right, for reviewers to decide. */
export default function ReportsPage() {
  const { t } = useTranslation('care');
  const reports = useReports();
  if (reports.error) return <TroublePage error={reports.error} onRetry={() => void reports.refetch()} />;
  return (
    <>
      <PageHeader title={t('reports.title')} purpose={t('reports.purpose')} />
      <Stack gap="l">
        {reports.data ? null : <Skeleton lines={6} block />}
        {reports.data?.length === 0 ? (
          <EmptyState alone title={t('reports.none')}>
            {t('reports.none_words')}
          </EmptyState>
        ) : null}
        {reports.data?.length ? (
          <ul className={styles.list}>
            {reports.data.map((report) => (
              <li key={report.id}>
                <OneReport report={report} />
              </li>
            ))}
          </ul>
        ) : null}
        <HiddenCards />
      </Stack>
    </>
  );
}

function OneReport({ report }: { report: Report }) {
  const { t } = useTranslation('care');
  const { date } = useFormats();
  const named = useNamed();
  const { card, said, by, reason, at } = report;
  const about = said ? t(`reports.${said.kind}_by`, { name: named(said.by) }) : t('reports.card');
  return (
    <Card>
      <Stack>
        <h2 className={styles.about} lang={card.locale}>
          <Link to={`/practices/${card.id}`} look="quiet">
            {card.title}
          </Link>
        </h2>
        <div>
          <p className={styles.soft}>{about}</p>
          {said ? <Prose html={said.html} /> : null}
        </div>
        <div>
          <p className={styles.soft}>{t('reports.says', { name: named(by), date: date(at) })}</p>
          <blockquote className={styles.reason}>{reason}</blockquote>
        </div>
        <Decide report={report} />
      </Stack>
    </Card>
  );
}

function Decide({ report }: { report: Report }) {
  const { t } = useTranslation('care');
  const [asked, setAsked] = useState<'keep' | 'hide' | null>(null);
  const decide = useCommand<{ decision: 'keep' | 'hide'; reason: string }>({
    command: (body) => ({ method: 'POST', path: `/api/practice-reports/${report.id}/decide`, body }),
    refreshes: [reportsKey, hiddenKey],
    onDone: () => setAsked(null),
  });
  const hide = `hide_${report.said?.kind ?? 'card'}` as const;
  return (
    <>
      <Row>
        <Button onClick={() => setAsked('keep')}>{t('reports.keep')}</Button>
        <Button look="berry" onClick={() => setAsked('hide')}>
          {t(`reports.${hide}`)}
        </Button>
      </Row>
      <ProblemNotice problem={decide.problem} />
      {asked ? (
        <ReasonDialog
          title={asked === 'keep' ? t('reports.keep') : t(`reports.${hide}`)}
          hint={asked === 'keep' ? t('reports.keep_hint') : t('reports.hide_hint')}
          busy={decide.busy}
          onClose={() => setAsked(null)}
          onGive={(reason) => decide.run({ decision: asked, reason })}
        />
      ) : null}
    </>
  );
}
