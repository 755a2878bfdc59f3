import type { TrailCard } from '@guildhall/shared/work/practice-adoption';
import type { PracticeCard } from '@guildhall/shared/work/practice-card';
import type { Reuse } from '@guildhall/shared/work/practice-reuse';

export type TrailRow =
  | { key: string; kind: 'source'; source: NonNullable<PracticeCard['adaptedFrom']> }
  | { key: string; kind: 'this'; more: boolean }
  | { key: string; kind: 'team'; reuse: Reuse; firm: boolean; last: boolean }
  | { key: string; kind: 'card'; card: TrailCard; last: boolean };

/**
 * The way of a practice from top to bottom: the card it was made from, itself, the teams that took it up in the order in
 * which they began, and the cards that were made from it. Empty when it has gone no way yet.
 */
export function trailOf(
  card: Pick<PracticeCard, 'id' | 'adaptedFrom'>,
  reuses: readonly Reuse[],
  adaptations: readonly TrailCard[],
): TrailRow[] {
  const inTime = reuses.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0));
  const branches = inTime.length + adaptations.length;
  if (branches === 0 && !card.adaptedFrom) return [];
  const last = (nth: number) => nth === branches - 1;
  return [
    ...(card.adaptedFrom ? [{ key: card.adaptedFrom.id, kind: 'source' as const, source: card.adaptedFrom }] : []),
    { key: card.id, kind: 'this', more: branches > 0 },
    ...inTime.map((reuse, nth) => ({
      key: reuse.id,
      kind: 'team' as const,
      reuse,
      firm: reuse.state === 'recorded' && reuse.outcome !== 'stopped',
      last: last(nth),
    })),
    ...adaptations.map((adapted, nth) => ({
      key: adapted.id,
      kind: 'card' as const,
      card: adapted,
      last: last(inTime.length + nth),
    })),
  ];
}
