import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { StoredSignIns } from '../../people/identity/sign-ins.js';
import { CounterTopic } from '../../testing/counter-topic.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { SIGN_IN_COOKIE } from '../http/sign-in-cookie.js';
import { makeLog } from '../log/log.js';
import { LiveGateway } from './gateway.js';
import { LiveTopics } from './live-topics.js';
import { LivePublisher } from './publisher.js';
import { LiveSweeper } from './sweeper.js';

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

/** What a connection is told at its beginning. */
async function connectByHand(cookie: string): Promise<string> {
  const address = `${app.app.url}/socket.io/?EIO=4&transport=polling`;
  const response = await fetch(address, { headers: { cookie } });
  const session = JSON.parse((await response.text()).slice(1)) as { sid: string };
  await fetch(`${address}&sid=${session.sid}`, { method: 'POST', body: '40' });
  return (await fetch(`${address}&sid=${session.sid}`)).text();
}

describe('the live layer', () => {
  it.each(['websocket', 'polling'] as const)('[live/%s] gives a snapshot, then changes', async (transport) => {
    const socket = await app.socket(await given.member(await given.team()), [transport]);
    const watched = await app.watch(socket, 'counter:a');
    expect(watched).toEqual({ ok: true, snapshot: { sum: numbers.sum }, version: numbers.version });
    const heard = app.nextChange(socket, 'counter:a', ({ to }) => to === numbers.version);
    app.get(LivePublisher).publish(numbers.add(2));
    expect((await heard).to).toBe(numbers.version);
  });

  it('[live/merge] sends a burst as the first change and one merged rest', async () => {
    const socket = await app.socket(await given.member(await given.team()));
    await app.watch(socket, 'counter:a');
    const changes: unknown[] = [];
    const last = app.nextChange(
      socket,
      'counter:a',
      (change) => changes.push(change.change) > 0 && change.to === numbers.version,
    );
    for (let nth = 0; nth < 50; nth++) app.get(LivePublisher).publish(numbers.add(1));
    await last;
    expect(changes.length).toBeLessThan(5);
    expect(changes.map((change) => (change as { add: number }).add).reduce((a, b) => a + b)).toBe(50);
  });

  it('[live/unwatched] what nobody watches is not gathered, and whoever comes next misses nothing', async () => {
    const gathered = jest.spyOn(numbers, 'merge');
    for (let nth = 0; nth < 5; nth++) app.get(LivePublisher).publish({ ...numbers.add(1), topic: 'counter:b' });
    expect(gathered).not.toHaveBeenCalled();
    gathered.mockRestore();
    const socket = await app.socket(await given.member(await given.team()));
    const watched = await app.watch(socket, 'counter:b');
    expect(watched).toEqual({ ok: true, snapshot: { sum: numbers.sum }, version: numbers.version });
    const next = app.nextChange(socket, 'counter:b', () => true);
    app.get(LivePublisher).publish({ ...numbers.add(2), topic: 'counter:b' });
    expect(await next).toMatchObject({ from: numbers.version - 1, to: numbers.version, change: { add: 2 } });
  });

  it('[live/authorise] refuses who may not watch, an unknown topic and a malformed request', async () => {
    const socket = await app.socket(await given.member(await given.team()));
    numbers.open = false;
    const refused = await app.watch(socket, 'counter:a');
    numbers.open = true;
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(await app.watch(socket, 'nothing:a')).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    const malformed = await socket.emitWithAck('live:watch', { topic: 7 } as never);
    expect(malformed).toMatchObject({
      ok: false,
      problem: { code: 'invalid', status: 400, errors: [{ field: 'topic', code: 'invalid_type' }] },
    });
    expect(logged).toEqual([]);
  });

  it('[live/trouble] is in the log with its cause, and told without it', async () => {
    const cookie = await app.cookieOf(await given.member(await given.team()));
    const socket = await app.socket(await given.member(await given.team()));
    jest.spyOn(numbers, 'snapshot').mockRejectedValueOnce(new TypeError('row 17'));
    const watched = await app.watch(socket, 'counter:a');
    expect(watched).toMatchObject({ ok: false, problem: { code: 'trouble' } });
    jest.spyOn(app.get(StoredSignIns), 'actorOf').mockRejectedValueOnce(new TypeError('row 18'));
    const answer = await connectByHand(cookie);
    expect(answer).toContain('Please try again');
    expect(answer).not.toContain('row 18');
    expect(logged.splice(0).map((line) => JSON.parse(line))).toMatchObject([
      { topic: 'counter:a', err: { type: 'TypeError' } },
      { err: { type: 'TypeError' } },
    ]);
  });

  it('[live/most] a page that asks for very much at once is given no more than one that asks by turns', async () => {
    const member = await given.member(await given.team());
    const socket = await app.socket(member);
    let letIn = () => undefined as void;
    const open = new Promise<void>((done) => (letIn = done));
    const authorise = jest.spyOn(numbers, 'authorise').mockImplementation(() => open.then(() => true));
    const asked = Array.from({ length: 100 }, (_, nth) => app.watch(socket, `counter:${nth}`));
    // Answered at once, after all that was asked before it has come in.
    await app.watch(socket, 'nothing:a');
    letIn();
    const answers = await Promise.all(asked);
    authorise.mockRestore();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
    const again = Array.from({ length: 60 }, (_, nth) => app.watch(socket, `counter:${nth}`));
    expect((await Promise.all(again)).every(({ ok }) => ok)).toBe(true);
    expect(await app.watch(socket, 'counter:60')).toMatchObject({ problem: { code: 'too_many_requests' } });
    expect(app.get(LiveGateway).watchedBy(member.memberId)).toHaveLength(60);
  });

  it('[live/sweeper] says how far a topic stood when a publishing was lost, and nothing of what is only just being told', async () => {
    const socket = await app.socket(await given.member(await given.team()));
    await app.watch(socket, 'counter:a');
    const sweeper = app.get(LiveSweeper);
    sweeper.stop();
    const told = new Set<number>();
    socket.on('live:stale', ({ version }) => told.add(version));
    const lost = numbers.add(5).to;
    await sweeper.sweep();
    numbers.add(1);
    await sweeper.sweep();
    // Its answer comes after all that was said before.
    await app.watch(socket, 'counter:a');
    expect(Math.max(...told)).toBe(lost);
  });

  it('[live/sign-in] refuses a connection without a sign-in', async () => {
    expect(await connectByHand(`${SIGN_IN_COOKIE}=nobody`)).toContain('Please sign in');
  });

  it('[live/sign-in] keeps its secret out of what servers tell each other of a connection', async () => {
    await app.socket(await given.member(await given.team()));
    const told = (await app.get(LiveGateway).server!.fetchSockets()).map(({ handshake, data }) => ({
      handshake,
      data,
    }));
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain(SIGN_IN_COOKIE);
  });

  it('[live/origin] refuses a connection from another site', async () => {
    const response = await fetch(`${app.app.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.status).toBe(403);
  });
});
