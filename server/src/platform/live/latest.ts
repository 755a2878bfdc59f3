/** Of two changes of one list: each thing once, as it is now, without what is gone. */
export function latest<T extends { id: string }>(earlier: T[] = [], later: T[] = [], gone: string[] = []): T[] {
  const byId = new Map([...earlier, ...later].map((thing) => [thing.id, thing]));
  for (const id of gone) byId.delete(id);
  return [...byId.values()];
}
