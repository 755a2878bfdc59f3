import type { ChallengeMode } from '@guildhall/shared/game/challenges';

import { outcomesOf, type UnitOutcome } from './outcomes.rules.js';

/** What a challenge came to, as it is sealed. */
export interface ChallengeResult {
  progress: number | null;
  units: { unitId: string; score: number; across: number; people: number }[];
}

type ResultUnit = ChallengeResult['units'][number];

/** A deed's part in the ledger for one member in one unit; `paid` while an award for the deed stands that pays. */
export interface LedgerLine {
  activityId: string;
  unitId: string;
  memberId: string;
  points: number;
  paid: boolean;
}

/** What each member did in each unit, from lines in the order of the ledger; a deed counts once, for whom it was written first. */
export function recounted(
  lines: readonly LedgerLine[],
): { unitId: string; memberId: string; points: number; times: number }[] {
  const paid = new Set(lines.filter((line) => line.paid).map(({ activityId }) => activityId));
  const sums = new Map<string, { unitId: string; memberId: string; points: number; times: number }>();
  for (const { activityId, unitId, memberId, points } of lines) {
    const key = `${unitId} ${memberId}`;
    const sum = sums.get(key) ?? { unitId, memberId, points: 0, times: 0 };
    sums.set(key, { ...sum, points: sum.points + points, times: sum.times + Number(paid.delete(activityId)) });
  }
  return [...sums.values()];
}

export interface Scored {
  mode: ChallengeMode;
  /** Each unit's last score, where it is measured with that. */
  last: ReadonlyMap<string, number | null>;
}

/** What a result means for each unit of the challenge. */
export function outcomesIn({ mode, last }: Scored, { progress, units }: ChallengeResult): UnitOutcome[] {
  return outcomesOf(
    mode,
    progress,
    units.map(({ unitId, score }) => ({ unitId, score, last: last.get(unitId) ?? null })),
  );
}

/** The units for which two results of one challenge are not the same: their figures, their place, or whether they reached the goal. */
export function unitsChanged(scored: Scored, before: ChallengeResult, after: ChallengeResult): string[] {
  const [earlier, now] = [byUnit(scored, before), byUnit(scored, after)];
  const ids = new Set([...earlier.keys(), ...now.keys()]);
  return [...ids].filter((id) => earlier.get(id) !== now.get(id));
}

function byUnit(scored: Scored, result: ChallengeResult): Map<string, string> {
  const figures = new Map<string, ResultUnit>(result.units.map((unit) => [unit.unitId, unit]));
  return new Map(
    outcomesIn(scored, result).map(({ unitId, place, reached }) => {
      const { score, across, people } = figures.get(unitId)!;
      return [unitId, [score, across, people, place, reached].join(' ')];
    }),
  );
}

/**
 * Whether a unit comes to a better place in a race by a correction. Nobody publishes one by which their own unit does:
 * the figures are the ledger's, but that they are looked at anew is a person's choice.
 */
export function rises(scored: Scored, unitId: string | null, before: ChallengeResult, after: ChallengeResult): boolean {
  const placeIn = (result: ChallengeResult) =>
    outcomesIn(scored, result).find((outcome) => outcome.unitId === unitId)?.place ?? null;
  const [was, is] = [placeIn(before), placeIn(after)];
  return is !== null && (was === null || is < was);
}
