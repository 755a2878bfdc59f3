import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { withMention, withoutMention } from './mention-text';

describe('[comments/mentions] while writing', () => {
  it('a mention stands at the cursor, apart from the words beside it', () => {
    expect(withMention('', 0, 'Mair Ellis')).toBe('@Mair Ellis ');
    expect(withMention('Thanks', 6, 'Mair Ellis')).toBe('Thanks @Mair Ellis ');
    expect(withMention('Ask  first', 4, 'Mair Ellis')).toBe('Ask @Mair Ellis first');
  });

  it('taking it out again leaves no trace of the name, and no other words are lost', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.nat(20), (text, at) => {
        const words = text.replaceAll('@', '');
        const there = withMention(words, Math.min(at, words.length), 'Mair Ellis');
        expect(withoutMention(there, 'Mair Ellis').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
      }),
      { seed: 62 },
    );
    expect(withoutMention('Nobody here', 'Mair Ellis')).toBe('Nobody here');
  });
});
