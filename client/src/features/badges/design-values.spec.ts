import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import { createBadge, type BadgeDesign } from '@guildhall/shared/game/badges';
import { describe, expect, it } from '@jest/globals';

import { badgeOf, criteriaOf, emptyDesign, formOf } from './design-values';

const first: BadgeCriteria = { type: 'first_step' };
const quest: BadgeCriteria = { type: 'quest_completed', quest: 'say-when' };
const designWith = (criteria: BadgeCriteria) =>
  ({ ...badgeOf(emptyDesign), name: { en: 'A' }, criteria }) as unknown as BadgeDesign;

describe('the answers of the badge form', () => {
  it('become a badge that the server takes, its address made from its name', () => {
    const written = badgeOf({
      ...emptyDesign,
      name: { en: 'Pont â’r Tŵr', cy: '' },
      forWhat: { en: 'For bridges.', cy: '' },
    });
    expect(createBadge.parse(written).slug).toBe('pont-a-r-twr');
  });

  it.each<[string, BadgeCriteria]>([
    ['one', first],
    ['all of several', { type: 'all_of', of: [first, quest] }],
    ['any of several', { type: 'any_of', of: [quest, first] }],
    ['nested ones', { type: 'any_of', of: [first, { type: 'all_of', of: [quest, first] }] }],
  ])('give back the criteria they were made from: %s', (_name, criteria) => {
    expect(criteriaOf(formOf(designWith(criteria)))).toEqual(criteria);
  });
});
