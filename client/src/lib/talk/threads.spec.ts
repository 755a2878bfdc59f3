import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Saying, threadsOf } from './threads';

const comment = (id: string, parentId: string | null, minute: number): Saying => ({
  id,
  parentId,
  at: new Date(minute * 60_000).toISOString(),
});

/** Up to twelve comments, each beginning a thread or replying to one that began before it. */
const talk = fc.array(fc.tuple(fc.option(fc.nat(11)), fc.nat(30)), { maxLength: 12 }).map((plan) => {
  const made: Saying[] = [];
  for (const [nth, [to, minute]] of plan.entries()) {
    const roots = made.filter(({ parentId }) => parentId === null);
    const parent = to === null || roots.length === 0 ? null : roots[to % roots.length]!.id;
    made.push(comment(`c${String(nth).padStart(2, '0')}`, parent, minute));
  }
  return made;
});

describe('[comments/threads] on a screen', () => {
  it('every comment stands in one place, replies under what they reply to, in the order of time, however they arrived', () => {
    fc.assert(
      fc.property(talk, fc.nat(), (comments, turn) => {
        const threads = threadsOf(comments);
        const shown = threads.flatMap(({ first, replies }) => [first, ...replies]);
        expect(shown.map(({ id }) => id).sort()).toEqual(comments.map(({ id }) => id));
        for (const { first, replies } of threads) {
          expect(first.parentId).toBeNull();
          expect(replies.every(({ parentId }) => parentId === first.id)).toBe(true);
          expect(replies.map(({ at }) => at)).toEqual(replies.map(({ at }) => at).sort());
        }
        expect(threads.map(({ first }) => first.at)).toEqual(threads.map(({ first }) => first.at).sort());
        const moved = [...comments.slice(turn % 12), ...comments.slice(0, turn % 12)];
        expect(threadsOf(moved)).toEqual(threads);
      }),
      { seed: 62 },
    );
  });

  it('a reply that arrives before its thread is not lost', () => {
    expect(threadsOf([comment('b', 'a', 2)])).toMatchObject([{ first: { id: 'b' }, replies: [] }]);
  });
});
