import { smallestNamedUnit } from '../boards/team-score.rules.js';

/** A number of people as it may be told: null for fewer than five, of whom one could guess who they are. */
export function atLeastFive(count: number): number | null {
  return count < smallestNamedUnit ? null : count;
}
