import { createJSONStorage, persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

/** What somebody has written for a step and not sent yet. */
export interface Unsent {
  words?: string | undefined;
  link?: string | undefined;
}

/** Kept on the device by who wrote it, run and step: setting a quest aside, or a closed tab, takes away no word. */
const unsent = createStore<Record<string, Unsent>>()(
  persist((): Record<string, Unsent> => ({}), {
    name: 'guildhall-evidence',
    storage: createJSONStorage(() => localStorage),
  }),
);

export function unsentOf(name: string): Unsent | undefined {
  return unsent.getState()[name];
}

/** Keeps what is written so far; what says nothing is forgotten. */
export function keepUnsent(name: string, { words, link }: Unsent): void {
  const { [name]: _before, ...others } = unsent.getState();
  unsent.setState(words || link ? { ...others, [name]: { words, link } } : others, true);
}
