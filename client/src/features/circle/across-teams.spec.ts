import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { acrossTeams } from './across-teams';

const unit = (id: string) => ({ id, name: id, nameCy: null });
const directorate = fc.constantFrom('roads', 'care', 'libraries', null);
const people = fc
  .array(fc.tuple(fc.constantFrom('Ada', 'Élan', 'Eve', 'Zoë'), directorate), { maxLength: 12 })
  .map((all) => all.map(([name, of], nth) => ({ id: `p${nth}`, name, directorate: of === null ? null : unit(of) })));

describe('[circle/order] the people of the circle', () => {
  it('of other directorates come first, each by name, nobody is lost, and the order they arrived in does not matter', () => {
    fc.assert(
      fc.property(people, directorate, fc.nat(), (all, own, turn) => {
        const shown = acrossTeams(all, own, 'en');
        expect(shown.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        const isFar = shown.map(
          (person) => own !== null && person.directorate !== null && person.directorate.id !== own,
        );
        expect(isFar.indexOf(true)).toBeLessThanOrEqual(0);
        expect(isFar.lastIndexOf(true)).toBe(isFar.filter(Boolean).length - 1);
        for (const part of [shown.filter((_, nth) => isFar[nth]), shown.filter((_, nth) => !isFar[nth])]) {
          const names = part.map(({ name }) => name);
          expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
        }
        const cut = turn % 12;
        expect(acrossTeams([...all.slice(cut), ...all.slice(0, cut)], own, 'en')).toEqual(shown);
      }),
      { seed: 62 },
    );
  });

  it('for somebody of the roads: the others, then the colleagues next door and who sits nowhere', () => {
    const all = [
      { id: '1', name: 'Ada', directorate: unit('roads') },
      { id: '2', name: 'Bo', directorate: null },
      { id: '3', name: 'Zoë', directorate: unit('care') },
    ];
    expect(acrossTeams(all, 'roads', 'cy').map(({ name }) => name)).toEqual(['Zoë', 'Ada', 'Bo']);
  });
});
