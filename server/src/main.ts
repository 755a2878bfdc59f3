import type { Logger } from 'pino';

import { demoSignIns } from './demo/sign-ins.js';
import { type Env, readEnv } from './platform/config/env.js';
import type { Database } from './platform/database/database.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { endInTurn } from './platform/ending.js';
import { checkClient } from './platform/http/client-dir.js';
import { checkPort } from './platform/http/port.js';
import { signsInUnprotected } from './platform/http/sign-in-cookie.js';
import { checkRedis } from './platform/live/cluster.js';
import { consoleInto, makeLog } from './platform/log/log.js';
import { checkBlobs } from './platform/storage/blobs-of.js';
import { EXAMPLE } from './setup/example.js';

/** Things to stop, last started first. */
const running: (() => Promise<void>)[] = [];
let stopping: Promise<void> | undefined;
/** How long each of them may take to stop: the product and the database together less than a container is given; milliseconds. */
const STOPS_WITHIN_MS = 14_000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  const log = makeLog(env.LOG_LEVEL);
  // Node would print it whole, with the values that it carries, and end at once; so it would at a second one.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught this error');
    void stop(1);
  });
  await Promise.all([
    checkPort(env),
    env.CLIENT_DIR && checkClient(env.CLIENT_DIR),
    env.REDIS_URL && checkRedis(env.REDIS_URL),
  ]);
  // The database starts while the product is read: each takes about a second.
  const [url, { startApp }, { entities }, { openDatabase }] = await Promise.all([
    env.DATABASE_URL ?? embeddedUrl(env.DATA_DIR),
    import('./app.js'),
    import('./entities.js'),
    import('./platform/database/data-source.js'),
  ]);
  const database = await openDatabase(url, entities);
  running.unshift(() => database.close());
  await checkBlobs(env, log);
  consoleInto(log);
  const demo = env.DEMO && (await prepareDemo(env, database, log));
  const app = await startApp(env, database, log);
  running.unshift(() => app.close());
  process.stdout.write(`Guildhall is ready at ${app.url}\n`);
  if (signsInUnprotected(env))
    log.warn('sign-ins cross the network unprotected; set PUBLIC_URL to the https:// address people use');
  if (demo) process.stdout.write(demoSignIns);
  else await inviteToBegin(env, database);
}

/** Where there is no organisation nobody can sign in, and no screen can make the first. */
async function inviteToBegin({ DEMO }: Env, database: Database): Promise<void> {
  const [row] = await database.query<{ begun: boolean; open: boolean }>(
    `select count(*) > 0 as begun, count(*) filter (where not invented or $1) > 0 as open from organisation`,
    [DEMO],
  );
  if (row!.open) return;
  const [how, where] = row!.begun
    ? ['Nobody can sign in: what is here is for DEMO=true.', ' with a DATA_DIR or DATABASE_URL of its own']
    : ['There is no organisation yet.', ''];
  process.stdout.write(`${how} Begin one${where}: ${EXAMPLE}\n`);
}

/** Loads the demo organisation on the first start; what it needs is not read at later ones. Gives whether it is there. */
async function prepareDemo(env: Env, database: Database, log: Logger): Promise<boolean> {
  const [any] = await database.query(`select 1 from organisation where demo limit 1`);
  if (any) return true;
  process.stdout.write('Loading the demo organisation. This happens once and takes a little while.\n');
  const { loadDemo } = await import('./demo/load-demo.js');
  const loaded = await loadDemo(env, database, log);
  if (!loaded) process.stdout.write('Other organisations are here already, so the demo is left out.\n');
  return loaded;
}

async function embeddedUrl(dataDir: string): Promise<string> {
  const embedded = await startEmbeddedPostgres(dataDir, { onGone: gone });
  running.unshift(() => embedded.stop());
  return embedded.url;
}

/** Nothing can be done without it. */
function gone(sentence: string): void {
  saySo(new Error(sentence));
  void stop(1);
}

/** A second signal, from a key pressed twice or a parent that passes it on, waits for the first. */
async function stop(code: number): Promise<void> {
  stopping ??= endInTurn(running.splice(0), STOPS_WITHIN_MS, saySo);
  await stopping;
  process.exit(code);
}

function saySo(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

main().catch((error: unknown) => {
  saySo(error);
  void stop(1);
});
