import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { CounterTopic } from '../../testing/counter-topic.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import type { Actor } from '../actor.js';
import { notifyAll } from '../database/notify.js';
import { Problem } from '../http/problem.js';
import { makeLog } from '../log/log.js';
import { LiveGateway } from './gateway.js';
import { LiveTopics } from './live-topics.js';

let app: TestApp;
let given: Given;
const numbers = new CounterTopic();
const logged: string[] = [];
beforeAll(async () => {
  app = await TestApp.start({ log: makeLog('error', { write: (line) => void logged.push(line) }) });
  given = await Given.organisation(app.database);
  app.get(LiveTopics).register(numbers);
});
afterAll(() => app.close());

describe('who may go on watching', () => {
  it('[live/access] who may no more by the time the snapshot is read is not left watching', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    const reading = jest.spyOn(numbers, 'snapshot').mockRejectedValue(new Problem('not_found', 'It is not here.'));
    const refused = await app.watch(socket, 'counter:a');
    reading.mockRestore();
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    expect(app.get(LiveGateway).watchedBy(member.memberId)).toEqual([]);
  });

  it('[live/access] ends a watch when access is lost', async () => {
    const socket = await app.socket(await given.member(await given.team()));
    await app.watch(socket, 'counter:a');
    const ended = new Promise((done) => socket.once('live:ended', done));
    numbers.open = false;
    await app.get(LiveGateway).recheck('counter:a');
    numbers.open = true;
    expect(await ended).toEqual({ topic: 'counter:a' });
  });

  it('[live/access] who cannot be asked about is asked again; nobody else keeps what they lost', async () => {
    const sockets = await Promise.all((await given.members(await given.team(), 2)).map((member) => app.socket(member)));
    for (const socket of sockets) await app.watch(socket, 'counter:a');
    const ended = Promise.all(sockets.map((socket) => new Promise((done) => socket.once('live:ended', done))));
    const asking = jest.spyOn(numbers, 'authorise').mockRejectedValueOnce(new Error('The database is away.'));
    numbers.open = false;
    await app.get(LiveGateway).recheck('counter:a');
    numbers.open = true;
    asking.mockRestore();
    expect(await ended).toEqual([{ topic: 'counter:a' }, { topic: 'counter:a' }]);
  });

  it('[live/access] who cannot be asked about at all is cut off, and asked when they come again', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    await app.watch(socket, 'counter:a');
    const asking = jest.spyOn(numbers, 'authorise').mockRejectedValue(new Error('The database is away.'));
    const cut = new Promise((done) => socket.once('disconnect', done));
    await app.get(LiveGateway).recheck('counter:a');
    asking.mockRestore();
    expect(app.get(LiveGateway).watchedBy(member.memberId)).toEqual([]);
    // The reason for which the client comes again by itself.
    expect(await cut).toBe('transport close');
  });

  it('[live/access] who is cut off is asked about no more of what they watched', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    for (const topic of ['counter:a', 'counter:b', 'counter:c']) await app.watch(socket, topic);
    const asking = jest.spyOn(numbers, 'authorise').mockRejectedValue(new Error('The database is away.'));
    const cut = new Promise((done) => socket.once('disconnect', done));
    await notifyAll(app.database, 'member-changed', member.memberId);
    await cut;
    const asked = asking.mock.calls.length;
    asking.mockRestore();
    expect(asked).toBe(2);
  });

  it('[live/access] access that is lost while a watch begins is not given', async () => {
    const socket = await app.socket(await given.member(await given.team()));
    let goOn = () => undefined as void;
    const asked = new Promise<void>((heard) => {
      jest.spyOn(numbers, 'authorise').mockImplementationOnce(() => {
        heard();
        return new Promise((answer) => (goOn = () => answer(true)));
      });
    });
    const watched = app.watch(socket, 'counter:a');
    await asked;
    numbers.open = false;
    await app.get(LiveGateway).recheck('counter:a');
    goOn();
    expect(await watched).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(app.get(LiveGateway).watchedHere()).not.toContain('counter:a');
    numbers.open = true;
  });

  it('[live/access] whoever moves, or whose roles change, loses what is not open to them any more; others are not asked', async () => {
    const [mover, other] = await given.members(await given.team(), 2);
    const socket = await app.socket(mover!);
    await app.watch(socket, 'counter:a');
    await app.watch(await app.socket(other!), 'counter:a');
    const ended = new Promise((done) => socket.once('live:ended', done));
    numbers.open = false;
    await notifyAll(app.database, 'member-changed', mover!.memberId);
    expect(await ended).toEqual({ topic: 'counter:a' });
    numbers.open = true;
    const watched = ({ memberId }: Actor) => app.get(LiveGateway).watchedBy(memberId);
    expect([watched(mover!), watched(other!)]).toEqual([[], ['counter:a']]);
  });

  it('[live/access] what changed while the database was out of hearing is asked about once it is heard again', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    await app.watch(socket, 'counter:a');
    const ended = new Promise((done) => socket.once('live:ended', done));
    numbers.open = false;
    await app.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen guildhall' and datname = current_database()`,
    );
    expect(await ended).toEqual({ topic: 'counter:a' });
    numbers.open = true;
  });

  it('[live/sign-out] a sign-in that ended while the database was out of hearing ends its connection, which is told so', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    const told = new Promise<void>((heard) => socket.once('live:signed-out', heard));
    const gone = new Promise((done) => socket.once('disconnect', done));
    await app.database.query(`update sign_in set ended_at = now() where member_id = $1`, [member.memberId]);
    await app.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query in ('listen guildhall', 'select 1') and datname = current_database()`,
    );
    await told;
    expect(await gone).toBe('io server disconnect');
  }, 15_000);

  it('[live/sign-out] the end of a sign-in ends its connection at once', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    const gone = new Promise((done) => socket.once('disconnect', done));
    const [signIn] = await app.database.query<{ id: string }>(`select id from sign_in where member_id = $1`, [
      member.memberId,
    ]);
    await app.get(StoredSignIns).end(app.database, member.memberId, signIn!.id);
    expect(await gone).toBe('io server disconnect');
  });
});
