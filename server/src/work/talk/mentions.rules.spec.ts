import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { markMentions, mentionedIn, type Named } from './mentions.rules.js';

const ann: Named = { id: 'a', name: 'Ann' };
const anna: Named = { id: 'b', name: 'Ann Marie Rees' };
const odd: Named = { id: 'c', name: 'Dev *A* O’Neil' };

describe('[mentions] who is mentioned', () => {
  it('is who was picked and still stands in the text, by the longest name that fits', () => {
    const ids = (text: string) => mentionedIn(text, [ann, anna, odd]).map(({ id }) => id);
    expect(ids('Thank you @Ann Marie Rees, it works.')).toEqual(['b']);
    expect(ids('@Ann, and @Ann Marie Rees!')).toEqual(['a', 'b']);
    expect(ids('Ask @Annabel or write to team@Ann.example')).toEqual([]);
    expect(ids('Ann knows')).toEqual([]);
  });

  it('is written in bold, and a name is never read as Markdown', () => {
    expect(markMentions('So @Dev *A* O’Neil said', [odd])).toBe('So **\\@Dev \\*A\\* O’Neil** said');
  });

  it('whatever the text and the names: nothing else is changed, and only the mentioned are marked', () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'B', ' ', '*', '@') });
    const text = fc.string({ maxLength: 40, unit: fc.constantFrom('a', 'B', ' ', '*', '@', ',') });
    fc.assert(
      fc.property(text, fc.array(name, { maxLength: 4 }), (words, names) => {
        const people = names.map((each, nth) => ({ id: String(nth), name: each }));
        const marked = markMentions(words, people);
        const mentioned = mentionedIn(words, people);
        if (mentioned.length === 0) expect(marked).toBe(words);
        expect(markMentions(words, mentioned)).toBe(marked);
        for (const { name: each } of mentioned) expect(words).toContain(`@${each}`);
      }),
      { seed: 62 },
    );
  });
});
