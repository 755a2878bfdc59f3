import { describe, expect, it } from '@jest/globals';

import { termFinder } from './glossary-words';

const find = termFinder([
  { id: 'eqia', term: 'EqIA', meaning: 'Equality impact assessment' },
  { id: 'check', term: 'impact check', meaning: 'A shorter one' },
  { id: 'impact', term: 'impact', meaning: 'What comes of it' },
]);
const words = (text: string) => find(text).map(({ from, to, id }) => [text.slice(from, to), id]);

describe('terms of the glossary', () => {
  it('are found whatever their case, as whole words, the longer first', () => {
    expect(words('An eqia is an Impact check. Impact, impacts, café-impact.')).toEqual([
      ['eqia', 'eqia'],
      ['Impact check', 'check'],
      ['Impact', 'impact'],
      ['impact', 'impact'],
    ]);
  });

  it('are none where there is no glossary', () => {
    expect(termFinder([])('EqIA')).toEqual([]);
  });
});
