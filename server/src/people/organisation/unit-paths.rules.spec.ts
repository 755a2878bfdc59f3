import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { DEEPEST, type PlacedUnit, placeUnits } from './unit-paths.rules.js';

const unit = (id: string, parentId: string | null): PlacedUnit => ({ id, parentId });
const none = new Map<string, string[]>();

describe('[organisation/units] invariant I5', () => {
  test('units come in any order, and may hang below what is there already', () => {
    const placed = placeUnits(
      [unit('team', 'department'), unit('department', 'directorate')],
      new Map([['directorate', ['directorate']]]),
    );
    expect(placed).toEqual({
      outcome: 'placed',
      paths: new Map([
        ['team', ['directorate', 'department', 'team']],
        ['department', ['directorate', 'department']],
      ]),
    });
  });

  test.each([
    ['a circle', [unit('a', 'b'), unit('b', 'a')], 'circle'],
    ['itself above itself', [unit('a', 'a')], 'circle'],
    ['a parent nobody knows', [unit('a', 'b')], 'no-such-parent'],
    ['a fifth level', [unit('e', 'd'), unit('d', 'c'), unit('c', 'b'), unit('b', 'a'), unit('a', null)], 'too-deep'],
    ['the same unit twice', [unit('a', null), unit('a', null)], 'twice'],
  ])('%s is refused', (_, units, reason) => {
    expect(placeUnits(units, none)).toMatchObject({ outcome: 'refused', reason });
  });

  test('whatever is placed ends in itself, extends its parent’s path and is at most four deep', () => {
    const forest = fc
      .array(fc.nat(12), { maxLength: 12 })
      .map((parents) =>
        parents.map((parent, index) => unit(`u${index}`, parent >= parents.length ? null : `u${parent}`)),
      );
    fc.assert(
      fc.property(forest, (units) => {
        const placed = placeUnits(units, none);
        if (placed.outcome === 'refused') return;
        for (const { id, parentId } of units) {
          const path = placed.paths.get(id)!;
          expect(path.at(-1)).toBe(id);
          expect(path.length).toBeLessThanOrEqual(DEEPEST);
          expect(path.slice(0, -1)).toEqual(parentId === null ? [] : placed.paths.get(parentId));
        }
      }),
      { seed: 62 },
    );
  });
});
