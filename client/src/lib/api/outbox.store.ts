import { createJSONStorage, persist } from 'zustand/middleware';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { Command } from './api';

/** A command that waits to be sent; `id` is its idempotency key, so that it is done once however often it is sent. */
export interface Waiting extends Command {
  id: string;
  memberId: string;
  /** Catalogue key that tells the person what this was, such as `practices:outbox.share`. */
  label: string;
  at: number;
}

export interface Refused extends Waiting {
  code: string;
}

export interface Outbox {
  waiting: Waiting[];
  /** Sent, but refused by the server; shown until the person has read it. */
  refused: Refused[];
}

/** Kept on the device, so that a closed tab loses nothing. Only the person who wrote a command ever sends it. */
export const outbox = createStore<Outbox>()(
  persist((): Outbox => ({ waiting: [], refused: [] }), {
    name: 'guildhall-outbox',
    storage: createJSONStorage(() => localStorage),
  }),
);

export function putInOutbox(command: Waiting): void {
  outbox.setState(({ waiting }) => ({ waiting: [...waiting, command] }));
}

export function takeFromOutbox(id: string): void {
  outbox.setState(({ waiting }) => ({ waiting: waiting.filter((command) => command.id !== id) }));
}

export function refuseInOutbox(command: Waiting, code: string): void {
  outbox.setState(({ waiting, refused }) => ({
    waiting: waiting.filter(({ id }) => id !== command.id),
    refused: [...refused, { ...command, code }],
  }));
}

export function readRefusal(id: string): void {
  outbox.setState(({ refused }) => ({ refused: refused.filter((command) => command.id !== id) }));
}

/** How many changes of this person wait to be sent. */
export function useWaitingCount(memberId: string | undefined): number {
  return useStore(outbox, ({ waiting }) => waiting.filter((command) => command.memberId === memberId).length);
}

/** The refused changes of all people on this device; filter by `memberId` before showing any. */
export function useRefused(): Refused[] {
  return useStore(outbox, ({ refused }) => refused);
}
