import { describe, expect, it } from '@jest/globals';

import { byLetter, entriesOf, letterOf } from './glossary-entries';

const terms = [
  { id: '1', term: { en: 'Sponsor', cy: 'Noddwr' }, meaning: { en: 'Backs the work.', cy: 'Yn cefnogi’r gwaith.' } },
  { id: '2', term: { en: 'Challenge', cy: 'Her' }, meaning: { en: 'A goal.', cy: 'Nod.' } },
  { id: '3', term: { en: 'DPIA' }, meaning: { en: 'A check of data.' } },
];

describe('[glossary/screen] the words of the glossary', () => {
  it('stand in the reader’s alphabet, in English where there is no Welsh', () => {
    expect(entriesOf(terms, 'en', '').map(({ word, other }) => [word, other?.word])).toEqual([
      ['Challenge', 'Her'],
      ['DPIA', undefined],
      ['Sponsor', 'Noddwr'],
    ]);
    expect(entriesOf(terms, 'cy', '').map(({ word, language, other }) => [word, language, other?.word])).toEqual([
      ['DPIA', 'en', undefined],
      ['Her', 'cy', 'Challenge'],
      ['Noddwr', 'cy', 'Sponsor'],
    ]);
  });

  it('are found by what they are called and what they mean, in either language', () => {
    for (const sought of ['spons', 'NODD', 'backs', 'cefnogi’r']) {
      expect(entriesOf(terms, 'en', sought).map(({ id }) => id)).toEqual(['1']);
    }
    expect(entriesOf(terms, 'en', 'hashtag')).toEqual([]);
  });

  it('follow the Welsh alphabet, in which Rh comes after R', () => {
    const welsh = ['Rhyddid', 'Risg', 'Llyfr', 'Lefel', 'Chwarae', 'Cwest', 'DPIA'].map((cy) => ({
      id: cy,
      term: { en: cy, cy },
      meaning: { en: cy, cy },
    }));
    expect(entriesOf(welsh, 'cy', '').map(({ word }) => word)).toEqual([
      ...['Cwest', 'Chwarae', 'DPIA', 'Lefel', 'Llyfr', 'Risg', 'Rhyddid'],
    ]);
  });

  it('stand under the letters of their language', () => {
    expect(letterOf('Llyfr', 'cy')).toBe('Ll');
    expect(letterOf('Llama', 'en')).toBe('L');
    expect(letterOf('Êl', 'cy')).toBe('E');
    expect(letterOf('106 agreement', 'en')).toBe('#');
    expect(byLetter(entriesOf(terms, 'en', ''), 'en').map(([letter, all]) => [letter, all.length])).toEqual([
      ['C', 1],
      ['D', 1],
      ['S', 1],
    ]);
  });
});
