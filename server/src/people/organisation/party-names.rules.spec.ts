import { describe, expect, it } from '@jest/globals';

import { namesParty } from './party-names.rules.js';

describe('[I16] a unit named by a party', () => {
  it.each([
    'Labour',
    'Labour councillors',
    'Plaid Cymru',
    'Cynghorwyr Llafur',
    'The  Liberal  Democrats',
    'Greens',
    'Independent group',
  ])('is no cohort: %s', (name) => expect(namesParty('cohort', name)).toBe(true));

  it.each(['Labour group', 'Conservative party', 'Grŵp Plaid Cymru', 'Independent members', 'Grŵp annibynnol'])(
    'is no team either: %s',
    (name) => expect(namesParty('team', name)).toBe(true),
  );

  it.each([
    ['team', 'Labour market'],
    ['team', 'Independent living'],
    ['department', 'Green spaces'],
    ['team', 'Conservation'],
    ['team', 'Greenside depot'],
    ['team', 'Planning group'],
    ['cohort', 'Councillors'],
    ['cohort', 'Cynghorwyr'],
    ['cohort', 'Digital champions'],
    ['cohort', 'Independent living'],
  ])('is no other: the %s %s', (kind, name) => expect(namesParty(kind, name)).toBe(false));

  it('is found in either language', () => {
    expect(namesParty('cohort', 'New members', 'Aelodau Llafur')).toBe(true);
    expect(namesParty('cohort', 'New members', null)).toBe(false);
  });
});
