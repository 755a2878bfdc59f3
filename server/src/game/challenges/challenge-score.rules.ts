/** An instant range, half-open: `from` is in, `to` is out. */
export interface Span {
  from: Date;
  to: Date;
}

/** A stay in a unit; `to` is null while it lasts. */
export interface Stay {
  from: Date;
  to: Date | null;
}

/** A member of a unit as the breadth score sees them: points in this challenge, and their share of its time there. */
export interface Contributor {
  points: number;
  /** 0..1, from `membershipWeight`. */
  weight: number;
}

/** Points per member that count, unless the manager chose another cap (DESIGN §5). */
export const defaultCap = 30;

/** The share of the challenge during which a member belonged to the unit, 0..1 (DESIGN §5). */
export function membershipWeight(stays: readonly Stay[], challenge: Span): number {
  const [starts, ends] = [challenge.from.getTime(), challenge.to.getTime()];
  const inside = stays.reduce((total, stay) => {
    const from = Math.max(stay.from.getTime(), starts);
    const to = Math.min(stay.to?.getTime() ?? ends, ends);
    return total + Math.max(0, to - from);
  }, 0);
  return Math.min(1, inside / (ends - starts));
}

/**
 * Breadth, 0..100: `100 × Σ min(pᵢ, C) × wᵢ / (C × Σ wᵢ)` over all members of the unit (DESIGN §5).
 * 100 only if everyone takes part; 0 for a unit nobody belonged to.
 */
export function breadthScore(members: readonly Contributor[], cap = defaultCap): number {
  const weights = members.reduce((total, member) => total + member.weight, 0);
  if (weights <= 0) return 0;
  const counted = members.reduce((total, member) => total + counting(member.points, cap) * member.weight, 0);
  return Math.min(100, (100 * counted) / (cap * weights));
}

function counting(points: number, cap: number): number {
  return Math.min(Math.max(0, points), cap);
}

/** A score as boards keep it: whole hundredths. */
export function inHundredths(score: number): number {
  return Math.round(score * 100);
}

/** Everyone towards one goal (DESIGN §5): the lowest unit's rate, or a sum, over the target. */
export type CommonGoal =
  | { by: 'lowest_rate'; rates: readonly number[]; target: number }
  | { by: 'sum'; amounts: readonly number[]; target: number };

/** Progress towards a common goal, 0..1; 1 when it is reached. */
export function togetherProgress(goal: CommonGoal): number {
  const values = goal.by === 'sum' ? [goal.amounts.reduce((total, n) => total + n, 0)] : goal.rates;
  if (values.length === 0 || goal.target <= 0) return 0;
  return Math.min(1, Math.max(0, Math.min(...values) / goal.target));
}

/** Reuses that each of two paired units needs of the other. */
export const pairedEachWay = 2;
/** Reuses between two paired units in all. */
export const pairedTarget = 6;

/**
 * Two units and reuse both ways (DESIGN §5): `min(a→b, 2) + min(b→a, 2) + rest`, the rest filling what the target leaves,
 * so that one direction alone never reaches it. 0..target.
 */
export function pairedReuses(aToB: number, bToA: number, target = pairedTarget): number {
  const each = Math.min(aToB, pairedEachWay) + Math.min(bToA, pairedEachWay);
  const rest = Math.max(0, aToB - pairedEachWay) + Math.max(0, bToA - pairedEachWay);
  return Math.min(target, each + Math.min(rest, Math.max(0, target - 2 * pairedEachWay)));
}

/** A unit against its own last score (DESIGN §5). */
export interface OwnBest {
  /** Now over last, at most 1; a first score is whole. */
  progress: number;
  gain: number;
  isBest: boolean;
}

/** How a unit stands against its own last score; null stands for no last score. */
export function ownBest(now: number, last: number | null): OwnBest {
  const before = last ?? 0;
  const progress = before > 0 ? Math.min(1, now / before) : Number(now > 0);
  return { progress, gain: now - before, isBest: now > before };
}

/** A plank's fill, 0..1: `min(p, C) / C` (DESIGN §5). */
export function plankFill(points: number, cap = defaultCap): number {
  return counting(points, cap) / cap;
}

/**
 * The bridge's planks: the fills, ordered by size and then laid out by an arrangement that depends on their number alone.
 * Who filled which plank leaves no trace, since the order given makes no difference (DESIGN §5).
 */
export function planks(fills: readonly number[]): number[] {
  const ordered = [...fills].sort((a, b) => b - a);
  return arrangement(fills.length).map((place) => ordered[place]!);
}

/** A fixed arrangement of 0..n−1: steps of about n over the golden ratio, which spread neighbours far apart. */
function arrangement(n: number): number[] {
  let step = Math.max(1, Math.round(n * 0.618));
  while (divisor(step, n) > 1) step += 1;
  return Array.from({ length: n }, (_, i) => (i * step + Math.floor(n / 3)) % n);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

export interface FoldableUnit {
  id: string;
  /** Its ancestors and itself, outermost first. */
  path: readonly string[];
  people: number;
}

/**
 * The unit as which each unit is shown: units of fewer than `min` people inside their parent, and on up until there are
 * enough (DESIGN §5). Null when even the outermost has too few.
 */
export function foldSmallUnits(units: readonly FoldableUnit[], min = 5): Map<string, string | null> {
  const shown = new Map<string, readonly string[]>(units.map((unit) => [unit.id, unit.path]));
  const deepest = Math.max(0, ...units.map((unit) => unit.path.length));
  for (let depth = deepest; depth >= 1; depth--) {
    for (const [id, people] of peopleShownAs(units, shown, depth)) {
      if (people >= min) continue;
      for (const [unit, path] of shown) {
        if (path.length === depth && path.at(-1) === id) shown.set(unit, path.slice(0, -1));
      }
    }
  }
  return new Map([...shown].map(([unit, path]) => [unit, path.at(-1) ?? null]));
}

function peopleShownAs(
  units: readonly FoldableUnit[],
  shown: ReadonlyMap<string, readonly string[]>,
  depth: number,
): Map<string, number> {
  const people = new Map<string, number>();
  for (const unit of units) {
    const path = shown.get(unit.id)!;
    const id = path.at(-1);
    if (path.length === depth && id !== undefined) people.set(id, (people.get(id) ?? 0) + unit.people);
  }
  return people;
}
