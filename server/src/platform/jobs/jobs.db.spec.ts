import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testDatabase } from '../../testing/test-database.js';
import { openDatabase } from '../database/data-source.js';
import { makeLog } from '../log/log.js';
import { Jobs } from './jobs.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function jobs(): Jobs {
  return new Jobs(database, makeLog('silent'));
}

describe('jobs', () => {
  it('catch up at every start, and run on one server at a time', async () => {
    const begun: (() => void)[] = [];
    const done: Promise<void>[] = [];
    let heard = () => {};
    const work = () => {
      const run = new Promise<void>((finish) => begun.push(finish));
      done.push(run);
      heard();
      return run;
    };
    const nextBegins = () => new Promise<void>((begins) => (heard = begins));
    const [first, second] = [jobs(), jobs()];
    for (const server of [first, second]) server.every('count', '* * * * *', work);

    const firstBegins = nextBegins();
    await first.start();
    await firstBegins;
    await second.start();
    const waiting = await database.query(`select 1 from jobs.job where name = 'count' and state = 'created'`);
    expect(waiting).toHaveLength(1);
    expect(begun).toHaveLength(1);

    const secondBegins = nextBegins();
    begun[0]?.();
    await secondBegins;
    begun[1]?.();
    await Promise.all([...done, first.stop(), second.stop()]);
    expect(begun.length).toBeGreaterThanOrEqual(2);
  }, 30_000);

  it('that are being fetched when the queue stops are done before it has stopped', async () => {
    const server = jobs();
    let begun = 0;
    let ended = 0;
    server.every('fetched', '0 3 * * *', async () => {
      begun += 1;
      await database.query(`select 1`);
      ended += 1;
    });
    await server.start();
    const other = await database.connect();
    await other.query(`begin`);
    await other.query(`lock table jobs.job in access exclusive mode`);
    const isWaiting = `select 1 from pg_locks where relation = 'jobs.job'::regclass and not granted`;
    while ((await database.query(isWaiting)).length === 0) await database.query(`select 1`);
    let stopped = false;
    const stopping = server.stop().then(() => (stopped = true));
    for (let nth = 0; nth < 200; nth++) await database.query(`select 1`);
    expect(stopped).toBe(false);
    await other.query(`commit`);
    other.release();
    await stopping;
    expect(begun).toBe(ended);
  }, 30_000);

  it('have one name each', () => {
    const server = jobs();
    server.every('tidy', '0 3 * * *', async () => undefined);
    expect(() => server.every('tidy', '0 4 * * *', async () => undefined)).toThrow('tidy');
  });

  it('begin on servers that start at once with a database that has none yet', async () => {
    const other = await testDatabase();
    const servers = Array.from({ length: 4 }, () => new Jobs(other, makeLog('silent')));
    for (const server of servers) server.every('together', '0 3 * * *', () => Promise.resolve());
    await Promise.all(servers.map((server) => server.start()));
    await Promise.all(servers.map((server) => server.stop()));
    await other.close();
  });

  it('that cannot begin are tried again until they can, and say so', async () => {
    const other = await testDatabase();
    const user = `jobless_${new URL(other.url).pathname.slice(3)}`;
    await other.query(`create role ${user} login`);
    const poor = await openDatabase(other.url.replace('//guildhall@', `//${user}@`), [], { migrate: false });
    const server = new Jobs(poor, makeLog('silent'));
    const states = [server.state];
    let heard = () => {};
    const begun = new Promise<void>((begins) => (heard = begins));
    server.every('late', '0 3 * * *', async () => heard());
    server.startAtLast(1);
    states.push(server.state);
    while (server.state !== 'failing') await poor.query(`select 1`);
    await other.query(`grant create on database ${new URL(other.url).pathname.slice(1)} to ${user}`);
    await begun;
    // What begins first may run before the last has begun.
    while (server.state === 'failing') await poor.query(`select 1`);
    states.push(server.state);
    await server.stop();
    expect([...states, server.state]).toEqual(['off', 'starting', 'on', 'off']);
    await poor.close();
    await other.close();
  });

  it('that cannot begin leave no transaction behind in which others would fail', async () => {
    const other = await testDatabase();
    const user = `jobless_${new URL(other.url).pathname.slice(3)}`;
    await other.query(`create role ${user} login`);
    const poor = await openDatabase(other.url.replace('//guildhall@', `//${user}@`), [], { migrate: false });
    const server = new Jobs(poor, makeLog('silent'));
    await expect(server.start()).rejects.toThrow('permission denied');
    expect(await poor.query(`select current_user as name`)).toEqual([{ name: user }]);
    await server.stop();
    await poor.close();
    await other.close();
  });
});
