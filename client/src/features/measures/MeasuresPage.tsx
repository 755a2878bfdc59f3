import type { Measures } from '@guildhall/shared/insight/measures';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { TroublePage } from '../../app/pages/TroublePage';
import { api } from '../../lib/api/api';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Pill } from '../../ui/text/Pill';
import styles from './Measures.module.css';
import { Stories } from './Stories';

/** What came of it: a few figures a person at a meeting can say aloud, and what teams said. Prints on one page. */
export default function MeasuresPage() {
  const { t } = useTranslation('measures');
  const { range } = useFormats();
  const came = useQuery({
    queryKey: ['insight', 'measures'],
    queryFn: ({ signal }) => api.get<Measures>('/api/insight/measures', { signal }),
  });
  if (came.error) return <TroublePage error={came.error} onRetry={() => void came.refetch()} />;
  const season = came.data?.season;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        above={
          season ? (
            <Pill>{t('season', { number: season.number, range: range(season.startsAt, season.endsAt) })}</Pill>
          ) : undefined
        }
        action={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      {came.data ? <Screen came={came.data} /> : <Skeleton lines={8} block />}
    </>
  );
}

function Screen({ came }: { came: Measures }) {
  const { t } = useTranslation('measures');
  const { number } = useFormats();
  const shown = (count: number | null) => (count === null ? t('few') : number(count));
  const { kept, changed, stopped } = came.reuses;
  const figures = [
    ['taking_part', shown(came.takingPart)],
    ['first_steps', shown(came.firstSteps)],
    ['newcomers', shown(came.newcomersHelped)],
    ['teams', number(came.teamsTakingPart)],
    ['practices', number(came.practicesShared)],
    ['answers', number(came.questionsAnswered)],
    ['reuses', number(kept + changed + stopped)],
    ['minutes', number(came.minutesSavedWeekly)],
  ] as const;
  return (
    <Stack gap="l">
      <Card title={t('figures')}>
        <dl className={styles.figures}>
          {figures.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`figure.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{t('outcomes', { kept: number(kept), changed: number(changed), stopped: number(stopped) })}</p>
        <p className={styles.soft}>{t('honest')}</p>
      </Card>
      <Stories stories={came.stories} />
    </Stack>
  );
}
