import { minGroupSize } from '../../people/privacy/suppression.rules.js';

/** A unit on its way to the share of its people that a challenge asks of every unit. */
export interface UnitGoal {
  across: number;
  people: number;
  /** The share asked for, in percent. */
  target: number;
}

/** So many more people at most are a goal within reach. */
const MOST_NEEDED = 3;

/**
 * What to say of a goal within reach: at least half way there, and one to three more people would meet it. `pct` is the
 * whole percent of the way, under 100. Null when it is further, met, or the unit is too small to speak of.
 */
export function withinReach({ across, people, target }: UnitGoal): { pct: number; need: number } | null {
  const asked = Math.ceil((people * target) / 100);
  const need = asked - across;
  if (people < minGroupSize || need < 1 || need > MOST_NEEDED || across * 2 < asked) return null;
  return { pct: Math.floor((100 * across) / asked), need };
}
