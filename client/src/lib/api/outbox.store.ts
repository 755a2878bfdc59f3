import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

import type { Command } from './api';

/** A command that waits to be sent; `id` is its idempotency key, so that it is done once however often it is sent. */
export interface Waiting extends Command {
  id: string;
  memberId: string;
  /** Catalogue key that tells the person what this was, such as `practices:outbox.share`. */
  label: string;
  /** When the person did it, in milliseconds since 1970 by the clock of this device. */
  at: number;
  /** The path of the screen on which it was done. */
  place: string;
  /** What waits is sent in this order. */
  turn: number;
  /** How often the server had trouble with it. */
  troubles: number;
}

export interface Refused extends Waiting {
  code: string;
}

export interface Outbox {
  waiting: readonly Waiting[];
  /** Sent, but refused by the server; shown until the person has read it. */
  refused: readonly Refused[];
}

/** Before a command's own name: each is kept by itself, so that no tab writes over what another keeps. */
const prefix = 'guildhall-outbox:';

export const nameOf = ({ memberId, id }: Pick<Waiting, 'memberId' | 'id'>) => `${prefix}${memberId}:${id}`;

/** What waits on this device, of whom ever; only the person who did something sends it or sees it. */
export const outbox = createStore<Outbox>(() => ({ waiting: [], refused: [] }));

/** Reads again what the device keeps: another tab may have added to it, or sent of it. */
export function readOutbox(): void {
  const kept = readKept().toSorted((one, other) => one.turn - other.turn || one.at - other.at);
  const refused = kept.filter((command): command is Refused => 'code' in command);
  outbox.setState({ waiting: kept.filter((command) => !('code' in command)), refused });
}

function readKept(): (Waiting | Refused)[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.flatMap((name) => {
      const text = localStorage.getItem(name);
      return text ? [JSON.parse(text) as Waiting | Refused] : [];
    });
  } catch {
    // A device that keeps nothing has nothing that waits.
    return [];
  }
}

/** Keeps a command until it is sent, after all that wait. Throws when the device has no room for it. */
export function putInOutbox(command: Omit<Waiting, 'turn' | 'troubles'>): void {
  readOutbox();
  const turn = Math.max(0, ...outbox.getState().waiting.map((each) => each.turn)) + 1;
  keep({ ...command, turn, troubles: 0 });
}

export function keep(command: Waiting | Refused): void {
  localStorage.setItem(nameOf(command), JSON.stringify(command));
  readOutbox();
}

/** How many changes of somebody wait to be sent. */
export function countWaiting(memberId: string): number {
  return outbox.getState().waiting.filter((command) => command.memberId === memberId).length;
}

/** The changes of this person that wait to be sent, in order. */
export function useWaiting(memberId: string | undefined): Waiting[] {
  return useStore(outbox, ({ waiting }) => waiting).filter((command) => command.memberId === memberId);
}

/** What the server refused this person, until they have read it. */
export function useRefused(memberId: string): Refused[] {
  return useStore(outbox, ({ refused }) => refused).filter((command) => command.memberId === memberId);
}

readOutbox();
if ('addEventListener' in globalThis)
  addEventListener('storage', ({ key }) => (key === null || key.startsWith(prefix)) && readOutbox());
