import type { BoardList } from '@guildhall/shared/game/boards';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { useFormats } from '../../lib/time/useFormats';
import { Button } from '../../ui/button/Button';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { BesideScores } from './BesideScores';
import { Boards } from './Boards';
import { CouncilBar } from './CouncilBar';
import { GapClosed } from './GapClosed';
import { OfWhat } from './OfWhat';
import { useBoardList } from './useBoards';
import { useSpans } from './useSpans';

/** How teams, departments and the whole organisation move, season by season. */
export default function BoardsPage() {
  const { t } = useTranslation('boards');
  const list = useBoardList();
  if (isLost(list)) return <TroublePage error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        above={list.data ? <Season season={list.data.season} /> : undefined}
        action={<Link to="/how-points-work">{t('how')}</Link>}
      />
      {list.data ? <Screen list={list.data} /> : <Skeleton lines={8} block />}
    </>
  );
}

function Season({ season }: { season: BoardList['season'] }) {
  const { t } = useTranslation('boards');
  const { shortDate } = useFormats();
  if (!season) return null;
  const { number, phase, week, chapter, startsAt } = season;
  const words =
    phase === 'open'
      ? t('season.open', { number, week, chapter: t(`chapter.${chapter}`) })
      : t(`season.${phase}`, { number, date: shortDate(startsAt) });
  return <Pill>{words}</Pill>;
}

function Screen({ list }: { list: BoardList }) {
  const { t } = useTranslation('boards');
  const { day } = useFormats();
  const { more, spans, span, choose } = useSpans(list);
  const isNow = span?.of === 'now';
  const closed = isNow && list.gapClosed.length > 0 ? <GapClosed closed={list.gapClosed} /> : undefined;
  return (
    <Stack gap="l">
      {list.council ? <CouncilBar council={list.council} /> : null}
      {list.preElectionUntil ? <Notice>{t('election', { day: day(list.preElectionUntil) })}</Notice> : null}
      {spans.length > 1 || !span ? <OfWhat spans={spans} chosen={span} onChoose={choose} /> : null}
      {span ? <Boards span={span} then={closed} /> : <NotHere more={more} onChoose={choose} />}
      {isNow ? <BesideScores /> : null}
    </Stack>
  );
}

/** What the address asks for, while it is being read, or where there is none. */
function NotHere({ more, onChoose }: { more: ReturnType<typeof useSpans>['more']; onChoose: (key: string) => void }) {
  const { t } = useTranslation('boards');
  if (more.isPending) return <Skeleton lines={6} />;
  if (more.error) return <ProblemNotice problem={more.error} urgent={false} />;
  return (
    <EmptyState title={t('not_here')} action={<Button onClick={() => onChoose('')}>{t('not_here_action')}</Button>}>
      {t('not_here_words')}
    </EmptyState>
  );
}
