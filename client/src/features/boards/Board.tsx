import type { BoardSnapshot, OwnPlace } from '@guildhall/shared/game/boards';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemNotice } from '../../lib/api/ProblemNotice';
import { Card } from '../../ui/card/Card';
import { EmptyState } from '../../ui/layout/EmptyState';
import { Columns, Stack } from '../../ui/layout/Layout';
import { Skeleton } from '../../ui/layout/Skeleton';
import { useGlide } from '../../ui/glide/useGlide';
import styles from './Boards.module.css';
import { OwnPlaceCard } from './OwnPlaceCard';
import { Place } from './Place';
import { useBoard } from './useBoards';
import { useSpokenPlaces } from './useSpokenPlaces';

interface BoardProps {
  id: string;
  title: string;
  /** Nothing that is done now counts on it any more. */
  over: boolean;
  /** What follows its first places. */
  then?: ReactNode;
}

/** One board: its first places, and one's own. */
export function Board({ id, title, over, then }: BoardProps) {
  const { t } = useTranslation('boards');
  const { page, board, gone } = useBoard(id);
  // The page goes on to another board as soon as the list is read anew.
  if (gone) return <p>{t('gone')}</p>;
  if (page.error) return <ProblemNotice problem={page.error} urgent={false} />;
  if (!page.data || !board) return <Skeleton lines={6} />;
  const { own } = page.data;
  const places = <Places board={board} own={own} title={title} over={over} />;
  if (own) return <Columns main={places} side={<OwnPlaceCard own={own} board={board} />} then={then} />;
  return (
    <Stack gap="l">
      {places}
      {then}
    </Stack>
  );
}

interface PlacesProps extends Omit<BoardProps, 'id' | 'then'> {
  board: BoardSnapshot;
  own: OwnPlace | null;
}

function Places({ board, own, title, over }: PlacesProps) {
  const { t } = useTranslation('boards');
  const list = useGlide<HTMLOListElement>(board.rows.map(({ subjectId }) => subjectId).join());
  useSpokenPlaces(board);
  return (
    <Card title={title} aside={board.of > 0 ? t('of', { count: board.of }) : undefined}>
      {board.rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t(over ? 'empty_over' : 'empty_words')}</EmptyState>
      ) : null}
      <ol ref={list} className={styles.places}>
        {board.rows.map((row) => (
          <Place key={row.subjectId} row={row} board={board} own={row.subjectId === own?.subjectId} />
        ))}
      </ol>
    </Card>
  );
}
