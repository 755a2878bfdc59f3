import type { ChallengeChange, ChallengeSnapshot } from '@guildhall/shared/game/challenges';

/** A challenge as this tab holds it; `outdated` when its words changed and are to be read anew. */
export interface HeldChallenge extends ChallengeSnapshot {
  outdated?: boolean;
}

/** Brings a live change into what is held: each part that came is whole, of the units those that changed. */
export function applyChange(held: HeldChallenge, change: ChallengeChange): HeldChallenge {
  const came = new Map((change.units ?? []).map((unit) => [unit.unitId, unit]));
  const known = new Set(held.units.map(({ unitId }) => unitId));
  return {
    ...held,
    state: change.state ?? held.state,
    progress: change.progress ?? held.progress,
    news: change.news ?? held.news,
    units: [
      ...held.units.map((unit) => came.get(unit.unitId) ?? unit),
      ...[...came.values()].filter(({ unitId }) => !known.has(unitId)),
    ],
    outdated: held.outdated === true || change.words === true,
  };
}
