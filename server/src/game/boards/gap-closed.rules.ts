import { named } from '@guildhall/shared/game/places';

import { hideTellingGroups, minGroupSize } from '../../people/privacy/suppression.rules.js';
import { type GapClosed, type GapSubject, mostGapClosed } from './rank.rules.js';

const MOST_NAMED = 3;

/** A department's gap, and the people behind it. */
export interface DepartmentGap extends GapSubject {
  /** The directorate it belongs to, or itself. */
  directorateId: string;
  people: number;
  /** With a first step before the season. */
  startedBefore: number;
  /** Further now than at the season's start. */
  moved: number;
  /** With something still to close. */
  below: number;
}

/** The departments that closed most of their gap and are named for it, where that tells of too few people neither here nor beside the gap's figures (I7). */
export function gapClosedOf(departments: readonly DepartmentGap[]): GapClosed[] {
  const groups = departments.map((each) => ({ ...each, counts: countsOf(each) }));
  const hidden = new Set(groups.filter(({ people }) => people < minGroupSize));
  const hide = (among: typeof groups) => {
    const already = among.map((group) => hidden.has(group));
    hideTellingGroups(among, already).forEach((is, nth) => is && hidden.add(among[nth]!));
  };
  for (const directorate of new Set(groups.map(({ directorateId }) => directorateId)))
    hide(groups.filter(({ directorateId }) => directorateId === directorate));
  hide(groups);
  const closed = mostGapClosed(
    groups.filter((group) => !hidden.has(group)).map(({ id, name, before, now }) => ({ id, name, before, now })),
  );
  return named(closed, closed.length, MOST_NAMED);
}

function countsOf({ people, startedBefore, moved, below }: DepartmentGap): number[] {
  return [startedBefore, people - startedBefore, moved, below];
}
