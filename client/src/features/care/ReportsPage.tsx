import type { Report } from '@guildhall/shared/work/practice-care';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useNamed } from '../../lib/people/useNamed';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { Prose } from '../../ui/text/Prose';
import ink from '../../ui/text/Ink.module.css';
import styles from './Care.module.css';
import { CircleReports } from './CircleReports';
import { Decide } from './Decide';
import { HiddenCards } from './HiddenCards';
import { hiddenKey, reportsKey, useCircleReports, useReports } from './useCare';

/** What colleagues think is not right, for reviewers to decide. */
export default function ReportsPage() {
  const { t } = useTranslation('care');
  const reports = useReports();
  const circle = useCircleReports();
  if (isLost(reports)) return <TroublePage error={reports.error} onRetry={() => void reports.refetch()} />;
  return (
    <>
      <PageHeader title={t('reports.title')} purpose={t('reports.purpose')} />
      <Stack gap="l">
        {reports.data ? null : <Skeleton lines={6} block />}
        {reports.data?.length === 0 && circle.data?.length === 0 ? (
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
        <ProblemNotice problem={circle.error} urgent={false} />
        <CircleReports reports={circle.data ?? []} />
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
          <p className={ink.soft}>{about}</p>
          {said ? <Prose html={said.html} /> : null}
        </div>
        <div>
          <p className={ink.soft}>{t('reports.says', { name: named(by), date: date(at) })}</p>
          <blockquote className={styles.reason}>{reason}</blockquote>
        </div>
        <Decide
          path={`/api/practice-reports/${report.id}/decide`}
          hide={t(`reports.hide_${said?.kind ?? 'card'}`)}
          of={`${card.title}: ${about}`}
          refreshes={[reportsKey, hiddenKey]}
        />
      </Stack>
    </Card>
  );
}
