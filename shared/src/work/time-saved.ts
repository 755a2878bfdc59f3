/** What a team recorded of a practice, as far as time is concerned. */
export interface RecordedTime {
  unitId: string;
  /** Kept or changed: the team goes on with it. */
  goesOn: boolean;
  minutesSavedWeekly: number;
  /** Milliseconds since 1970. */
  recordedAt: number;
}

/** Minutes. */
export interface TimeSaved {
  /** In a week, as things are now. */
  weekly: number;
  /** In all, in whole weeks since each record. */
  total: number;
}

export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * The time that one practice saves: what each team says it saves in a week, for every whole week since it said so and
 * while that is its last word. A team that says something else later counts by that from then on.
 */
export function timeSaved(records: readonly RecordedTime[], now: number): TimeSaved {
  const byTeam = Map.groupBy(records, ({ unitId }) => unitId);
  const teams = [...byTeam.values()].map((said) => ofTeam(said, now));
  return teams.reduce((sum, { weekly, total }) => ({ weekly: sum.weekly + weekly, total: sum.total + total }), {
    weekly: 0,
    total: 0,
  });
}

function ofTeam(said: readonly RecordedTime[], now: number): TimeSaved {
  const inTime = said.toSorted((a, b) => a.recordedAt - b.recordedAt);
  const saves = inTime.map(({ goesOn, minutesSavedWeekly }) => (goesOn ? minutesSavedWeekly : 0));
  const total = inTime.reduce((sum, { recordedAt }, nth) => {
    const until = Math.min(now, inTime[nth + 1]?.recordedAt ?? now);
    return sum + saves[nth]! * Math.max(0, Math.floor((until - recordedAt) / WEEK_MS));
  }, 0);
  return { weekly: saves.at(-1) ?? 0, total };
}
