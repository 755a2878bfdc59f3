import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { startApp } from '../../app.js';
import { testDatabase } from '../../testing/test-database.js';
import { openDatabase, refuseOld, refuseOtherCode } from '../database/data-source.js';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { checkPort } from '../http/port.js';
import { checkClient } from '../http/client-dir.js';
import { checkRedis } from '../live/cluster.js';
import { makeLog } from '../log/log.js';
import { checkBlobs } from '../storage/blobs-of.js';
import { environment, readEnv } from './env.js';

const said = (start: () => Promise<unknown>) => start().catch((error: Error) => error.message);

/** A port that somebody else has taken. */
async function takenPort(): Promise<{ port: number; free: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const free = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as { port: number }).port, free };
}

describe('[settings] what is wrong is named, with its mend, in one sentence', () => {
  test.each([
    ['PORT', '99999', 'PORT: give a whole number from 0 to 65535'],
    ['PORT', ' ', 'PORT: give a whole number from 0 to 65535'],
    ['PORT', '0x50', 'PORT: give a whole number from 0 to 65535'],
    ['REQUESTS_A_MINUTE', '1e3', 'REQUESTS_A_MINUTE: give a whole number from 60 to 1000000'],
    ['PORT', 'three', 'PORT: give a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL: give an address such as postgresql://'],
    ['DATABASE_URL', 'postgresql://x:1/secret@host/guildhall', 'DATABASE_URL: give an address such as postgresql://'],
    ['DATABASE_URL', 'postgres://', 'DATABASE_URL: give an address such as postgresql://'],
    ['DATABASE_URL', 'postgresql://host', 'DATABASE_URL: give an address such as postgresql://'],
    ['DATABASE_URL', 'postgresql://host:5432/', 'DATABASE_URL: give an address such as postgresql://'],
    ['DATABASE_URL', 'postgresql:///guildhall', 'DATABASE_URL: give an address such as postgresql://'],
    ['REDIS_URL', 'somewhere', 'REDIS_URL: give an address such as redis://'],
    ['PUBLIC_URL', 'guildhall', 'PUBLIC_URL: give an address such as https://'],
    ['PUBLIC_URL', 'https://council.example/guildhall', 'PUBLIC_URL: give an address such as https://'],
    ['PUBLIC_URL', 'https://us:secret@council.example', 'PUBLIC_URL: give an address such as https://'],
    ['TRUSTED_PROXIES', 'caddy', 'TRUSTED_PROXIES: give how many proxies stand in front, or their addresses'],
    ['TRUSTED_PROXIES', '10.0.0.0/', 'TRUSTED_PROXIES: give how many proxies stand in front, or their addresses'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'TRUSTED_PROXIES: give how many proxies stand in front, or their addresses'],
    ['TRUSTED_PROXIES', '10.0.0.0/0', 'TRUSTED_PROXIES: give how many proxies stand in front, or their addresses'],
    ['METRICS_TOKEN', 'short', 'METRICS_TOKEN: give 16 characters or more'],
    ['METRICS_TOKEN', ' '.repeat(20), 'METRICS_TOKEN: give 16 characters or more'],
    ['METRICS_TOKEN', 'tocyn â llawer o lythrennau', 'METRICS_TOKEN: give 16 characters or more'],
    ['DEMO', 'yes', 'DEMO: give one of true, false'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: give one of trace, debug'],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readEnv({ [name]: value })).toThrow(sentence);
  });

  test.each([
    ['PORT', ' 3000 '],
    ['DATABASE_URL', 'postgresql:///guildhall?host=/var/run/postgresql'],
    ['PUBLIC_URL', 'https://council.example:8443/'],
    ['TRUSTED_PROXIES', '10.0.0.0/32, fd00::/128, ::1, uniquelocal'],
    ['METRICS_TOKEN', 'a token of 16 ones, or more'],
  ])('%s=%s is right', (name, value) => {
    expect(() => readEnv({ [name]: value })).not.toThrow();
  });

  test('all faults are told at once, and an empty setting is none', () => {
    expect(() => readEnv({ PORT: 'x', JOBS: 'maybe', DATABASE_URL: '' })).toThrow(
      /^Please mend .* PORT: .*; JOBS: .*$/,
    );
  });

  test('the operations page names every setting and no other', () => {
    const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
    const firstColumn = [...page.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell!);
    const told = firstColumn.flatMap((cell) => [...cell.matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name));
    expect(told.sort()).toEqual(Object.keys(environment.shape).sort());
  });
});

describe('[settings] what reads well but cannot be used says so, and never a password', () => {
  test('a database that is not there', async () => {
    const url = 'postgresql://guildhall:hidden@127.0.0.1:1/guildhall';
    expect(await said(() => openDatabase(url, []))).toBe(
      'DATABASE_URL: the database 127.0.0.1:1/guildhall does not let us in (connect ECONNREFUSED 127.0.0.1:1).',
    );
  });

  test('a host with several addresses, none of which answers', async () => {
    expect(await said(() => openDatabase('postgresql://a@localhost:1/guildhall', []))).toMatch(
      /\(connect ECONNREFUSED/,
    );
  });

  test('a PostgreSQL that is too old', () => {
    expect(() => refuseOld('14.13 (Debian)')).toThrow('DATABASE_URL: PostgreSQL 15 or later is needed (this is 14.13');
    for (const version of ['15.4', '18.0']) expect(() => refuseOld(version)).not.toThrow();
  });

  test('a database that could not keep every name', () => {
    expect(() => refuseOtherCode('SQL_ASCII')).toThrow('DATABASE_URL: a database with the encoding UTF8 is needed');
  });

  test('a host that never answers', async () => {
    const { port, free } = await takenPort();
    expect(await said(() => openDatabase(`postgresql://a@127.0.0.1:${port}/guildhall`, [], { patience: 50 }))).toBe(
      `DATABASE_URL: the database 127.0.0.1:${port}/guildhall does not let us in (no answer in 0.05 seconds).`,
    );
    free();
  });

  test('a database in which we may not make what we need', async () => {
    const database = await testDatabase();
    const name = new URL(database.url).pathname.slice(1);
    const user = `poor_${name.slice(2)}`;
    await database.query(`create role ${user} login`);
    const url = database.url.replace('//guildhall@', `//${user}@`);
    for (const grant of ['select 1', `grant create on schema public to ${user}`]) {
      await database.query(grant);
      expect(await said(() => openDatabase(url, []))).toBe(
        `DATABASE_URL: we may not make extensions, schemas and tables in localhost/${name} ` +
          `(its administrator can mend it: alter database "${name}" owner to "${user}").`,
      );
    }
    await database.close();
  });

  test('a folder in which another Guildhall works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-twice-'));
    await chmod(folder, 0o755);
    const first = await startEmbeddedPostgres(folder, { throwaway: true });
    const database = await openDatabase(first.url, [], { migrate: false });
    expect(await said(() => startEmbeddedPostgres(folder, { throwaway: true }))).toBe(
      `DATA_DIR: another Guildhall runs on the data in ${folder}/postgres (stop it, or name another).`,
    );
    expect(await database.query('select 1 as works')).toEqual([{ works: 1 }]);
    await database.close();
    // What a killed server leaves running is nobody's.
    const second = await startEmbeddedPostgres(folder, { throwaway: true });
    await second.stop();
    await rm(folder, { recursive: true });
  });

  test('a folder that can hold no data', async () => {
    for (const folder of ['/dev/null/data', '/proc/data'])
      expect(await said(() => startEmbeddedPostgres(folder))).toMatch(
        `DATA_DIR: the database cannot keep its data in ${folder}/postgres (E`,
      );
  });

  test('a folder that holds something else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-other-'));
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'postgres'));
    await writeFile(join(folder, 'postgres', 'letter.txt'), 'Dear all');
    const sentence = `DATA_DIR: no database can be made in ${folder}/postgres (directory "${folder}/postgres" exists but is not empty).`;
    expect(await said(() => startEmbeddedPostgres(folder, { throwaway: true }))).toBe(sentence);
    await rm(folder, { recursive: true });
  });

  test('a folder that can hold no pictures', async () => {
    for (const MEDIA_DIR of ['/dev/null/pictures', '/proc/pictures'])
      expect(await said(() => checkBlobs(readEnv({ MEDIA_DIR }), makeLog('silent')))).toMatch(
        `MEDIA_DIR: pictures cannot be kept in ${MEDIA_DIR} (E`,
      );
  });

  test('a client that is not built', async () => {
    expect(await said(() => checkClient('/nowhere'))).toMatch(
      'CLIENT_DIR: there is no built client in /nowhere (ENOENT',
    );
  });

  test('a Redis that is not there, and a port that is taken', async () => {
    const database = await testDatabase();
    const { port, free } = await takenPort();
    const start = (settings: Record<string, string>) =>
      said(() => startApp(readEnv({ JOBS: 'off', LOG_LEVEL: 'silent', ...settings }), database, makeLog('silent')));
    const noRedis = 'REDIS_URL: there is no Redis at 127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1).';
    expect(await start({ PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' })).toBe(noRedis);
    const taken = new RegExp(`^PORT: we cannot listen at 127\\.0\\.0\\.1, port ${port} \\(listen EADDRINUSE`);
    expect(await start({ PORT: String(port) })).toMatch(taken);
    // The same before anything has begun, so that nobody waits for a database first.
    expect(await said(() => checkPort({ HOST: '127.0.0.1', PORT: port }))).toMatch(taken);
    expect(await said(() => checkRedis('redis://127.0.0.1:1'))).toBe(noRedis);
    for (const HOST of ['203.0.113.7', 'nowhere.invalid'])
      expect(await said(() => checkPort({ HOST, PORT: 0 }))).toMatch(`HOST: we cannot listen at ${HOST}, port 0 (`);
    free();
    await checkPort({ HOST: '127.0.0.1', PORT: port });
    await database.close();
  });
});
