import type { LoggedActivity } from '../engine/batch.js';

export interface Counting {
  activities: readonly string[];
  quests: readonly string[];
  startsAt: Date;
  endsAt: Date;
}

/** Whether an activity counts in a challenge: its kind or its quest does, and it occurred within the dates. */
export function counts(challenge: Counting, activity: LoggedActivity): boolean {
  if (activity.occurredAt < challenge.startsAt || activity.occurredAt >= challenge.endsAt) return false;
  if (activity.kind === 'quest.completed' && challenge.quests.includes(activity.data.quest)) return true;
  return challenge.activities.includes(activity.kind);
}

export interface PlacedUnit {
  unitId: string;
  shownAs: string | null;
}

/** The unit of a challenge that somebody in `path` takes part for: the nearest one above them; null when in none. */
export function unitOf(path: readonly string[] | undefined, units: readonly PlacedUnit[]): PlacedUnit | null {
  const nearest = path?.findLast((id) => units.some(({ unitId }) => unitId === id));
  return units.find(({ unitId }) => unitId === nearest) ?? null;
}
