import { describe, expect, it } from '@jest/globals';
import { titleFinding } from '@guildhall/shared/game/quest-title';
import fc from 'fast-check';

import { slugOf } from './slug.rules.js';

describe('[A14] quests are named by the job done', () => {
  it.each([
    ['Say hello on Yammer', 'Yammer', 'Say hello on our network'],
    ['Excel with a colleague', 'Excel', 'A table with a colleague'],
    ['Set up a Microsoft Teams call', 'a Microsoft Teams call', 'Set up a call'],
    ['Your first social media post', 'social media', 'Your first business networks post'],
    ['Social hour', 'Social', 'Hour'],
    ['Rhannu ar gyfryngau cymdeithasol', 'cymdeithasol', 'Rhannu ar gyfryngau'],
  ])('“%s” names %s', (title, words, suggestion) => {
    expect(titleFinding(title)).toEqual({ words, suggestion });
  });

  it.each([
    'Pair up for half an hour',
    'Help two teams meet',
    'Zoom in on one page',
    'We excel at listening',
    'Open the windowsill',
  ])('“%s” is fine', (title) => expect(titleFinding(title)).toBeNull());

  it('a suggestion needs no further one', () => {
    const parts = fc.constantFrom(
      'Yammer',
      'social',
      'Zoom',
      'iPad',
      'walk',
      'a street',
      'Microsoft Teams',
      'Office 365',
      'social media',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 5 }), (words) => {
        const finding = titleFinding(words.join(' '));
        if (finding) expect(titleFinding(finding.suggestion)).toBeNull();
      }),
      { seed: 62 },
    );
  });
});

describe('the address of a quest', () => {
  it('is small letters, digits and single hyphens, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { seed: 62 },
    );
    expect(slugOf('Dysgu â’n gilydd: tŷ')).toBe('dysgu-a-n-gilydd-ty');
  });
});
