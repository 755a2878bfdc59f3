import type { GapPage as Gap } from '@guildhall/shared/insight/gap';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { api } from '../../lib/api/api';
import { useGroupName } from '../../lib/i18n/useGroupName';
import { useFormats } from '../../lib/time/useFormats';
import { Card } from '../../ui/card/Card';
import { Figure } from '../../ui/card/Figure';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Columns, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Progress } from '../../ui/layout/Progress';
import { Skeleton } from '../../ui/layout/Skeleton';
import { GapPicture } from '../../ui/pictures/GapPicture';
import { Link } from '../../ui/text/Link';
import ink from '../../ui/text/Ink.module.css';
import styles from './Gap.module.css';
import { LevelsTable } from './LevelsTable';
import { SeriesTable } from './SeriesTable';
import { useSeasonName } from './useSeasonName';

/** How far apart those who took to this and those who did not yet are, by directorate and season. Open to everyone. */
export default function GapPage() {
  const { t } = useTranslation('gap');
  const gap = useQuery({
    queryKey: ['insight', 'gap'],
    queryFn: ({ signal }) => api.get<Gap>('/api/insight/gap', { signal }),
  });
  if (isLost(gap)) return <TroublePage error={gap.error} onRetry={() => void gap.refetch()} />;
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      {gap.data ? <Screen gap={gap.data} /> : <Skeleton lines={8} block />}
    </>
  );
}

function Screen({ gap }: { gap: Gap }) {
  const { t } = useTranslation('gap');
  if (!gap.people)
    return (
      <EmptyState alone title={t('none.title')}>
        {t('none.words')}
      </EmptyState>
    );
  return (
    <Stack gap="l">
      <Columns main={<Headline gap={gap} people={gap.people} />} side={<Next />} />
      <Card title={t('by_directorate')} aside={t('still_to_go')}>
        <Stack>
          <Banks groups={gap.groups} />
          <SeriesTable gap={gap} />
        </Stack>
      </Card>
      <Card title={t('levels.title')}>
        <p className={ink.soft}>{t('levels.words')}</p>
        <LevelsTable gap={gap} people={gap.people} />
      </Card>
    </Stack>
  );
}

/** The picture, of all groups of which it can be said how they stand now. */
function Banks({ groups }: { groups: Gap['groups'] }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const groupName = useGroupName();
  const seasonName = useSeasonName();
  const lines = groups
    .filter(({ gap }) => gap !== null)
    .map((group) => ({
      id: group.units.map(({ unitId }) => unitId).join(),
      name: groupName(group.units),
      seasons: group.series.map(({ season, gap }) => ({ label: seasonName(season), gap })),
    }));
  if (lines.length === 0) return <EmptyState title={t('early.title')}>{t('early.words')}</EmptyState>;
  return (
    <>
      <GapPicture lines={lines} format={percent} />
      {lines.length < groups.length ? <p className={ink.soft}>{t('left_out')}</p> : null}
    </>
  );
}

function Headline({ gap, people }: { gap: Gap; people: number }) {
  const { t } = useTranslation('gap');
  const { percent } = useFormats();
  const closed = closedSince(gap);
  return (
    <Card title={t('whole')}>
      <Stack>
        <div className={styles.figures}>
          {gap.gap === null ? null : <Figure value={percent(gap.gap)} unit={t('still_to_go')} size="l" />}
          {gap.reach === null ? null : <Figure value={percent(gap.reach)} unit={t('reached')} size="l" />}
          {closed ? (
            <Figure value={percent(closed.share)} unit={t('closed', { number: closed.season })} size="l" />
          ) : null}
        </div>
        {gap.reach === null ? (
          <p>{t('figures_later', { target: percent(gap.target) })}</p>
        ) : (
          <Progress
            label={t('target', { target: percent(gap.target) })}
            share={gap.reach}
            mark={gap.target}
            words={t('people', { share: percent(gap.reach), count: people })}
          />
        )}
        <p className={ink.soft}>{t('how', { level: gap.targetLevel })}</p>
      </Stack>
    </Card>
  );
}

/** How much of the gap at the latest start of a season that can be told is closed by now; null when it is none of it. */
function closedSince({ gap, series }: Gap): { season: number; share: number } | null {
  const start = series.findLast(({ season }) => season !== null);
  if (!start || start.season === null || gap === null || gap >= start.gap) return null;
  return { season: start.season, share: (start.gap - gap) / start.gap };
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
