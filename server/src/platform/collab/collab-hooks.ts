import { type Configuration, Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';

import { closing, type CollabConnection, type CollabContext, type CollabSocket } from './collab-socket.js';
import type { Edits } from './edits.js';
import type { CollabKinds } from './kinds.js';
import type { OpenDocuments } from './open-documents.js';
import { ownStates } from './presence.js';
import { type CollabRelay, ELSEWHERE } from './relay.js';

/** Documents one WebSocket may have open. */
const MOST_DOCUMENTS = 20;
const SYNC_STEP_1 = 0;

/** Thrown in a hook, it refuses without a message in the log. */
const refusal = (reason: string) => ({ ...closing.refused, reason });

export interface HookParts {
  kinds: CollabKinds;
  documents: OpenDocuments;
  edits: Edits;
  relay: CollabRelay;
  log: Logger;
  /** Asks anew whether a connection may be open; its access may have changed while it was made. */
  recheck: (connection: CollabConnection) => Promise<void>;
}

/** Hocuspocus keeps connections and documents; everything it must ask somebody, it asks here. */
export function makeHocuspocus(parts: HookParts): Hocuspocus<CollabContext> {
  return new Hocuspocus<CollabContext>({
    quiet: true,
    // Browsers slow the timers of hidden tabs down to one a minute.
    timeout: 150_000,
    maxPendingDocuments: MOST_DOCUMENTS,
    maxUnauthenticatedQueueSize: 16 * 1024 * 1024,
    ...opening(parts),
    ...editing(parts),
    ...unloading(parts),
  });
}

type Hooks = Partial<Configuration<CollabContext>>;

function opening({ kinds, documents, relay, log, recheck }: HookParts): Hooks {
  return {
    onAuthenticate: async ({ documentName, context, connectionConfig }) => {
      const { socket } = context;
      if (socket.connections.length >= MOST_DOCUMENTS) throw refusal('too-many-documents');
      const access = await orComeAgain(socket, log, () => kinds.authorise(socket.actor, documentName));
      if (!access) throw refusal('not-allowed');
      connectionConfig.readOnly = access === 'read';
    },
    onLoadDocument: async ({ document, context }) => {
      const { name } = document;
      let loaded = false;
      try {
        await orComeAgain(context.socket, log, async () => {
          await relay.join(name);
          loaded = await documents.load(document);
        });
        if (!loaded) throw refusal('not-found');
      } finally {
        // Hocuspocus drops a document that was not loaded without ending its timers.
        if (!loaded) document.destroy();
        if (!loaded && documents.forget(name)) relay.leave(name);
      }
    },
    connected: async ({ connection }) => {
      connection.context.socket.established(connection);
      await recheck(connection);
    },
  };
}

/** A fault of ours is no refusal: the connection is closed, and the client comes again. */
async function orComeAgain<T>(socket: CollabSocket, log: Logger, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, 'collab: a document could not be opened');
    socket.close(closing.trouble);
    throw closing.trouble;
  }
}

function editing({ documents, edits, relay }: HookParts): Hooks {
  return {
    // Edits that came before the document was open; later ones never get as far as this (CollabSocket).
    beforeSync: async ({ connection, type, payload }) => {
      if (type === SYNC_STEP_1) return;
      try {
        await edits.take(connection, payload);
      } catch (error) {
        connection.context.socket.failed(connection, error);
        throw closing.refused;
      }
    },
    beforeHandleAwareness: async ({ connection, document, states }) => {
      const open = documents.get(document.name);
      if (connection && open) ownStates(connection, open, states);
    },
    onAwarenessUpdate: async ({ documentName, awareness, added, updated, removed, transactionOrigin }) => {
      if (transactionOrigin !== ELSEWHERE) relay.presence(documentName, awareness, [...added, ...updated, ...removed]);
    },
  };
}

function unloading({ documents, relay }: HookParts): Hooks {
  return {
    beforeUnloadDocument: async ({ documentName }) => {
      // The log has it all; what could not be folded now is folded the next time.
      await documents.close(documentName).catch(() => undefined);
    },
    afterUnloadDocument: async ({ documentName }) => {
      if (documents.forget(documentName)) relay.leave(documentName);
    },
  };
}
