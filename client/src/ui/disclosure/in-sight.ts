/** How many of a list stay in sight where `most` are to: one more than that is no reason to fold. */
export function inSight(count: number, most: number): number {
  return count > most + 1 ? most : count;
}

interface Placed<Item> {
  item: Item;
  /** Its place among all, counted from 0. */
  nth: number;
}

/** Parts a list into what stays in sight, what is to be kept there wherever it stands included, and what folds. */
export function partFolded<Item>(
  items: readonly Item[],
  most: number,
  keep: (item: Item) => boolean,
): { shown: Placed<Item>[]; folded: Placed<Item>[] } {
  const first = inSight(items.length, most);
  const all = items.map((item, nth) => ({ item, nth }));
  const stays = ({ item, nth }: Placed<Item>) => nth < first || keep(item);
  return { shown: all.filter(stays), folded: all.filter((each) => !stays(each)) };
}
