import type { Bilingual } from '@guildhall/shared/platform/bilingual';
import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

export interface Toast {
  id: number;
  /** Catalogue key with its namespace, so that a toast in sight follows the language. */
  says: string;
  /** What fills its words in: figures, names, and texts in both languages. */
  fills?: Record<string, string | number | Bilingual>;
  tone: 'plain' | 'moss' | 'berry';
  picture?: ReactNode;
  /** `label` is a catalogue key. */
  action?: { label: string; run: () => void };
}

export const toasts = createStore<{ shown: readonly Toast[] }>(() => ({ shown: [] }));

let last = 0;
const most = 3;

/** Says briefly that something was done. One with an action stays until it is answered or put away. */
export function toast(says: string, options: Partial<Omit<Toast, 'id' | 'says'>> = {}): void {
  last += 1;
  const next: Toast = { id: last, says, tone: 'plain', ...options };
  toasts.setState(({ shown }) => ({ shown: [...shown, next].slice(-most) }));
}

export function putAwayToast(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
}
