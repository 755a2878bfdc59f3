import type { LoggedActivity, WrittenEntry } from '../engine/batch.js';
import { isWithin } from './lifecycle.rules.js';

export interface Counting {
  activities: readonly string[];
  quests: readonly string[];
  startsAt: Date;
  endsAt: Date;
}

/** Whether an activity counts in a challenge: its kind or its quest does, and it occurred within the dates. */
export function counts(challenge: Counting, activity: LoggedActivity): boolean {
  if (!isWithin(challenge, activity.occurredAt)) return false;
  const quest = activity.kind === 'quest.completed' ? activity.data.quest : null;
  return isOfKind(challenge, { kind: activity.kind, quest });
}

/** The same whenever it occurred; `quest` is the one that was completed. */
export function isOfKind(
  { activities, quests }: Pick<Counting, 'activities' | 'quests'>,
  { kind, quest }: { kind: string; quest: string | null },
): boolean {
  return activities.includes(kind) || (quest !== null && quests.includes(quest));
}

/**
 * By how much each activity moves the number of deeds. One counts once, while any award for it stands that pays, whichever
 * of them was written or taken back: a first step that passes on to an older deed is a line of its own, and no second deed.
 * What pays nothing is no deed: one person could do it without end (scoring: what can be farmed alone saturates).
 */
export function deedsMoved(
  entries: readonly Pick<WrittenEntry, 'activity' | 'kind' | 'points'>[],
  standing: ReadonlyMap<string, number>,
): Map<string, number> {
  const gained = new Map<string, number>();
  for (const { activity, kind } of entries.filter(({ points }) => points !== 0))
    gained.set(activity.id, (gained.get(activity.id) ?? 0) + (kind === 'award' ? 1 : -1));
  const moved = ([id, awards]: [string, number]): [string, number] => {
    const now = standing.get(id) ?? 0;
    return [id, Number(now > 0) - Number(now - awards > 0)];
  };
  return new Map([...gained].map(moved));
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
