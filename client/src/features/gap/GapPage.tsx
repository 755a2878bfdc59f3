import type { GapPage as Gap } from '@guildhall/shared/insight/gap';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { TroublePage } from '../../app/pages/TroublePage';
import { api } from '../../lib/api/api';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Figure } from '../../ui/card/Figure';
import { Columns, Row, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Progress } from '../../ui/layout/Progress';
import { Skeleton } from '../../ui/layout/Skeleton';
import { GapPicture } from '../../ui/pictures/GapPicture';
import { Link } from '../../ui/text/Link';
import styles from './Gap.module.css';
import { LevelsTable } from './LevelsTable';
import { useGroupName } from './useGroupName';

/** How far apart those who took to this and those who did not yet are, by directorate and season. Open to everyone. */
export default function GapPage() {
  const { t } = useTranslation('gap');
  const gap = useQuery({
    queryKey: ['insight', 'gap'],
    queryFn: ({ signal }) => api.get<Gap>('/api/insight/gap', { signal }),
  });
  if (gap.error) return <TroublePage error={gap.error} onRetry={() => void gap.refetch()} />;
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      {gap.data ? <Screen gap={gap.data} /> : <Skeleton lines={8} block />}
    </>
  );
}

function Screen({ gap }: { gap: Gap }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const name = useGroupName();
  const season = (number: number | null) => (number === null ? t('now') : t('season', { number }));
  const lines = gap.groups
    .filter(({ series }) => series.length > 0)
    .map((group) => ({
      id: group.units.map(({ unitId }) => unitId).join(),
      name: name(group.units),
      seasons: group.series.map((each) => ({ label: season(each.season), gap: each.gap })),
    }));
  return (
    <Stack gap="l">
      <Columns main={<Headline gap={gap} />} side={<Next />} />
      <Card title={t('by_directorate')} aside={t('still_to_go')}>
        <GapPicture lines={lines} format={percent} />
      </Card>
      <Card title={t('levels.title')}>
        <p className={styles.soft}>{t('levels.words')}</p>
        <LevelsTable gap={gap} />
      </Card>
    </Stack>
  );
}

function Headline({ gap }: { gap: Gap }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const [start] = gap.series;
  const closed = start && start.season !== null && start.gap > 0 ? (start.gap - gap.gap) / start.gap : null;
  return (
    <Card title={t('whole')}>
      <Stack>
        <Row gap="l">
          <Figure value={percent(gap.gap)} unit={t('still_to_go')} size="l" />
          <Figure value={percent(gap.reach)} unit={t('reached')} size="l" />
          {closed !== null && closed > 0 ? <Figure value={percent(closed)} unit={t('closed')} size="l" /> : null}
        </Row>
        <Progress
          label={t('target', { target: percent(gap.target) })}
          share={gap.reach}
          mark={gap.target}
          words={t('people', { count: gap.people })}
        />
        <p className={styles.soft}>{t('how', { level: gap.targetLevel })}</p>
      </Stack>
    </Card>
  );
}

function Next() {
  const { t } = useTranslation('gap');
  return (
    <Card title={t('next.title')}>
      <Stack>
        <p>{t('next.words')}</p>
        <Link to="/quests/welcome">{t('next.action')}</Link>
      </Stack>
    </Card>
  );
}
