import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  authorsOf,
  type Block,
  creditOf as creditIn,
  phraseBy,
  phrasesOf as phrasesIn,
  readBlock,
} from './credit.rules.js';

/** So many words that nobody else has. */
const words = (name: string, count: number) => Array.from({ length: count }, (_, nth) => `${name}${nth}`).join(' ');
const by = (member: string | null, text: string): Block => [{ text, by: member }];
const phrasesOf = (text: readonly Block[]) => phrasesIn(text.map(readBlock));
const creditOf = (text: readonly Block[], firstOf: ReadonlyMap<number, string | null>) =>
  creditIn(text.map(readBlock), firstOf);
const nothingBefore = new Map<number, string | null>();

const people = fc.constantFrom('ada', 'bo', null);
const blocks = fc.array(
  fc.array(
    fc.record({
      text: fc
        .array(fc.constantFrom('bin', 'map', 'crew', 'road', 'tea', 'day'), { minLength: 1, maxLength: 12 })
        .map((all) => `${all.join(' ')} `),
      by: people,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { maxLength: 6 },
);
const total = (credit: Map<string, number>) => [...credit.values()].reduce((sum, count) => sum + count, 0);
const countIn = (some: readonly Block[], member?: string) =>
  some
    .flat()
    .filter((run) => member === undefined || run.by === member)
    .reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);

describe('[guidance/credit] whose words survive', () => {
  it('a member’s own new words all count', () => {
    expect(creditOf([by('ada', words('a', 60))], nothingBefore)).toEqual(new Map([['ada', 60]]));
  });

  it('[stored] a phrase is the same number in every version, for the numbers are stored', () => {
    expect([...phrasesOf([by('ada', 'We empty the bins weekly')]).keys()]).toEqual([3327074594835050]);
  });

  it('[first] who is known to have written a phrase first need not be told of what they have themselves', () => {
    fc.assert(
      fc.property(blocks, blocks, (text, before) => {
        const first = phrasesOf(before);
        const seems = (phrase: number) =>
          text
            .map(readBlock)
            .flatMap((block) => block.phrases.flatMap((one, at) => (one === phrase ? [phraseBy(block, at)] : [])));
        const others = new Map([...first].filter(([phrase, member]) => seems(phrase).some((by) => by !== member)));
        expect(creditOf(text, others)).toEqual(creditOf(text, first));
      }),
      { seed: 62 },
    );
  });

  it('40 words make an author, 39 do not', () => {
    const credit = creditOf([by('ada', words('a', 40)), by('bo', words('b', 39))], nothingBefore);
    expect(authorsOf(credit)).toEqual(['ada']);
  });

  it('[copy] text that was there before earns its copier nothing', () => {
    const template = [by(null, words('t', 80))];
    expect(creditOf([by('bo', words('t', 80))], phrasesOf(template))).toEqual(new Map());
  });

  it('[move] deleting and putting in again leaves the words with who wrote them', () => {
    const before = [by('ada', words('a', 50))];
    expect(creditOf([by('bo', words('a', 50))], phrasesOf(before))).toEqual(new Map([['ada', 50]]));
  });

  it('[paste] the same words a second time earn nothing, one’s own included', () => {
    expect(creditOf([by('ada', words('a', 30)), by('ada', words('a', 30))], nothingBefore).get('ada')).toBe(30);
  });

  it('[format] capitals, punctuation and the cutting into runs change nothing', () => {
    const first = phrasesOf([by('ada', 'We empty the bins on Tuesdays, and on Fridays.')]);
    const again: Block = [
      { text: 'WE EMPTY the bins', by: 'bo' },
      { text: ' on Tuesdays and on “Fridays”!', by: 'bo' },
    ];
    expect(creditOf([again], first)).toEqual(new Map([['ada', 9]]));
  });

  it('[beside] words added to another’s paragraph count, the other’s stay theirs', () => {
    const shared: Block = [
      { text: `${words('a', 45)} `, by: 'ada' },
      { text: words('b', 41), by: 'bo' },
    ];
    const first = phrasesOf([by('ada', words('a', 45))]);
    expect(creditOf([shared], first)).toEqual(
      new Map([
        ['ada', 45],
        ['bo', 41],
      ]),
    );
  });

  it('[properties] never more than was written, nobody who wrote nothing, and the same every time', () => {
    fc.assert(
      fc.property(blocks, blocks, (text, before) => {
        const first = phrasesOf(before);
        const credit = creditOf(text, first);
        expect(total(credit)).toBeLessThanOrEqual(countIn(text));
        expect(creditOf(text, first)).toEqual(credit);
        for (const [member, count] of creditOf(text, nothingBefore))
          expect(count).toBeLessThanOrEqual(countIn(text, member));
      }),
      { seed: 62 },
    );
  });

  it('[properties] whoever copies a whole earlier text gains nothing by it', () => {
    fc.assert(
      fc.property(blocks, (before) => {
        const copied = before.map((block) => [{ text: block.map(({ text }) => text).join(''), by: 'copier' }]);
        expect(creditOf(copied, phrasesOf(before)).get('copier') ?? 0).toBe(0);
      }),
      { seed: 62 },
    );
  });

  it('[properties] saying it twice is worth saying it once', () => {
    fc.assert(
      fc.property(blocks, (text) => {
        expect(creditOf([...text, ...text], nothingBefore)).toEqual(creditOf(text, nothingBefore));
      }),
      { seed: 62 },
    );
  });
});
