/** No figure about fewer people than this leaves the server (invariant I7). */
export const minGroupSize = 5;

/** A figure about so many people, or null when they are too few. */
export function figureAbout<T>(people: number, figure: T, min = minGroupSize): T | null {
  return people < min ? null : figure;
}

export interface Group {
  people: number;
}

/** Groups shown as one; `members` has more than one when small groups were merged. */
export interface ShownGroup<G extends Group> {
  people: number;
  members: G[];
}

/**
 * Groups that make up one parent, so merged that none has fewer than `min` people, and none can be found by taking the
 * others from the parent (I7). Small groups are put together; when they are still too few, the smallest other joins them.
 * The parent's figure may be shown beside these. Empty when all of them together are too few.
 */
export function mergeSmallGroups<G extends Group>(groups: readonly G[], min = minGroupSize): ShownGroup<G>[] {
  const peopled = groups.filter((group) => group.people > 0);
  const large = peopled.filter((group) => group.people >= min);
  const merged = peopled.filter((group) => group.people < min);
  while (merged.length > 0 && peopleOf(merged) < min && large.length > 0) {
    merged.push(...large.splice(large.indexOf(smallest(large)), 1));
  }
  const shown = large.map((group) => ({ people: group.people, members: [group] }));
  const together = peopleOf(merged);
  return together >= min && merged.length > 0 ? [...shown, { people: together, members: merged }] : shown;
}

function peopleOf(groups: readonly Group[]): number {
  return groups.reduce((total, group) => total + group.people, 0);
}

function smallest<G extends Group>(groups: readonly G[]): G {
  return groups.reduce((least, group) => (group.people < least.people ? group : least));
}

/**
 * Counts of people that add up to a known total, with small ones hidden (null), and so many more that the hidden ones
 * cannot be worked out from the rest: hidden cells are two or more and hold `min` people or more. 0 stays: it is nobody.
 */
export function hideSmallCounts(counts: readonly number[], min = minGroupSize): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, index) => (count > 0 && count < min ? [index] : [])));
  const heldIn = () => [...hidden].reduce((total, index) => total + counts[index]!, 0);
  while (hidden.size > 0 && (hidden.size < 2 || heldIn() < min)) {
    const next = smallestShown(counts, hidden);
    if (next === undefined) break;
    hidden.add(next);
  }
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}

/** The next cell to hide: the smallest with people in it, or an empty one when no other is left. */
function smallestShown(counts: readonly number[], hidden: ReadonlySet<number>): number | undefined {
  const weight = (index: number) => counts[index]! || Number.MAX_SAFE_INTEGER;
  const shown = counts.flatMap((_, index) => (hidden.has(index) ? [] : [index]));
  return shown.sort((a, b) => weight(a) - weight(b)).at(0);
}

/** Whether counts of people tell of one to four. */
export function isTelling(counts: readonly number[], min = minGroupSize): boolean {
  return counts.some((count) => count > 0 && count < min);
}

/** A group with all that is counted in it. */
export interface CountedGroup extends Group {
  counts: readonly number[];
}

/**
 * Which of the groups that make up one parent are hidden, so that the parent's own counts can stand beside the rest:
 * those whose counts tell of too few, and the smallest others, until what is left of the parent after the shown ones
 * is more than one group and does not tell of too few either (I7). Groups in `already` are hidden in any case: a finer
 * figure is never shown of a group of which a coarser one is not.
 */
export function hideTellingGroups(
  groups: readonly CountedGroup[],
  already: readonly boolean[] = [],
  min = minGroupSize,
): boolean[] {
  const hidden = new Set(groups.filter(({ counts }, nth) => already[nth] || isTelling(counts, min)));
  const left = groups.filter((group) => !hidden.has(group)).toSorted((a, b) => b.people - a.people);
  while (hidden.size > 0 && (hidden.size < 2 || isTelling(pooled([...hidden]), min))) {
    const next = left.pop();
    if (next === undefined) break;
    hidden.add(next);
  }
  return groups.map((group) => hidden.has(group));
}

function pooled(groups: readonly CountedGroup[]): number[] {
  const [first, ...others] = groups;
  return (first?.counts ?? []).map((count, nth) => others.reduce((sum, { counts }) => sum + (counts[nth] ?? 0), count));
}
