import { createStore, useStore } from 'zustand';

/** The units that are unfolded in the tree: as they were left when one comes back from a unit's page. */
const unfolded = createStore<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

export function fold(id: string, open: boolean): void {
  unfolded.setState(({ ids }) => ({ ids: new Set(open ? [...ids, id] : [...ids].filter((each) => each !== id)) }));
}

export function useIsUnfolded(id: string): boolean {
  return useStore(unfolded, ({ ids }) => ids.has(id));
}
