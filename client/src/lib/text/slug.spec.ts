import { describe, expect, it } from '@jest/globals';

import { slugOf } from './slug';

describe('words as an address', () => {
  it.each([
    ['  Ten — minutes!  ', 60, 'ten-minutes'],
    ['Pont â’r Tŵr', 60, 'pont-a-r-twr'],
    ['say when it works', 8, 'say-when'],
    ['say when it works', 9, 'say-when'],
    ['…', 60, ''],
  ])('%s within %i is "%s"', (words, most, slug) => {
    expect(slugOf(words, most)).toBe(slug);
  });
});
