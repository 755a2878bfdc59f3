import { startApp } from '../app.js';
import { entities } from '../entities.js';
import { CollabKinds } from '../platform/collab/kinds.js';
import { readEnv } from '../platform/config/env.js';
import { openDatabase } from '../platform/database/data-source.js';
import { makeLog } from '../platform/log/log.js';

/** The product in a process of its own, with notes that everybody may write in; says its address on its standard output. */
const env = readEnv({ ...process.env, JOBS: 'off', LOG_LEVEL: 'error' });
const database = await openDatabase(env.DATABASE_URL!, entities, { migrate: false });
const app = await startApp(env, database, makeLog(env.LOG_LEVEL));
app.nest.get(CollabKinds).register({ kind: 'note', authorise: async () => 'write' });
process.stdout.write(`ready ${app.url}\n`);
