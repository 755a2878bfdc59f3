import type { MyPoints, PointsLine } from '@guildhall/shared/game/points';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useBilingual } from '../../lib/i18n/useBilingual';
import { useMe } from '../../lib/me/useMe';
import { pathOf } from '../../lib/places/path-of';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/card/Card';
import { CardRow, CardRows } from '../../ui/card/CardRow';
import { Figure } from '../../ui/card/Figure';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Columns, Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Progress } from '../../ui/layout/Progress';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Link } from '../../ui/text/Link';
import { PlayingQuestion } from '../settings/PlayingQuestion';
import { SeenBy } from './SeenBy';
import { useReason, whatWords } from './useReason';
import { usePoints } from './usePoints';

/** One's own points, each line with its reason. Nobody else can open this page. */
export default function PointsPage() {
  const { t } = useTranslation('points');
  const points = usePoints();
  if (isLost(points)) return <TroublePage error={points.error} onRetry={() => void points.refetch()} />;
  const first = points.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        action={<Link to="/how-points-work">{t('how.link')}</Link>}
      />
      {first ? (
        <Columns
          main={
            <>
              <Lines
                lines={points.data?.pages.flatMap(({ lines }) => lines) ?? []}
                more={
                  points.hasNextPage
                    ? { busy: points.isFetchingNextPage, load: () => void points.fetchNextPage() }
                    : null
                }
              />
              <ProblemNotice problem={points.error} urgent={false} />
            </>
          }
          side={
            <>
              <PlayingQuestion />
              <Totals points={first} />
            </>
          }
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

interface LinesProps {
  lines: readonly PointsLine[];
  more: { busy: boolean; load: () => void } | null;
}

function Lines({ lines, more }: LinesProps) {
  const { t } = useTranslation('points');
  const { playing } = useMe().member;
  // Whoever has not decided yet is asked beside it.
  if (lines.length === 0 && playing === null) return <EmptyState title={t('none')}>{t('undecided')}</EmptyState>;
  if (lines.length === 0)
    return (
      <EmptyState
        title={t('none')}
        action={<Link to={playing ? '/quests' : '/settings'}>{t(playing ? 'start' : 'settings')}</Link>}
      >
        {t(playing ? 'none_words' : 'not_playing')}
      </EmptyState>
    );
  return (
    <Stack>
      <Card title={t('lines')}>
        <CardRows>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </CardRows>
      </Card>
      {more ? (
        <Button busy={more.busy} onClick={more.load}>
          {t('earlier')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Line({ line }: { line: PointsLine }) {
  const { t } = useTranslation('points');
  const { shortDate } = useFormats();
  const reason = useReason();
  const { text } = useBilingual();
  const what = whatWords(t, line.rule, line.quest && text(line.quest));
  return (
    <CardRow
      lead={<Figure value={line.points} unit={t('unit', { count: Math.abs(line.points) })} />}
      title={
        line.link ? (
          <Link to={pathOf(line.link)} look="quiet">
            {what}
          </Link>
        ) : (
          what
        )
      }
      detail={
        <>
          {t(`category.${line.category}`)} · {shortDate(line.occurredAt)}
          <br />
          {line.kind === 'taken_back' || line.takenBack
            ? t(line.takenBack ? 'taken_back_later' : 'taken_back')
            : reason(line.reason)}
          {line.season === null && line.points > 0 ? (
            <>
              <br />
              {line.lateFor === null ? t('between_seasons') : t('late_for', { number: line.lateFor })}
            </>
          ) : null}
        </>
      }
    />
  );
}

function Totals({ points }: { points: MyPoints }) {
  const { t } = useTranslation('points');
  const { number } = useFormats();
  const { season } = points;
  return (
    <Card title={t('totals')}>
      <Stack>
        {season ? (
          <>
            <Progress
              label={t('season', { number: season.number })}
              share={season.points / season.enough}
              words={number(season.points)}
            />
            <p>{t(season.reached ? 'enough' : 'until_enough', { count: season.enough })}</p>
          </>
        ) : null}
        <p>{t('all_time', { count: points.allTime })}</p>
        <ul>
          {points.byCategory.map(({ category, points: sum }) => (
            <li key={category}>
              {t(`category.${category}`)}: {number(sum)}
            </li>
          ))}
        </ul>
        <p>{t('promise')}</p>
        <SeenBy />
      </Stack>
    </Card>
  );
}
