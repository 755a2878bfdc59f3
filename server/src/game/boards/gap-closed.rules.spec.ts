import { describe, expect, it } from '@jest/globals';

import { type DepartmentGap, gapClosedOf } from './gap-closed.rules.js';

/** A department of so many people, some of whom had begun before, and some of whom took their first step since. */
function department(
  id: string,
  people: number,
  startedBefore: number,
  moved: number,
  directorateId = 'd',
): DepartmentGap {
  const [before, now] = [startedBefore, startedBefore + moved].map((steps) => 1 - steps / (2 * people)) as [
    number,
    number,
  ];
  return { id, name: id, directorateId, people, startedBefore, moved, below: people, before, now };
}
const shown = (...departments: DepartmentGap[]) => gapClosedOf(departments).map(({ id }) => id);

describe('[I7] the departments that closed most of their gap', () => {
  it('are not those whose figure tells of one to four people', () => {
    expect(shown(department('a', 40, 0, 10), department('b', 40, 10, 5), department('c', 40, 5, 6))).toEqual([
      'a',
      'c',
    ]);
    // Of ten people nobody had begun: five in a hundred is exactly one of them.
    expect(gapClosedOf([department('one', 10, 0, 1)])).toEqual([]);
    for (const telling of [department('few', 40, 0, 4), department('before', 40, 4, 20), department('left', 40, 38, 0)])
      expect(shown(telling)).toEqual([]);
  });

  it('nor one that stands alone beside such a one, where their directorate’s own figure would tell it', () => {
    const others = [department('c', 60, 0, 20, 'e'), department('d', 60, 0, 20, 'e')];
    expect(shown(department('a', 40, 0, 10), department('b', 40, 0, 2), ...others)).toEqual(['c', 'd']);
    expect(shown(department('a', 40, 0, 10), department('small', 4, 0, 0), ...others)).toEqual(['c', 'd']);
  });

  it('[last] are three at most, and never the one that closed least, unless all closed as much', () => {
    const closing = (id: string, moved: number) => department(id, 60, 0, moved);
    expect(shown(...['a', 'b', 'c', 'd'].map((id, nth) => closing(id, 40 - nth)))).toEqual(['a', 'b', 'c']);
    expect(shown(closing('a', 20), closing('b', 10), closing('c', 10), closing('d', 10))).toEqual(['a']);
    expect(shown(closing('b', 10), closing('a', 10))).toEqual(['a', 'b']);
  });
});
