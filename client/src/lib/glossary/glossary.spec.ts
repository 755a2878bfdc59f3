import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { firstUsesOf } from './first-uses';
import { placeBeside } from './place-beside';

describe('first uses on a page', () => {
  it('each word is marked once, in the first text that uses it', () => {
    const words = fc.array(fc.constantFrom('sponsor', 'stamp', 'quest'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (texts) => {
        const uses = firstUsesOf(texts.map((used, nth) => ({ key: String(nth), words: used })));
        expect([...uses.values()].flat().sort()).toEqual([...new Set(texts.flat())].sort());
        for (const word of new Set(texts.flat())) {
          const first = texts.findIndex((used) => used.includes(word));
          expect(uses.get(String(first))).toContain(word);
        }
      }),
      { seed: 62 },
    );
  });
});

describe('an explanation beside its word', () => {
  it('never covers the word, nor leaves the window where there is room for it', () => {
    const number = (most: number) => fc.integer({ min: 0, max: most });
    const room = { width: 390, height: 844 };
    const word = fc.record({ left: number(380), top: number(820), width: number(120), height: fc.constant(24) });
    const size = fc.record({ width: number(350), height: number(300) });
    fc.assert(
      fc.property(word, size, (at, box) => {
        const { left, top } = placeBeside(at, box, room, 8);
        expect(top >= at.top + at.height || top + box.height <= at.top).toBe(true);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(left + box.width).toBeLessThanOrEqual(room.width);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top + box.height).toBeLessThanOrEqual(room.height);
      }),
      { seed: 62 },
    );
  });
});
