/** An award that came or went. */
export interface AwardMoved {
  badgeId: string;
  /** The member or unit. */
  subjectId: string;
}

export interface AwardMoves {
  came: AwardMoved[];
  went: AwardMoved[];
}

/** Which awards, by their id, stand only after and which stood only before. */
export function movedBetween(
  before: ReadonlyMap<string, AwardMoved>,
  after: ReadonlyMap<string, AwardMoved>,
): AwardMoves {
  const missing = (here: ReadonlyMap<string, AwardMoved>, there: ReadonlyMap<string, AwardMoved>) =>
    [...here].filter(([id]) => !there.has(id)).map(([, award]) => award);
  return { came: missing(after, before), went: missing(before, after) };
}

/** A badge that came to, and went from, so many members or units. */
export interface BadgeMoved {
  id: string;
  came: number;
  went: number;
}

/** The same by badge, those that did not move left out, in one order. */
export function countedByBadge({ came, went }: AwardMoves): BadgeMoved[] {
  const ids = [...new Set([...came, ...went].map(({ badgeId }) => badgeId))].toSorted();
  const times = (moved: readonly AwardMoved[], id: string) => moved.filter(({ badgeId }) => badgeId === id).length;
  return ids.map((id) => ({ id, came: times(came, id), went: times(went, id) }));
}
