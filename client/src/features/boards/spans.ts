import type { BoardFace, BoardList, MoreBoards } from '@guildhall/shared/game/boards';

/** What boards are of: the season that runs or ran last, all time, an earlier season, or a challenge. */
export type Span = { key: string; boards: readonly BoardFace[] } & (
  | { of: 'now'; season: BoardList['season'] }
  | { of: 'all' }
  | { of: 'season'; season: MoreBoards['seasons'][number] }
  | { of: 'challenge'; challenge: MoreBoards['challenges'][number] }
);

/** The key that is in no address, because the page begins with it. */
const NOW = '';

/** All that there are boards of, the season that runs first. `key` is what the address holds. */
export function spansOf({ season, boards }: BoardList, more: MoreBoards | undefined): Span[] {
  const allTime = boards.filter(({ span }) => span === 'all');
  return [
    { key: NOW, of: 'now', season, boards: boards.filter(({ span }) => span === 'season') },
    ...(allTime.length > 0 ? [{ key: 'all', of: 'all', boards: allTime } as const] : []),
    ...(more?.seasons ?? []).map(
      (earlier) =>
        ({ key: `season-${earlier.number}`, of: 'season', season: earlier, boards: earlier.boards }) as const,
    ),
    ...(more?.challenges ?? []).map(
      (challenge) => ({ key: challenge.id, of: 'challenge', challenge, boards: [challenge.board] }) as const,
    ),
  ];
}

/** What an address asks for; undefined for what there are no boards of. The season that ran last may be named as well. */
export function spanAt(spans: readonly Span[], of: string): Span | undefined {
  return spans.find(
    (span) => span.key === of || (span.of === 'now' && span.season && of === `season-${span.season.number}`),
  );
}

/** Whether what is done now can no longer count on its boards. */
export function isOver(span: Span): boolean {
  if (span.of === 'now') return span.season?.phase === 'rest' || span.season?.phase === 'over';
  return span.of === 'season' || (span.of === 'challenge' && span.challenge.state !== 'open');
}
