import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'moss' | 'berry';
  picture?: ReactNode;
  action?: { label: string; run: () => void };
}

export const toasts = createStore<{ shown: readonly Toast[] }>(() => ({ shown: [] }));

let last = 0;
const most = 3;

/** Says briefly that something was done. One with an action stays until it is answered or put away. */
export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  last += 1;
  const next: Toast = { id: last, text, tone: 'plain', ...options };
  toasts.setState(({ shown }) => ({ shown: [...shown, next].slice(-most) }));
}

export function putAwayToast(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
}
