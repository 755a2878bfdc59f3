/** Does this with each in turn; one that fails holds up none of the others, and is thrown once all have had theirs. */
export async function oneByOne<Item>(items: Iterable<Item>, work: (item: Item) => Promise<unknown>): Promise<void> {
  const faults: unknown[] = [];
  for (const item of items) await work(item).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw new AggregateError(faults, `It failed for ${faults.length}.`);
}
