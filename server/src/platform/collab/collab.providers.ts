import type { Provider } from '@nestjs/common';
import type { Logger } from 'pino';

import { SignIns } from '../actor.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Notices } from '../database/notify.js';
import { LOG } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { CollabAccess } from './access.js';
import { ChangeNotices } from './change-notices.js';
import { CollabServer } from './collab-server.js';
import { Collaboration } from './collaboration.js';
import { EditLog } from './edit-log.js';
import { Edits } from './edits.js';
import { CollabKinds } from './kinds.js';
import { OpenDocuments } from './open-documents.js';
import { CollabRelay } from './relay.js';

/** What co-authoring is made of, each part with those it needs. */
function assemble(kinds: CollabKinds, signIns: SignIns, database: Database, clock: Clock, log: Logger) {
  const documents = new OpenDocuments(database, log);
  const editLog = new EditLog(database, clock, documents);
  const access = new CollabAccess(signIns, kinds, log);
  return {
    kinds,
    signIns,
    log,
    documents,
    editLog,
    access,
    edits: new Edits(database, editLog, documents, access),
    relay: new CollabRelay(documents, log),
    changes: new ChangeNotices(kinds, log),
    collaboration: new Collaboration(database, clock, editLog, { documents, access }),
  };
}

/** Co-authoring; features use `CollabKinds` and `Collaboration`. */
export const collabProviders: Provider[] = [
  CollabKinds,
  {
    provide: CollabServer,
    useFactory: (notices: Notices, metrics: Metrics, ...parts: Parameters<typeof assemble>) =>
      new CollabServer(assemble(...parts), notices, metrics),
    inject: [Notices, Metrics, CollabKinds, SignIns, Database, Clock, LOG],
  },
  { provide: Collaboration, useFactory: (server: CollabServer) => server.collaboration, inject: [CollabServer] },
];
