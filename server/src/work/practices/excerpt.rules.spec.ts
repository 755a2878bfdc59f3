import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { excerptAround, excerptOf, FOUND } from './excerpt.rules.js';

describe('excerpts', () => {
  it('tell what was found from the words around it', () => {
    expect(excerptAround(`we ${FOUND.from}count${FOUND.to} each ${FOUND.from}lamp${FOUND.to}`)).toEqual([
      { text: '… ', found: false },
      { text: 'we ', found: false },
      { text: 'count', found: true },
      { text: ' each ', found: false },
      { text: 'lamp', found: true },
      { text: ' …', found: false },
    ]);
  });

  it('lose and add no word, wherever the marks stand', () => {
    const word = fc.string().map((text) => text.replaceAll(FOUND.from, '').replaceAll(FOUND.to, ''));
    fc.assert(
      fc.property(fc.array(fc.record({ text: word, found: fc.boolean() })), (pieces) => {
        const marked = pieces.map(({ text, found }) => (found ? FOUND.from + text + FOUND.to : text)).join('');
        const shown = excerptAround(marked).slice(1, -1);
        expect(shown.map(({ text }) => text).join('')).toBe(pieces.map(({ text }) => text).join(''));
      }),
      { seed: 62 },
    );
  });

  it('without finds are the beginning, cut at a word', () => {
    expect(excerptOf('**Two** words')).toEqual([{ text: 'Two words', found: false }]);
    expect(excerptOf('')).toEqual([]);
    const [cut] = excerptOf('word '.repeat(100));
    expect(cut!.text).toMatch(/^(word ){39}word…$/);
  });
});
