import type { Document } from '@hocuspocus/server';
import { removeAwarenessStates } from 'y-protocols/awareness';
import { z } from 'zod';

import type { CollabConnection } from './collab-socket.js';
import type { OpenDocument } from './open-documents.js';

/** Client ids one connection may show itself under: one a tab, and the one before it after a reload. */
const MOST_CLIENTS = 3;

const id = z.strictObject({ client: z.int().min(0), clock: z.int().min(0) });
const position = z.strictObject({
  type: id.nullish(),
  tname: z.string().max(200).nullish(),
  item: id.nullish(),
  assoc: z.int().optional(),
});
/** Where somebody's cursor is: two relative positions of Yjs. The only thing a client says about itself. */
const cursor = z.strictObject({ anchor: position, head: position });

export interface PresenceState {
  user: { id: string; name: string };
  cursor: z.infer<typeof cursor> | null;
}

/**
 * Makes what a connection says of itself true: only its own client ids, under its member's name, with a cursor and
 * nothing else; nothing at all of who chose not to be shown. Changes `states` in place, as Hocuspocus wants it.
 */
export function ownStates(connection: CollabConnection, open: OpenDocument, states: Map<number, object>): void {
  const { hidden, actor } = connection.context.socket;
  const { memberId, name } = actor;
  const own = connection.document.getClients(connection);
  for (const [client, said] of states) {
    const known = own.has(client) || own.size < MOST_CLIENTS;
    if (hidden || !known || !isTheirs(open, client, memberId)) {
      states.delete(client);
      continue;
    }
    open.seen.set(client, memberId);
    const parsed = cursor.safeParse((said as { cursor?: unknown }).cursor);
    const state: PresenceState = { user: { id: memberId, name }, cursor: parsed.success ? parsed.data : null };
    states.set(client, state);
  }
}

/** Takes a connection's states from everybody's screen. */
export function vanish(connection: CollabConnection): void {
  const { document } = connection;
  removeAwarenessStates(document.awareness, [...document.getClients(connection)], connection);
}

/** Notes whose client ids another server told of; it had made them true. */
export function seenElsewhere({ document, seen }: OpenDocument): void {
  for (const [client, state] of document.awareness.getStates()) {
    if (!seen.has(client)) seen.set(client, (state as PresenceState).user.id);
  }
}

function isTheirs(open: OpenDocument, client: number, memberId: string): boolean {
  const owner = open.authors.get(client);
  if (owner !== undefined && owner !== memberId) return false;
  const seen = open.seen.get(client);
  return seen === undefined || seen === memberId;
}

/** The members who have a document open, each once, here and on the other servers. */
export function membersIn(document: Document): string[] {
  const here = document.getConnections().map(({ context }: CollabConnection) => context.socket.actor.memberId);
  const shown = [...document.awareness.getStates().values()].map((state) => (state as PresenceState).user.id);
  return [...new Set([...here, ...shown])];
}
