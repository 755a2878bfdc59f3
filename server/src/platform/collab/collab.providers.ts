import type { FactoryProvider, Provider } from '@nestjs/common';
import type { Logger } from 'pino';

import { SignIns } from '../actor.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Notices } from '../database/notify.js';
import { LOG } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { CollabAccess } from './access.js';
import { CollabServer } from './collab-server.js';
import { Collaboration } from './collaboration.js';
import { EditLog } from './edit-log.js';
import { Edits } from './edits.js';
import { CollabKinds } from './kinds.js';
import { OpenDocuments } from './open-documents.js';

const documents: FactoryProvider = {
  provide: OpenDocuments,
  useFactory: (database: Database, log: Logger) => new OpenDocuments(database, log),
  inject: [Database, LOG],
};
const editLog: FactoryProvider = {
  provide: EditLog,
  useFactory: (database: Database, clock: Clock, open: OpenDocuments) => new EditLog(database, clock, open),
  inject: [Database, Clock, OpenDocuments],
};
const edits: FactoryProvider = {
  provide: Edits,
  useFactory: (database: Database, log: EditLog, open: OpenDocuments) => new Edits(database, log, open),
  inject: [Database, EditLog, OpenDocuments],
};
const access: FactoryProvider = {
  provide: CollabAccess,
  useFactory: (signIns: SignIns, kinds: CollabKinds) => new CollabAccess(signIns, kinds),
  inject: [SignIns, CollabKinds],
};
const collaboration: FactoryProvider = {
  provide: Collaboration,
  useFactory: (database: Database, clock: Clock, log: EditLog, open: OpenDocuments, rights: CollabAccess) =>
    new Collaboration(database, clock, log, { documents: open, access: rights }),
  inject: [Database, Clock, EditLog, OpenDocuments, CollabAccess],
};
const server: FactoryProvider = {
  provide: CollabServer,
  useFactory: (
    kinds: CollabKinds,
    open: OpenDocuments,
    taken: Edits,
    written: EditLog,
    rights: CollabAccess,
    log: Logger,
    signIns: SignIns,
    notices: Notices,
    metrics: Metrics,
  ) =>
    new CollabServer(
      { kinds, documents: open, edits: taken, editLog: written, access: rights, log },
      signIns,
      notices,
      metrics,
    ),
  inject: [CollabKinds, OpenDocuments, Edits, EditLog, CollabAccess, LOG, SignIns, Notices, Metrics],
};

/** Co-authoring; features use `CollabKinds` and `Collaboration`. */
export const collabProviders: Provider[] = [CollabKinds, documents, editLog, edits, access, collaboration, server];
