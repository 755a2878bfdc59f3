/** Fewer credits than this in a season say nothing about whom somebody works with. */
export const enoughCredits = 5;
/** More than this percentage of somebody's credits from two others who work with each other, too, closes the three (scoring §3.5). */
export const mostOf = 60;

/** What one person brought another in a season. */
export interface Credit {
  member: string;
  /** Who was on the other side. */
  from: string;
  credits: number;
  /** All of the member's, whoever they came from. */
  ofAll: number;
}

export interface ClosedTriad {
  /** In the order of their ids. */
  people: [string, string, string];
  /** Those of the three who have most of their credits from the other two. */
  mostly: string[];
}

/**
 * Three who each have credit from both others, and of whom at least one has more than `mostOf` percent of theirs from
 * those two. Credits of people who have most of theirs from two others must all be given; of anybody else those between
 * them will do.
 */
export function closedTriads(credits: readonly Credit[]): ClosedTriad[] {
  const between = new Map<string, Map<string, Credit>>();
  for (const credit of credits) {
    if (credit.credits <= 0 || credit.member === credit.from) continue;
    const known = between.get(credit.member) ?? new Map<string, Credit>();
    between.set(credit.member, known.set(credit.from, credit));
  }
  const found = new Map<string, ClosedTriad>();
  for (const [member, theirs] of between) {
    for (const [one, other] of pairsWithMost(theirs)) {
      const people = [member, one, other].toSorted(byId) as ClosedTriad['people'];
      if (!eachFromBoth(people, between)) continue;
      const triad = found.get(people.join(' ')) ?? { people, mostly: [] };
      found.set(people.join(' '), { people, mostly: [...triad.mostly, member].toSorted(byId) });
    }
  }
  return [...found.values()].toSorted((a, b) => byId(a.people.join(' '), b.people.join(' ')));
}

function byId(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Every two people from whom together somebody has most of their credits; none where they have few. */
function pairsWithMost(theirs: ReadonlyMap<string, Credit>): [string, string][] {
  const all = [...theirs.values()].toSorted((a, b) => b.credits - a.credits);
  const [first] = all;
  if (!first || first.ofAll < enoughCredits) return [];
  return all.flatMap((one, nth) => {
    const later = all.slice(nth + 1);
    // Sorted, so that where one falls short all after it do.
    const short = later.findIndex((other) => (one.credits + other.credits) * 100 <= mostOf * first.ofAll);
    return later.slice(0, short < 0 ? undefined : short).map(({ from }): [string, string] => [one.from, from]);
  });
}

function eachFromBoth(people: readonly string[], between: ReadonlyMap<string, ReadonlyMap<string, Credit>>): boolean {
  return people.every((each) => people.every((other) => other === each || between.get(each)?.has(other)));
}
