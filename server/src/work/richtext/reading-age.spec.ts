import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readingAge } from './reading-age.rules.js';

/** So many sentences of so many words of so many letters. */
const text = (sentences: number, words: number, letters: number) =>
  Array.from({ length: sentences }, () => `${Array.from({ length: words }, () => 'a'.repeat(letters)).join(' ')}.`);

describe('[counter-measures] the reading age of an English text', () => {
  // Year = 4.71 × letters a word + 0.5 × words a sentence − 21.43; age = year + 5.
  it.each([
    [10, 10, 4, 7],
    [10, 10, 5, 12],
    [10, 20, 4, 12],
    [10, 14, 4, 9],
  ])('of %i sentences of %i words of %i letters is %i', (sentences, words, letters, age) => {
    expect(readingAge(text(sentences, words, letters).join(' '))).toBe(age);
  });

  it('is between five and twenty-two, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (written) => {
        const age = readingAge(written);
        return age === null || (age >= 5 && age <= 22);
      }),
    );
    expect(readingAge(text(20, 3, 1).join(' '))).toBe(5);
    expect(readingAge(text(1, 60, 12).join(' '))).toBe(22);
  });

  it('never rises when a sentence is cut in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 8 }), (half, letters) => {
        const whole = readingAge(text(20, 2 * half, letters).join(' '))!;
        return readingAge(text(40, half, letters).join(' '))! <= whole;
      }),
    );
  });

  it('is not told of fewer than thirty words', () => {
    expect(readingAge(text(5, 6, 4).join(' '))).not.toBeNull();
    expect(readingAge(`${text(4, 6, 4).join(' ')} ${text(1, 5, 4).join(' ')}`)).toBeNull();
    expect(readingAge('')).toBeNull();
  });

  it('takes a line for a sentence, a number for no end of one, and passes over addresses', () => {
    const lines = text(10, 10, 4);
    expect(readingAge(lines.join('\n').replaceAll('.', ''))).toBe(7);
    expect(readingAge(lines.map((line) => line.replace('aaaa', '3.50')).join(' '))).toBe(7);
    expect(readingAge(`${lines.join(' ')} https://example.gov.uk/${'a'.repeat(200)}`)).toBe(7);
  });
});
