import { useEffect, useSyncExternalStore } from 'react';

import type { Keeper, KeeperState } from './keeper';

/** How a text stands that is saved while it is typed; keeps it going while the screen is shown. */
export function useKeeper<Text>(keeper: Keeper<Text>): KeeperState<Text> {
  useEffect(() => keeper.start(), [keeper]);
  return useSyncExternalStore(keeper.subscribe, keeper.read);
}
