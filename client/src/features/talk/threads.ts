import type { Comment } from '@guildhall/shared/work/practice-talk';

export interface Thread {
  /** The comment that began it. */
  first: Comment;
  /** Oldest first. */
  replies: Comment[];
}

/** Comments in threads, the longest standing thread first; each comment stands in exactly one place. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const inTime = comments.toSorted((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at)));
  const known = new Set(comments.map(({ id }) => id));
  // A reply whose thread has not arrived yet begins one of its own until it has.
  const begins = ({ parentId }: Comment) => parentId === null || !known.has(parentId);
  const replies = Map.groupBy(
    inTime.filter((comment) => !begins(comment)),
    ({ parentId }) => parentId,
  );
  return inTime.filter(begins).map((first) => ({ first, replies: replies.get(first.id) ?? [] }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
