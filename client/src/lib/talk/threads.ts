/** Something said, as it stands in a thread. */
export interface Saying {
  id: string;
  /** What began the thread; null for that itself. */
  parentId: string | null;
  at: string;
}

export interface Thread<Said extends Saying> {
  /** What began it. */
  first: Said;
  /** Oldest first. */
  replies: Said[];
}

/** What is said in threads, the longest standing thread first; each saying stands in exactly one place. */
export function threadsOf<Said extends Saying>(said: readonly Said[]): Thread<Said>[] {
  const inTime = said.toSorted((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at)));
  const known = new Set(said.map(({ id }) => id));
  // A reply whose thread has not arrived yet begins one of its own until it has.
  const begins = ({ parentId }: Said) => parentId === null || !known.has(parentId);
  const replies = Map.groupBy(
    inTime.filter((each) => !begins(each)),
    ({ parentId }) => parentId,
  );
  return inTime.filter(begins).map((first) => ({ first, replies: replies.get(first.id) ?? [] }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
