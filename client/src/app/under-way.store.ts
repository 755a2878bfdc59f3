import { createStore } from 'zustand/vanilla';

/** Fetching that takes no longer than this needs no word. */
const patience = 300;

/** How many screens have been fetched for long enough to be noticed, and are not here yet. */
export const underWay = createStore<{ count: number }>(() => ({ count: 0 }));

/** Gives what is fetched as it comes; the screen before stays meanwhile, so that it is said when this takes a while. */
export async function saidWhileFetched<T>(fetching: Promise<T>): Promise<T> {
  let said = 0;
  const timer = setTimeout(() => {
    said = 1;
    underWay.setState(({ count }) => ({ count: count + 1 }));
  }, patience);
  try {
    return await fetching;
  } finally {
    clearTimeout(timer);
    underWay.setState(({ count }) => ({ count: count - said }));
  }
}
