/** How many of a list stay in sight where `most` are to: one more than that is no reason to fold. */
export function inSight(count: number, most: number): number {
  return count > most + 1 ? most : count;
}
