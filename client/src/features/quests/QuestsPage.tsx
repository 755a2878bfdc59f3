import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useAbility, useMe } from '../../lib/me/useMe';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Grid, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden';
import { Button } from '../../ui/button/Button';
import { Folded } from './Folded';
import { OwnRuns } from './OwnRuns';
import { QuestFilters } from './QuestFilters';
import { QuestTile } from './QuestTile';
import { everything, useCatalogue, useFilter } from './useQuests';

/** The catalogue: one's own quests first, then what fits this week, the rest folded away. */
export default function QuestsPage() {
  const { t } = useTranslation('quests');
  const [filter, change] = useFilter();
  const catalogue = useCatalogue(filter);
  const budget = useMe().member.settings.weeklyMinutes;
  const mayWrite = useAbility('quest.write');
  if (isLost(catalogue)) return <TroublePage error={catalogue.error} onRetry={() => void catalogue.refetch()} />;

  const open = catalogue.data?.filter(({ coming }) => !coming) ?? [];
  const coming = catalogue.data?.filter((quest) => quest.coming) ?? [];
  const fits = open.filter(({ minutes }) => budget === null || minutes <= budget);
  const later = open.filter((quest) => !fits.includes(quest));
  return (
    <>
      <PageHeader
        title={t('catalogue.title')}
        purpose={t('catalogue.purpose')}
        action={mayWrite ? <Link to="/manage/quests">{t('catalogue.write')}</Link> : undefined}
      />
      <Stack gap="l">
        <OwnRuns />
        <QuestFilters filter={filter} onFilter={change} found={catalogue.data?.length} />
        {catalogue.data ? null : <Skeleton lines={6} />}
        {catalogue.data?.length === 0 ? (
          <EmptyState
            title={t('catalogue.none')}
            action={<Button onClick={() => change(everything)}>{t('catalogue.all')}</Button>}
          >
            {t('catalogue.none_words')}
          </EmptyState>
        ) : null}
        <section>
          <h2>
            <VisuallyHidden>{t('catalogue.now')}</VisuallyHidden>
          </h2>
          <Grid>
            {fits.map((quest) => (
              <QuestTile key={quest.slug} quest={quest} />
            ))}
          </Grid>
        </section>
        <Folded
          title={t('catalogue.another_week')}
          words={t('catalogue.another_week_words', { count: budget ?? 0 })}
          quests={later}
        />
        <Folded title={t('catalogue.coming')} words={t('catalogue.coming_words')} quests={coming} />
      </Stack>
    </>
  );
}
