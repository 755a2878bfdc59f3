import { describe, expect, it } from '@jest/globals';
import type { Question } from '@guildhall/shared/work/practice-questions';
import fc from 'fast-check';

import { foldsOf } from './earlier-questions';

const person = { id: 'p', name: 'Dev Anand' };
const question = (nth: number, accepted: boolean) =>
  ({ id: String(nth), by: person, answers: [{ id: `a${nth}`, accepted }] }) as Question;

const earlierOf = (questions: Question[]) => questions.filter(({ id }) => foldsOf(questions).get(id));

describe('questions under a card', () => {
  it('fold only where they are earlier ones with an accepted answer', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (answered) => {
        const questions = answered.map((accepted, nth) => question(nth, accepted));
        expect(foldsOf(questions).size).toBe(questions.length);
        for (const { id, answers } of earlierOf(questions)) {
          expect(answers[0]!.accepted).toBe(true);
          expect(Number(id)).toBeLessThan(questions.length - 5);
        }
      }),
      { seed: 62 },
    );
  });

  it('fold when there are two or more to fold', () => {
    const answered = (count: number) => Array.from({ length: count }, (_, nth) => question(nth, true));
    expect(earlierOf(answered(6))).toHaveLength(0);
    expect(earlierOf(answered(7))).toHaveLength(2);
  });
});
