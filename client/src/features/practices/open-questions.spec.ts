import type { Question } from '@guildhall/shared/work/practice-questions';
import { describe, expect, it } from '@jest/globals';

import { answeredOf, openQuestionsOf } from './open-questions';

const person = (id: string) => ({ id, name: id, unit: null });
const at = '2026-10-06T09:00:00.000Z';
const question = (openPlace: number | null, ...answeredBy: string[]): Question => ({
  id: `q${openPlace}`,
  html: '',
  by: person('author'),
  at,
  tip: false,
  openPlace,
  answers: answeredBy.map((by) => ({ id: by, html: '', by: person(by), at, accepted: false })),
});
const card = { author: person('author'), credits: [{ kind: 'member' as const, id: 'writer', name: 'writer' }] };

describe('what an author asks', () => {
  it('[open-questions] stands in its order; answered is what found an answer of a reader', () => {
    const open = openQuestionsOf([
      question(2, 'author', 'writer'),
      question(null, 'reader'),
      question(1, 'writer', 'reader'),
      question(3),
    ]);
    expect(open.map(({ openPlace }) => openPlace)).toEqual([1, 2, 3]);
    expect(answeredOf(card, open)).toBe(1);
  });
});
