import { describe, expect, it } from '@jest/globals';
import type { PracticeSnapshot } from '@guildhall/shared/work/practices';

import { applyChange } from './apply-change';

const question = (id: string, html = id) => ({ id, html }) as PracticeSnapshot['questions'][number];
const reuse = (id: string, state = 'trying') => ({ id, state }) as PracticeSnapshot['reuses'][number];
const held = {
  card: { title: 'Before' } as PracticeSnapshot['card'],
  reuses: [reuse('r1'), reuse('r2')],
  questions: [question('q1'), question('q2')],
  comments: [],
  thanks: [],
} satisfies PracticeSnapshot;

describe('a live change of a card', () => {
  it('[practices/live] puts what is new last and what is known in its place', () => {
    const after = applyChange(held, { questions: [question('q1', 'answered'), question('q3')] });
    expect(after.questions.map(({ id, html }) => `${id} ${html}`)).toEqual(['q1 answered', 'q2 q2', 'q3 q3']);
    expect(after.card).toBe(held.card);
  });

  it('[practices/live] leaves out what is gone, also when it came in the same change', () => {
    const after = applyChange(held, { reuses: [reuse('r3')], reusesGone: ['r1', 'r3'] });
    expect(after.reuses.map(({ id }) => id)).toEqual(['r2']);
  });

  it('[practices/live] applied twice it is as applied once, and what was held is not touched', () => {
    const change = {
      card: { title: 'After' } as PracticeSnapshot['card'],
      questions: [question('q3')],
      reusesGone: ['r2'],
    };
    const once = applyChange(held, change);
    expect(applyChange(once, change)).toEqual(once);
    expect(held.questions).toHaveLength(2);
  });
});
