import { describe, expect, it } from '@jest/globals';
import type { TrailCard } from '@guildhall/shared/work/practice-adoption';
import type { PracticeCard } from '@guildhall/shared/work/practice-card';
import type { Reuse } from '@guildhall/shared/work/practice-reuse';
import fc from 'fast-check';

import { trailOf } from './trail';

const source = { id: 'source', title: 'One map', author: { id: 'f', name: 'Ffion Rees', unit: null } };
const reuse = (id: string, startsOn: string, more: Partial<Reuse> = {}) =>
  ({ id, startsOn, state: 'trying', outcome: null, ...more }) as Reuse;
const made = (id: string) => ({ id }) as TrailCard;
const card = (adaptedFrom: PracticeCard['adaptedFrom'] = null) => ({ id: 'this', adaptedFrom });

describe('[trail] the way of a practice', () => {
  it('leads from its source over itself to teams in the order they began, and to the cards made from it', () => {
    const rows = trailOf(card(source), [reuse('late', '2026-11-01'), reuse('early', '2026-10-01')], [made('new')]);
    expect(rows.map(({ key }) => key)).toEqual(['source', 'this', 'early', 'late', 'new']);
    expect(rows.at(-1)).toMatchObject({ kind: 'card', last: true });
    expect(trailOf(card(), [], [])).toEqual([]);
    expect(trailOf(card(source), [], []).at(-1)).toMatchObject({ kind: 'this', more: false });
  });

  it('is firm where a team goes on with it, and dashed where it only tries or has stopped', () => {
    const states: Partial<Reuse>[] = [
      { state: 'recorded', outcome: 'kept' },
      { state: 'recorded', outcome: 'changed' },
      { state: 'recorded', outcome: 'stopped' },
      { state: 'trying' },
    ];
    const rows = trailOf(
      card(),
      states.map((state, nth) => reuse(String(nth), '2026-10-01', state)),
      [],
    );
    expect(rows.flatMap((row) => (row.kind === 'team' ? [row.firm] : []))).toEqual([true, true, false, false]);
  });

  it('shows everything once, itself once, and ends once, whatever there is', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(6), fc.nat(6), (hasSource, teams, cards) => {
        const reuses = Array.from({ length: teams }, (_, nth) => reuse(`r${nth}`, `2026-10-0${1 + (nth % 3)}`));
        const rows = trailOf(
          card(hasSource ? source : null),
          reuses,
          Array.from({ length: cards }, (_, nth) => made(`c${nth}`)),
        );
        const nothing = !hasSource && teams + cards === 0;
        expect(rows).toHaveLength(nothing ? 0 : Number(hasSource) + 1 + teams + cards);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        const ends = rows.filter((row) => 'last' in row && row.last);
        expect(ends).toEqual(teams + cards > 0 ? [rows.at(-1)] : []);
      }),
      { seed: 62 },
    );
  });
});
