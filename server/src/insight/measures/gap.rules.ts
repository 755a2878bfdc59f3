/** People at each passport level, from level 0 (no first step yet) to 4 (scoring §3.4). */
export type LevelCounts = readonly number[];

/** The level everyone should reach, unless the organisation chose another. */
export const defaultTargetLevel = 2;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Share of people past level 0, 0..1; null without people (scoring §3.4). */
export function reach(levels: LevelCounts): number | null {
  const people = sum(levels);
  return people === 0 ? null : 1 - (levels[0] ?? 0) / people;
}

/** Share of people at each level; null without people. */
export function levelShares(levels: LevelCounts): number[] | null {
  const people = sum(levels);
  return people === 0 ? null : levels.map((count) => count / people);
}

/** Mean level; null without people. */
export function meanLevel(levels: LevelCounts): number | null {
  const people = sum(levels);
  return people === 0 ? null : sum(levels.map((count, level) => count * level)) / people;
}

/**
 * The adoption gap `P_a = (1/N) Σ_{l<z} N_l ((z−l)/z)^a` (Foster, Greer and Thorbecke; scoring §3.4), 0..1.
 * a = 0: share below target; a = 1: the headline; a = 2 weighs those furthest away. Adds up by headcount over units.
 */
export function adoptionGap(levels: LevelCounts, a: 0 | 1 | 2 = 1, target = defaultTargetLevel): number | null {
  const people = sum(levels);
  if (people === 0) return null;
  const below = levels.slice(0, target);
  return sum(below.map((count, level) => count * ((target - level) / target) ** a)) / people;
}

/** The level or points that a share of people are at or under (nearest rank); null without people. */
export function percentile(values: readonly number[], share: number): number | null {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? null;
}

/** How far the 90th person in a hundred is in front of the 50th; null without people (scoring §3.4). */
export function distanceInFront(values: readonly number[]): number | null {
  const front = percentile(values, 0.9);
  const middle = percentile(values, 0.5);
  return front === null || middle === null ? null : front - middle;
}

/** `Σ (2i−n−1) x_(i) / (n Σ x)`, zeros included; null when all are zero (scoring §3.4). */
export function gini(points: readonly number[]): number | null {
  const total = sum(points);
  if (total === 0) return null;
  const n = points.length;
  const ordered = [...points].sort((a, b) => a - b);
  return sum(ordered.map((x, index) => (2 * (index + 1) - n - 1) * x)) / (n * total);
}

/** The fewest people who together made half of all points; 0 when there are none. */
export function halfMakers(points: readonly number[]): number {
  const half = sum(points) / 2;
  if (half === 0) return 0;
  const ordered = [...points].sort((a, b) => b - a);
  let made = 0;
  let people = 0;
  while (made < half) made += ordered[people++]!;
  return people;
}

/** Share of all points made by the top `share` of people (rounded up to whole people); null when there are none. */
export function topShare(points: readonly number[], share = 0.1): number | null {
  const total = sum(points);
  if (total === 0) return null;
  const ordered = [...points].sort((a, b) => b - a);
  return sum(ordered.slice(0, Math.ceil(points.length * share))) / total;
}

/** Share of all points made by the half of people with fewest (rounded down to whole people). */
export function lowerHalfShare(points: readonly number[]): number | null {
  const total = sum(points);
  if (total === 0) return null;
  const ordered = [...points].sort((a, b) => a - b);
  return sum(ordered.slice(0, Math.floor(points.length / 2))) / total;
}

/** One person's days from joining to the first step, or to today when it has not come yet. */
export interface TimeToStep {
  days: number;
  stepped: boolean;
}

export interface SurvivalStep {
  days: number;
  atRisk: number;
  stepped: number;
  /** Share who have not taken a first step after so many days. */
  waiting: number;
}

/** Kaplan–Meier estimate; those who have not started count as censored (scoring §3.4). */
export function timeToFirstStep(people: readonly TimeToStep[]): SurvivalStep[] {
  const days = [...new Set(people.filter((p) => p.stepped).map((p) => p.days))].sort((a, b) => a - b);
  let waiting = 1;
  return days.map((day) => {
    const atRisk = people.filter((p) => p.days >= day).length;
    const stepped = people.filter((p) => p.stepped && p.days === day).length;
    waiting *= 1 - stepped / atRisk;
    return { days: day, atRisk, stepped, waiting };
  });
}

/** The day by which half have taken a first step; null when fewer have so far. */
export function medianDays(curve: readonly SurvivalStep[]): number | null {
  return curve.find((step) => step.waiting <= 0.5 + 1e-12)?.days ?? null;
}

/** Share who have taken a first step by that day, 0..1. */
export function startedByDay(curve: readonly SurvivalStep[], day: number): number {
  const last = curve.filter((step) => step.days <= day).at(-1);
  return last ? 1 - last.waiting : 0;
}

/** E-I index `(E−I)/(E+I)` of ties across and within units, −1..1; null without ties (scoring §3.4). */
export function outwardIndex(external: number, internal: number): number | null {
  const ties = external + internal;
  return ties === 0 ? null : (external - internal) / ties;
}
