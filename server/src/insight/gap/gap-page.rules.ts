import type { GapGroup, GapPage, GapSeries } from '@guildhall/shared/insight/gap';

import { adoptionGap, defaultTargetLevel, reach } from '../measures/gap.rules.js';
import {
  figureAbout,
  hideSmallCounts,
  hideTellingGroups,
  isTelling,
  mergeSmallGroups,
} from '../../people/privacy/suppression.rules.js';

interface Counted {
  people: number;
  /** People at levels 0 to 4 now. */
  levels: number[];
  /** People who had a first step when each season began, in the seasons' order. */
  startedBefore: number[];
}

/** The people of one outermost unit. */
export interface UnitCounts extends Counted {
  unitId: string;
  name: string;
  nameCy: string | null;
}

type Standing = Pick<GapPage, 'levels' | 'gap' | 'reach' | 'series'>;
/** Reads of one group what must not be told of too few people. */
type Counts = (group: Counted) => number[];

const firstSteps: Counts = ({ people, levels }) => [levels[0]!, people - levels[0]!];
const everyLevel: Counts = ({ levels }) => levels;
/** Of the past, the change since then as well: it is about those who took their first step meanwhile. */
const since =
  (nth: number): Counts =>
  ({ people, levels, startedBefore }) => {
    const [then = 0, ...later] = [...startedBefore.slice(nth), people - levels[0]!];
    return [then, people - then, ...later.map((started) => started - then)];
  };

/** What may be said of where people stand, of all and of each directorate, such that no figure tells of too few (I7). */
export function gapPageOf(units: readonly UnitCounts[], seasons: readonly number[], target: number): GapPage {
  const whole = together(units);
  const groups = mergeSmallGroups(units).map(({ members }) => ({ ...together(members), units: members }));
  return {
    people: whole.people === 0 ? 0 : figureAbout(whole.people, whole.people),
    ...(figureAbout(whole.people, ofWhole(whole, seasons)) ?? unsaid),
    target,
    targetLevel: defaultTargetLevel,
    groups: ofGroups(groups, seasons),
  };
}

const unsaid: Standing = { levels: [null, null, null, null, null], gap: null, reach: null, series: [] };

/** The whole stands alone: small counts and as many others as would give them away are hidden within it. */
function ofWhole(whole: Counted, seasons: readonly number[]): Standing {
  const levels = hideSmallCounts(whole.levels);
  const gap = levels.slice(0, defaultTargetLevel).includes(null) ? null : adoptionGap(whole.levels);
  const told = seasons.map((_, nth) => !isTelling(since(nth)(whole)));
  return {
    levels,
    gap,
    reach: levels[0] === null ? null : reach(whole.levels),
    series: seriesOf(whole, seasons, told, gap),
  };
}

/** A group is hidden moment by moment, together with another one: the whole less all the others would tell it. */
function ofGroups(groups: readonly (Counted & { units: UnitCounts[] })[], seasons: readonly number[]): GapGroup[] {
  const hiddenBy = (counts: Counts, already?: boolean[]) =>
    hideTellingGroups(
      groups.map((group) => ({ people: group.people, counts: counts(group) })),
      already,
    );
  const noReach = hiddenBy(firstSteps);
  const noLevels = hiddenBy(everyLevel, noReach);
  const noStart = seasons.map((_, nth) => hiddenBy(since(nth)));
  return groups.map((group, at) => {
    const gap = noLevels[at] ? null : adoptionGap(group.levels);
    const told = noStart.map((hidden) => !hidden[at]);
    return {
      units: group.units.map(({ unitId, name, nameCy }) => ({ unitId, name, nameCy })),
      people: group.people,
      levels: group.levels.map((count, level) => ((level === 0 ? noReach : noLevels)[at] ? null : count)),
      gap,
      reach: noReach[at] ? null : reach(group.levels),
      series: seriesOf(group, seasons, told, gap),
    };
  });
}

function seriesOf(
  { people, startedBefore }: Counted,
  seasons: readonly number[],
  told: readonly boolean[],
  now: number | null,
): GapSeries {
  const starts = seasons.flatMap((season, nth) => {
    const started = startedBefore[nth] ?? 0;
    return told[nth] ? [{ season, gap: adoptionGap([people - started, started]) ?? 0 }] : [];
  });
  return now === null ? starts : [...starts, { season: null, gap: now }];
}

function together(counted: readonly Counted[]): Counted {
  const added = (of: (each: Counted) => number[]) =>
    counted.reduce<number[]>((sums, each) => of(each).map((count, nth) => count + (sums[nth] ?? 0)), []);
  return {
    people: counted.reduce((sum, { people }) => sum + people, 0),
    levels: counted.length > 0 ? added(({ levels }) => levels) : [0, 0, 0, 0, 0],
    startedBefore: added(({ startedBefore }) => startedBefore),
  };
}
