import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { Language } from '../i18n/languages';

export type Theme = 'system' | 'light' | 'dark';
export type Motion = 'system' | 'reduced';

export interface Preferences {
  /** Each is unset until the reader chooses it on this device; then it holds here. */
  theme?: Theme | undefined;
  motion?: Motion | undefined;
  language?: Language | undefined;
  /** What the person's account says, for what is unset here; kept so that the next start does not flash. */
  account: { theme: Theme; motion: Motion };
}

const name = 'guildhall-preferences';

/** How this device shows the product. `public/theme.js` reads the same entry before the first paint. */
export const preferences = createStore<Preferences>()(() => ({
  account: { theme: 'system', motion: 'system' },
  ...chosenBefore(),
}));

function chosenBefore(): Partial<Preferences> {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? '{}') as { state?: Partial<Preferences> }).state ?? {};
  } catch {
    return {};
  }
}

preferences.subscribe((state) => {
  try {
    localStorage.setItem(name, JSON.stringify({ state }));
  } catch {
    // A device that keeps nothing shows what was chosen until it is loaded anew.
  }
});

export function usePreferences<T>(select: (preferences: Preferences) => T): T {
  return useStore(preferences, select);
}

export function themeOf({ theme, account }: Preferences): Theme {
  return theme ?? account.theme;
}

export function motionOf({ motion, account }: Preferences): Motion {
  return motion ?? account.motion;
}

/** Puts theme and motion on the root element, now and whenever they change. */
export function showPreferences(root: HTMLElement): void {
  const show = (chosen: Preferences) => {
    const theme = themeOf(chosen);
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    if (motionOf(chosen) === 'reduced') root.dataset.motion = 'reduced';
    else delete root.dataset.motion;
  };
  show(preferences.getState());
  preferences.subscribe(show);
}

/** What the account says holds here too, until the person chooses otherwise on this device. */
export function followAccount({ theme, motion }: Preferences['account']): void {
  preferences.setState({ account: { theme, motion } });
}
