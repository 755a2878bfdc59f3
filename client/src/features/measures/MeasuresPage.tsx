import { lazy, Suspense } from 'react';
import type { Measures } from '@guildhall/shared/insight/measures';
import type { RecheckFigures } from '@guildhall/shared/insight/rechecks';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { Figures } from '../../ui/card/Figures';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Pill } from '../../ui/text/Pill';
import ink from '../../ui/text/Ink.module.css';
import { ChooseOf } from './ChooseOf';
import { Stories } from './Stories';
import { useMeasures } from './useMeasures';

const TimeSavedCard = lazy(() => import('../adoption/TimeSavedCard'));

/** What came of it: a few figures a person at a meeting can say aloud, and what teams said. Made to be printed. */
export default function MeasuresPage() {
  const { t } = useTranslation('measures');
  const { of, choose, came } = useMeasures();
  if (isLost(came)) return <TroublePage error={came.error} onRetry={() => void came.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        above={came.data ? <OfWhat came={came.data} /> : undefined}
        action={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <Stack gap="l">
        <ChooseOf seasons={came.data?.seasons ?? []} of={of} onChoose={choose} />
        {came.data ? <Screen came={came.data} /> : <Skeleton lines={8} block />}
        {/* It is of the whole organisation until today, and would belie the figures of one challenge or of a season that is over. */}
        {of.challenge || of.season ? null : (
          <Suspense>
            <TimeSavedCard />
          </Suspense>
        )}
      </Stack>
    </>
  );
}

/** The season or the challenge that the figures are of. */
function OfWhat({ came: { season, challenge } }: { came: Measures }) {
  const { t } = useTranslation('measures');
  const { text } = useBilingual();
  const { range } = useFormats();
  if (season)
    return <Pill>{t('season', { number: season.number, range: range(season.startsAt, season.endsAt) })}</Pill>;
  if (!challenge) return null;
  const { title, startsAt, endsAt } = challenge;
  const dates = startsAt && endsAt ? range(startsAt, endsAt) : null;
  return <Pill>{dates ? t('challenge', { title: text(title), range: dates }) : text(title)}</Pill>;
}

function Screen({ came }: { came: Measures }) {
  const { t } = useTranslation('measures');
  const { number } = useFormats();
  const shown = (count: number | null) => (count === null ? t('few') : number(count));
  const { kept, changed, stopped } = came.reuses;
  const tried = kept + changed + stopped;
  const figures = [
    ['taking_part', shown(came.takingPart)],
    ['first_steps', shown(came.firstSteps)],
    ['newcomers', shown(came.newcomersHelped)],
    ['teams', number(came.teamsTakingPart)],
    ['practices', number(came.practicesShared)],
    ['answers', number(came.questionsAnswered)],
    ['reuses', number(tried)],
    ['minutes', number(came.minutesSavedWeekly)],
  ] as const;
  return (
    <Stack gap="l">
      <Card title={t(`figures.${timeOf(came)}`)}>
        <Stack>
          <Figures figures={figures.map(([key, value]) => ({ key, value, words: t(`figure.${key}`) }))} />
          {tried > 0 ? (
            <p>{t('outcomes', { kept: number(kept), changed: number(changed), stopped: number(stopped) })}</p>
          ) : null}
          <LookedAtAgain rechecks={came.rechecks} />
          <p className={ink.soft}>
            {tried > 0 ? t('honest') : null} {t('left_out')}
          </p>
        </Stack>
      </Card>
      <Stories stories={came.stories} />
    </Stack>
  );
}

function timeOf({ challenge, season, seasons }: Measures): 'challenge' | 'ever' | 'now' | 'earlier' {
  if (challenge) return 'challenge';
  if (!season) return 'ever';
  return season.number === seasons[0]?.number ? 'now' : 'earlier';
}

/** What a second person found, of outcomes drawn by lot; each with how many it is of. */
function LookedAtAgain({ rechecks: { lookedAt, holding } }: { rechecks: RecheckFigures }) {
  const { t } = useTranslation('measures');
  const { number, percent } = useFormats();
  if (!lookedAt) return null;
  const words = ({ count, of }: { count: number; of: number }) => ({
    some: number(count),
    of: number(of),
    share: percent(of === 0 ? 0 : count / of),
  });
  return (
    <p>
      {t('looked_at', words(lookedAt))} {holding ? t('holding', words(holding)) : null}
    </p>
  );
}
