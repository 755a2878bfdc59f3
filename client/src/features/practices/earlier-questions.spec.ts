import { describe, expect, it } from '@jest/globals';
import type { Question } from '@guildhall/shared/work/practice-questions';
import fc from 'fast-check';

import { partEarlier } from './earlier-questions';

const person = { id: 'p', name: 'Dev Anand' };
const question = (nth: number, accepted: boolean) =>
  ({ id: String(nth), by: person, answers: [{ id: `a${nth}`, accepted }] }) as Question;

const nobody = () => false;

describe('questions under a card', () => {
  it('lose none and keep their order; only earlier ones with an accepted answer fold', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (answered) => {
        const questions = answered.map((accepted, nth) => question(nth, accepted));
        const { earlier, inSight } = partEarlier(questions, nobody);
        const order = (part: Question[]) => part.map(({ id }) => Number(id));
        expect([...order(earlier), ...order(inSight)].toSorted((a, b) => a - b)).toEqual(order(questions));
        expect(order(inSight)).toEqual(order(inSight).toSorted((a, b) => a - b));
        for (const { id, answers } of earlier) {
          expect(answers[0]!.accepted).toBe(true);
          expect(Number(id)).toBeLessThan(questions.length - 5);
        }
      }),
      { seed: 62 },
    );
  });

  it('fold when there are two or more to fold', () => {
    const answered = (count: number) => Array.from({ length: count }, (_, nth) => question(nth, true));
    expect(partEarlier(answered(6), nobody).earlier).toHaveLength(0);
    expect(partEarlier(answered(7), nobody).earlier).toHaveLength(2);
  });

  it('never fold with words that somebody is writing under them', () => {
    const questions = Array.from({ length: 9 }, (_, nth) => question(nth, true));
    const { earlier, inSight } = partEarlier(questions, (id) => id === '1');
    expect(earlier.map(({ id }) => id)).toEqual(['0', '2', '3']);
    expect(inSight.map(({ id }) => id)).toEqual(['1', '4', '5', '6', '7', '8']);
  });
});
