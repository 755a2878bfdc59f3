/** A held list after a change: known things stay in their place, new ones come last, what is gone is left out. */
export function withChanges<T extends { id: string }>(held: T[], came: T[] = [], gone: string[] = []): T[] {
  const byId = new Map([...held, ...came].map((thing) => [thing.id, thing]));
  for (const id of gone) byId.delete(id);
  return [...byId.values()];
}
