import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type HeldQuestion, planQuestions } from './open-questions.rules.js';

const words = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const texts = fc.uniqueArray(words, { maxLength: 3 });
const held: fc.Arbitrary<HeldQuestion[]> = fc.uniqueArray(words, { maxLength: 5 }).chain((all) =>
  fc.tuple(
    ...all.map((text) =>
      fc.record({
        id: fc.constant(`id-${text}`),
        text: fc.constant(text),
        gone: fc.boolean(),
        answered: fc.boolean(),
      }),
    ),
  ),
);

describe('the open questions of an author', () => {
  it('[open-questions/plan] what stands is what the text asks, in its order, but for what a reviewer took away', () => {
    fc.assert(
      fc.property(held, texts, (before, asked) => {
        const { keep, add, release, drop } = planQuestions(before, asked);
        const textOf = (id: string) => before.find((question) => question.id === id)!.text;
        const standing = [...keep.map(({ id, place }) => ({ text: textOf(id), place })), ...add];
        const gone = new Set(before.filter((question) => question.gone).map(({ text }) => text));
        expect(standing.sort((a, b) => a.place - b.place)).toEqual(
          asked.map((text, index) => ({ text, place: index + 1 })).filter(({ text }) => !gone.has(text)),
        );
        // No answer is ever lost, and nothing is decided twice.
        for (const id of drop) expect(before.find((question) => question.id === id)!.answered).toBe(false);
        const decided = [...keep.map(({ id }) => id), ...release, ...drop];
        expect(decided.sort()).toEqual(
          before
            .filter((question) => !question.gone)
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { seed: 35 },
    );
  });
});
