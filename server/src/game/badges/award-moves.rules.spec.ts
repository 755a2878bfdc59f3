import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { type AwardMoved, countedByBadge, movedBetween } from './award-moves.rules.js';

/** Each award is of one badge and one holder, whenever it stands. */
const awardOf = (nth: number): [string, AwardMoved] => [
  `award ${nth}`,
  { badgeId: `badge ${nth % 4}`, subjectId: `member ${nth % 7}` },
];
const standing = fc.uniqueArray(fc.nat(40)).map((ids) => new Map(ids.map(awardOf)));
const ofBadge = (awards: ReadonlyMap<string, AwardMoved>, id: string) =>
  [...awards.values()].filter(({ badgeId }) => badgeId === id).length;

describe('[badges/moves] which badges come and go', () => {
  test('none when the same stand, and the other way round what went comes', () => {
    fc.assert(
      fc.property(standing, standing, (before, after) => {
        expect(movedBetween(before, before)).toEqual({ came: [], went: [] });
        const [there, back] = [movedBetween(before, after), movedBetween(after, before)];
        expect([back.came, back.went]).toEqual([there.went, there.came]);
      }),
      { seed: 62 },
    );
  });

  test('of each badge as many more stand as came and did not go; a badge that did not move is not told', () => {
    fc.assert(
      fc.property(standing, standing, (before, after) => {
        const counted = countedByBadge(movedBetween(before, after));
        for (const { id, came, went } of counted) {
          expect(ofBadge(before, id) + came - went).toBe(ofBadge(after, id));
          expect(came + went).toBeGreaterThan(0);
        }
        const told = new Set(counted.map(({ id }) => id));
        for (const id of [0, 1, 2, 3].map((nth) => `badge ${nth}`))
          if (!told.has(id)) expect(ofBadge(before, id)).toBe(ofBadge(after, id));
      }),
      { seed: 62 },
    );
  });
});
