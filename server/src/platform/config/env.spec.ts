import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

import { describe, expect, test } from '@jest/globals';

import { startApp } from '../../app.js';
import { testDatabase } from '../../testing/test-database.js';
import { openDatabase, refuseOld } from '../database/data-source.js';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { makeLog } from '../log/log.js';
import { environment, readEnv } from './env.js';

const said = (start: () => Promise<unknown>) => start().catch((error: Error) => error.message);

/** A port that somebody else has taken. */
async function takenPort(): Promise<{ port: number; free: () => void }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as { port: number }).port, free: () => server.close() };
}

describe('[settings] what is wrong is named, with its mend, in one sentence', () => {
  test.each([
    ['PORT', '99999', 'PORT: give a whole number from 0 to 65535'],
    ['PORT', 'three', 'PORT: give a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL: give an address such as postgresql://'],
    ['REDIS_URL', 'somewhere', 'REDIS_URL: give an address such as redis://'],
    ['PUBLIC_URL', 'guildhall', 'PUBLIC_URL: give an address such as https://'],
    ['METRICS_TOKEN', 'short', 'METRICS_TOKEN: give 16 characters or more'],
    ['DEMO', 'yes', 'DEMO: give one of true, false'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: give one of trace, debug'],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readEnv({ [name]: value })).toThrow(sentence);
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

  test('a folder that can hold no data', async () => {
    for (const folder of ['/dev/null/data', '/proc/data'])
      expect(await said(() => startEmbeddedPostgres(folder))).toMatch(
        `DATA_DIR: the database cannot keep its data in ${folder}/postgres (E`,
      );
  });

  test('a Redis that is not there, and a port that is taken', async () => {
    const database = await testDatabase();
    const { port, free } = await takenPort();
    const start = (settings: Record<string, string>) =>
      said(() => startApp(readEnv({ JOBS: 'off', LOG_LEVEL: 'silent', ...settings }), database, makeLog('silent')));
    expect(await start({ PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' })).toBe(
      'REDIS_URL: there is no Redis at 127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1).',
    );
    expect(await start({ PORT: String(port) })).toMatch(
      new RegExp(`^PORT: we cannot listen at 127\\.0\\.0\\.1, port ${port} \\(listen EADDRINUSE`),
    );
    free();
    await database.close();
  });
});
