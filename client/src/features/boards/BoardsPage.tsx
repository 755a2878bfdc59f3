import type { BoardFace, BoardList } from '@guildhall/shared/game/boards';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isLost } from '../../app/pages/is-lost';
import { TroublePage } from '../../app/pages/TroublePage';
import { useFormats } from '../../lib/time/useFormats';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Stack } from '../../ui/layout/Layout';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Skeleton } from '../../ui/layout/Skeleton';
import { Notice } from '../../ui/notice/Notice';
import { Tabs } from '../../ui/tabs/Tabs';
import { Link } from '../../ui/text/Link';
import { Pill } from '../../ui/text/Pill';
import { toast } from '../../ui/toast/toast.store';
import { BesideScores } from './BesideScores';
import { Board } from './Board';
import { CouncilBar } from './CouncilBar';
import { GapClosed } from './GapClosed';
import { useBoardList } from './useBoards';

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

const keyOf = ({ subjectKind, span }: BoardFace) => `${subjectKind}-${span}`;

function Screen({ list }: { list: BoardList }) {
  const { t } = useTranslation('boards');
  const { day } = useFormats();
  const [chosen, setChosen] = useState<string>();
  const [first] = list.boards;
  const shown = list.boards.find((board) => keyOf(board) === chosen) ?? first;
  const gone = chosen !== undefined && shown !== undefined && keyOf(shown) !== chosen;
  useEffect(() => {
    if (!gone) return;
    toast('boards:gone');
    setChosen(undefined);
  }, [gone]);
  return (
    <Stack gap="l">
      {list.council ? <CouncilBar council={list.council} /> : null}
      {list.preElectionUntil ? <Notice>{t('election', { day: day(list.preElectionUntil) })}</Notice> : null}
      {shown ? (
        <Tabs
          label={t('which')}
          chosen={keyOf(shown)}
          onChoose={setChosen}
          tabs={list.boards.map((board) => ({
            key: keyOf(board),
            label: t(`board.${board.subjectKind}.${board.span}`),
            panel: <Board key={board.id} id={board.id} />,
          }))}
        />
      ) : (
        <EmptyState title={t('none')} action={<Link to="/quests">{t('none_action')}</Link>}>
          {t('none_words')}
        </EmptyState>
      )}
      <GapClosed closed={list.gapClosed} />
      <BesideScores />
    </Stack>
  );
}
