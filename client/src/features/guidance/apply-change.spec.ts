import { describe, expect, it } from '@jest/globals';
import type { GuidanceSnapshot } from '@guildhall/shared/work/guidance';

import { applyChange } from './apply-change';

const thread = (id: string, state = 'open') => ({ id, state, anchor: null, resolvedBy: null, comments: [] });
const held = {
  guidance: { id: 'g', state: 'drafting' },
  reviews: [{ id: 'r' }],
  threads: [thread('a'), thread('b')],
  suggestions: [{ id: 's', state: 'open' }],
} as unknown as GuidanceSnapshot;

describe('a live change of guidance', () => {
  it('puts what came in its place, new things last, and leaves out what is gone', () => {
    const change = { threads: [thread('a', 'resolved'), thread('c')], threadsGone: ['b'] };
    const after = applyChange(held, change as never);
    expect(after.threads.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'resolved'],
      ['c', 'open'],
    ]);
    expect(after.guidance).toBe(held.guidance);
    expect(after.suggestions).toEqual(held.suggestions);
  });

  it('takes reviews whole', () => {
    expect(applyChange(held, { reviews: [] }).reviews).toEqual([]);
  });
});
