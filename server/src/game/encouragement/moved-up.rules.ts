/** Places by subject, 1 for the first. */
export type Places = ReadonlyMap<string, number>;

/**
 * Who stands higher than a week ago. Whoever had no place then stood after everyone who had one. Nobody moves up where
 * there were no places to compare with.
 */
export function movedUp(before: Places, now: Places): string[] {
  if (before.size === 0) return [];
  return [...now].filter(([id, place]) => place < (before.get(id) ?? before.size + 1)).map(([id]) => id);
}
