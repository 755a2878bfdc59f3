import * as Y from 'yjs';

/** What an update brings, read without applying it. */
export interface Contents {
  /** Yjs client id → the clock just behind its last struct in here. */
  upTo: Map<number, number>;
  /** Yjs client id → what it deletes of that client's. */
  deletes: Map<number, { clock: number; len: number }[]>;
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Reads an update; null when it is none, or one that Yjs could not take in and that would spoil the document for
 * everybody who loads it.
 */
export function contentsOf(update: Uint8Array): Contents | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const upTo = new Map<number, number>();
    for (const struct of structs) {
      if (!sound(struct)) return null;
      if (!(struct instanceof Y.Skip)) upTo.set(struct.id.client, struct.id.clock + struct.length);
    }
    return { upTo, deletes: ds.clients };
  } catch {
    return null;
  }
}

/** Yjs sorts all of its readers for every struct it merges, so more than this are merged some at a time. */
const MERGED_AT_ONCE = 16;

/** One update that does what all of them do. */
export function merged(updates: Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  if (updates.length <= MERGED_AT_ONCE) return Y.mergeUpdates(updates);
  const some: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE) some.push(merged(updates.slice(at, at + MERGED_AT_ONCE)));
  return merged(some);
}

/** The client ids with structs in here that the document does not have. */
export function newWriters(doc: Y.Doc, { upTo }: Contents): number[] {
  return [...upTo].filter(([client, clock]) => clock > Y.getState(doc.store, client)).map(([client]) => client);
}

/** Whether the document has all of it already, as with most of what a client sends when it comes back. */
export function isKnown(doc: Y.Doc, contents: Contents): boolean {
  if (newWriters(doc, contents).length > 0) return false;
  for (const [client, ranges] of contents.deletes) {
    const structs = doc.store.clients.get(client);
    if (ranges.some((range) => range.len > 0 && !(structs && isDeleted(structs, range)))) return false;
  }
  return true;
}

function isDeleted(structs: (Y.Item | Y.GC)[], { clock, len }: { clock: number; len: number }): boolean {
  const last = structs.at(-1)!;
  if (clock + len > last.id.clock + last.length) return false;
  for (let at = Y.findIndexSS(structs, clock); at < structs.length && structs[at]!.id.clock < clock + len; at++) {
    if (!structs[at]!.deleted) return false;
  }
  return true;
}

/** A struct that leans on its own client's future, or on nothing, breaks Yjs when it is taken in. */
function sound(struct: Struct): boolean {
  if (struct.length <= 0 || !Number.isSafeInteger(struct.id.clock + struct.length)) return false;
  if (!(struct instanceof Y.Item)) return true;
  const { id, origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].every(
    (leans) => !(leans instanceof Y.ID) || leans.client !== id.client || leans.clock < id.clock,
  );
}
