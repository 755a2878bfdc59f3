import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

import { entities } from '../entities.js';
import type { Database } from '../platform/database/database.js';
import { openDatabase } from '../platform/database/data-source.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';

const TEMPLATE = 'guildhall';

/** A database of its own for one test file, which goes when it is closed: a copy of the migrated template on the run's PostgreSQL. */
export async function testDatabase(): Promise<Database & { url: string }> {
  const server = await serverUrl();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await admin(server, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = server.replace(`/${TEMPLATE}?`, `/${name}?`);
  const database = await openDatabase(url, entities, { migrate: false });
  const close = async () => {
    await database.source.destroy();
    await admin(server, `drop database ${name} with (force)`);
  };
  return Object.assign(database, { url, close });
}

/** Comes back once so many connections wait for a lock that another one holds. */
export async function lockWaited(database: Database, connections = 1): Promise<void> {
  const waiting = () =>
    database.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
  while ((await waiting()).length < connections) await setImmediate();
}

/** The first caller of the run starts PostgreSQL and migrates the template; the others wait for it. */
async function serverUrl(): Promise<string> {
  const folder = process.env['GUILDHALL_TEST_FOLDER'];
  if (!folder) throw new Error('Run the tests through Jest with this package’s configuration.');
  const ready = join(folder, 'ready.json');
  const first = await mkdir(join(folder, 'first')).then(
    () => true,
    () => false,
  );
  const failed = join(folder, 'failed');
  if (first) await start(folder, ready).catch((error: unknown) => writeFile(failed, String(error)));
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error(`The test database did not start: ${await readFile(failed, 'utf8')}`);
    await wait(20);
  }
  return (JSON.parse(await readFile(ready, 'utf8')) as { url: string }).url;
}

async function start(folder: string, ready: string): Promise<void> {
  await chmod(folder, 0o755);
  const { url, pid, stop } = await startEmbeddedPostgres(folder, { throwaway: true });
  const template = await openDatabase(url, entities).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  await template.close();
  await writeFile(`${ready}.new`, JSON.stringify({ url, pid }));
  await rename(`${ready}.new`, ready);
}

async function admin(server: string, statement: string): Promise<void> {
  const socket = new URL(server).searchParams.get('host') ?? '';
  const client = new pg.Client({ host: socket, user: 'guildhall', database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
