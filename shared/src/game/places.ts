/** A subject of a board; only those with a score above 0 have a place. */
export interface Scored {
  id: string;
  name: string;
  score: number;
  /** When it reached its present score. */
  reachedAt: Date;
}

export type Ranked<S extends Scored> = S & { rank: number };
export type Band = 'first_third' | 'middle' | 'getting_going';

const byName = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

/** Display order: score, then who got there first, then name; the id settles the rest. Order never changes rank. */
export function inDisplayOrder(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    a.reachedAt.getTime() - b.reachedAt.getTime() ||
    byName.compare(a.name, b.name) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Competition ranking "1224" in display order (DESIGN §6); subjects without points are left out. */
export function ranked<S extends Scored>(subjects: readonly S[]): Ranked<S>[] {
  const order = subjects.filter((subject) => subject.score > 0).sort(inDisplayOrder);
  let rank = 0;
  return order.map((subject, index) => {
    if (index === 0 || order[index - 1]!.score !== subject.score) rank = index + 1;
    return { ...subject, rank };
  });
}

/** One's own place as a band among `of` ranked subjects (DESIGN §6); `null` stands for no points yet. */
export function bandOf(rank: number | null, of: number): Band {
  if (rank === null) return 'getting_going';
  if (rank <= Math.ceil(of / 3)) return 'first_third';
  return rank <= Math.ceil((2 * of) / 3) ? 'middle' : 'getting_going';
}

/** Named at most: three people, or ten units (DESIGN §6, scoring §3.3). */
export const namedAtMost = { member: 3, team: 10, department: 10 } as const;

/**
 * The places that are named, `most` at most: the first ones, of the first two thirds of the `of` that have a place; whoever
 * is in the last third knows their own as a band alone. `rows` are in order, and go on until one stands behind all that can
 * be named, if there is one. No board prints a last place: whoever stands where the rows end is left out, unless all of
 * them share that place.
 */
export function named<Row extends { rank: number }>(rows: readonly Row[], of: number, most: number): Row[] {
  const last = rows.at(-1)?.rank;
  return rows
    .filter(({ rank }) => rank === 1 || (rank !== last && bandOf(rank, of) !== 'getting_going'))
    .slice(0, most);
}
