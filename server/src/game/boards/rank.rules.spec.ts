import { bandOf, inDisplayOrder, ranked, type Scored } from '@guildhall/shared/game/places';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  gapClosure,
  memberMilestones,
  mostGapClosed,
  nextMilestone,
  unitMilestones,
  wholeCouncilBar,
} from './rank.rules.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
const subject = (name: string, score: number, minute = 0): Scored => ({ id: name, name, score, reachedAt: at(minute) });

describe('places on a board (DESIGN §6)', () => {
  it('equal scores share a place and the next is skipped: 700, 650, 650, 600 are 1, 2, 2, 4', () => {
    const places = ranked([subject('a', 600), subject('b', 650), subject('c', 700), subject('d', 650)]);
    expect(places.map((s) => [s.score, s.rank])).toEqual([
      [700, 1],
      [650, 2],
      [650, 2],
      [600, 4],
    ]);
  });

  it('within a tie whoever got there first comes first, then the name; the place stays the same', () => {
    const places = ranked([subject('Zoe', 5, 1), subject('élan', 5, 2), subject('Emlyn', 5, 2), subject('Dai', 5, 2)]);
    expect(places.map((s) => [s.name, s.rank])).toEqual([
      ['Zoe', 1],
      ['Dai', 1],
      ['élan', 1],
      ['Emlyn', 1],
    ]);
  });

  it('a subject without points has no place', () => {
    expect(ranked([subject('a', 0), subject('b', 1)]).map((s) => s.id)).toEqual(['b']);
  });

  const subjects = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      name: fc.constantFrom('Ann', 'Bob', 'bob', 'Cai'),
      score: fc.nat(6),
      reachedAt: fc.nat(3).map(at),
    }),
    { selector: (s) => s.id, maxLength: 30 },
  );
  const seeded = { seed: 62, numRuns: 300 };

  it('the order is total and stable: any shuffle gives the same board', () => {
    fc.assert(
      fc.property(subjects, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((s) => ({ s, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ s }) => s);
        expect(ranked(shuffled)).toEqual(ranked(all));
        for (const a of all)
          for (const b of all)
            if (a !== b) expect(Math.sign(inDisplayOrder(a, b))).toBe(-Math.sign(inDisplayOrder(b, a)));
      }),
      seeded,
    );
  });

  it('a place is one more than the number of better scores, so ties always agree', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        for (const each of ranked(all)) {
          expect(each.rank).toBe(1 + all.filter((other) => other.score > each.score).length);
        }
      }),
      seeded,
    );
  });

  it('one’s own place is told as a band', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((rank) => bandOf(rank, 9))).toEqual([
      ...Array<string>(3).fill('first_third'),
      ...Array<string>(3).fill('middle'),
      ...Array<string>(3).fill('getting_going'),
    ]);
    expect(bandOf(1, 1)).toBe('first_third');
    expect(bandOf(2, 2)).toBe('middle');
    expect(bandOf(null, 9)).toBe('getting_going');
  });

  it('the next milestone is above the score, and there is none after the last', () => {
    expect(nextMilestone(0, memberMilestones)).toEqual({ at: 10, points: 10 });
    expect(nextMilestone(10, memberMilestones)).toEqual({ at: 25, points: 15 });
    expect(nextMilestone(160, memberMilestones)).toBeNull();
    expect(nextMilestone(266, unitMilestones)).toEqual({ at: 300, points: 34 });
    expect(nextMilestone(1000, unitMilestones)).toBeNull();
  });
});

describe('closing the gap (scoring §3.3)', () => {
  it('closure is relative to the start, and hidden when there was hardly a gap', () => {
    expect(gapClosure(0.74, 0.52)).toBeCloseTo(0.2973, 4);
    expect(gapClosure(0.05, 0)).toBe(1);
    expect(gapClosure(0.049, 0)).toBeNull();
  });

  it('most gap closed ranks what closed, ties sharing a place, and lists nothing that widened', () => {
    const board = mostGapClosed([
      { id: 'h', name: 'Highways', before: 0.8, now: 0.6 },
      { id: 'l', name: 'Libraries', before: 0.4, now: 0.2 },
      { id: 'c', name: 'Commissioning', before: 0.6, now: 0.3 },
      { id: 'w', name: 'Waste', before: 0.5, now: 0.6 },
      { id: 's', name: 'Strategy', before: 0.04, now: 0 },
    ]);
    expect(board.map(({ id, rank }) => [id, rank])).toEqual([
      ['c', 1],
      ['l', 1],
      ['h', 3],
    ]);
    expect(board[0]).toEqual({ id: 'c', name: 'Commissioning', before: 0.6, now: 0.3, closure: 0.5, rank: 1 });
  });

  it('the whole-council bar moves with the lowest directorate only', () => {
    expect(wholeCouncilBar([0.7, 0.62, 0.31], 0.6)).toBeCloseTo(0.5167, 4);
    expect(wholeCouncilBar([0.7, 0.62, 0.6], 0.6)).toBe(1);
    expect(wholeCouncilBar([0.99, 0.99, 0.31], 0.6)).toBe(wholeCouncilBar([0.7, 0.62, 0.31], 0.6));
    expect(wholeCouncilBar([], 0.6)).toBe(0);
  });
});
