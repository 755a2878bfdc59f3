import type { CouncilBar } from '@guildhall/shared/game/boards';

import {
  hideTellingGroups,
  isTelling,
  mergeSmallGroups,
  minGroupSize,
} from '../../people/privacy/suppression.rules.js';

/** The people of one directorate, and how many of them took a first step. */
export interface DirectorateCounts {
  unitId: string;
  name: string;
  nameCy: string | null;
  people: number;
  started: number;
}

const countsOf = ({ people, started }: { people: number; started: number }) => [started, people - started];

/**
 * Directorates as the whole-council bar may show them, such that no rate tells of too few people (I7), here or beside
 * the gap's figures: those that would are shown as one. Empty when even all of them together would.
 */
export function councilGroups(directorates: readonly DirectorateCounts[]): CouncilBar['directorates'] {
  const groups = mergeSmallGroups(directorates).map(({ members }) => together(members));
  const hidden = hideTellingGroups(groups.map((group) => ({ people: group.people, counts: countsOf(group) })));
  const shown = groups.filter((_, nth) => !hidden[nth]);
  const rest = together(groups.filter((_, nth) => hidden[nth]));
  const all = rest.people >= minGroupSize && !isTelling(countsOf(rest)) ? [...shown, rest] : shown;
  return all.map(({ units, people, started }) => ({ units, people, rate: started / people }));
}

interface Pooled {
  units: CouncilBar['directorates'][number]['units'];
  people: number;
  started: number;
}

function together(groups: readonly (DirectorateCounts | Pooled)[]): Pooled {
  const unitsOf = (group: DirectorateCounts | Pooled) =>
    'units' in group ? group.units : [{ unitId: group.unitId, name: group.name, nameCy: group.nameCy }];
  return {
    units: groups.flatMap(unitsOf),
    people: groups.reduce((sum, { people }) => sum + people, 0),
    started: groups.reduce((sum, { started }) => sum + started, 0),
  };
}
