import { z } from 'zod';

import { problem } from './problem.js';

/**
 * A live topic: what a watcher is given first (`snapshot`) and what each later message carries (`change`).
 * Both ends use this one value; the server refuses to start when a topic has no handler.
 */
export interface Topic<Snapshot extends z.ZodType = z.ZodType, Change extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly change: Change;
  /** The address of one subject of this topic, such as `board:0192…`; without a subject, the name alone. */
  readonly of: (subject?: string) => string;
}

export function topic<Snapshot extends z.ZodType, Change extends z.ZodType>(
  name: string,
  snapshot: Snapshot,
  change: Change,
): Topic<Snapshot, Change> {
  return { name, snapshot, change, of: (subject) => (subject ? `${name}:${subject}` : name) };
}

export type SnapshotOf<T extends Topic> = z.infer<T['snapshot']>;
export type ChangeOf<T extends Topic> = z.infer<T['change']>;

/** Client to server, acknowledged with `Watched`. */
export const watchRequest = z.strictObject({ topic: z.string().min(1).max(120) });
export type WatchRequest = z.infer<typeof watchRequest>;

export const watched = z.union([
  z.object({ ok: z.literal(true), snapshot: z.unknown(), version: z.number().int() }),
  z.object({ ok: z.literal(false), problem }),
]);
export type Watched = z.infer<typeof watched>;

/** Server to watchers: apply when `from <= held version < to`, ignore when `to <= held version`, else watch again. */
export interface LiveChange<Change = unknown> {
  topic: string;
  from: number;
  to: number;
  change: Change;
}

/** Server to watchers: this topic stands at `version`; a watcher that holds less watches again. */
export interface LiveStale {
  topic: string;
  version: number;
}

export interface ClientToServer {
  'live:watch': (request: WatchRequest, answer: (watched: Watched) => void) => void;
  'live:unwatch': (request: WatchRequest) => void;
}

export interface ServerToClient {
  'live:change': (change: LiveChange) => void;
  'live:stale': (stale: LiveStale) => void;
  /** The watch ended, because access was lost. */
  'live:ended': (ended: { topic: string }) => void;
  /** The sign-in ended; the connection closes right after. */
  'live:signed-out': () => void;
}
