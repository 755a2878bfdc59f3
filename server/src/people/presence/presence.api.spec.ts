import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Topic, topic } from '@guildhall/shared/platform/live';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { type LiveTopic, LiveTopics } from '../../platform/live/live-topics.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { SETTLE_MS } from './presence.live.js';

const nothing = z.object({});
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** A topic that is only there to be looked at; `closed` to some, `party` of people who know each other. */
class Place implements LiveTopic {
  readonly closedTo = new Set<string>();
  constructor(
    readonly topic: Topic,
    readonly company?: true,
  ) {}
  authorise(actor: Actor) {
    return Promise.resolve(!this.closedTo.has(actor.memberId));
  }
  snapshot() {
    return Promise.resolve({ snapshot: {}, version: 1 });
  }
  merge() {
    return {};
  }
  versions() {
    return Promise.resolve(new Map<string, number>());
  }
}

let app: TestApp;
let given: Given;
const card = new Place(topic('place', nothing, nothing));
beforeAll(async () => {
  app = await TestApp.start();
  given = await Given.organisation(app.database);
  app.get(LiveTopics).register(card);
  app.get(LiveTopics).register(new Place(topic('party-place', nothing, nothing), true));
});
afterAll(() => app.close());

const person = (unit: Awaited<ReturnType<Given['team']>>, name: string) =>
  given.member(unit, { name, since: LONG_AGO });
const look = async (actor: Actor, at: string) => {
  const socket = await app.socket(actor);
  await app.watch(socket, `presence:${at}`);
  return socket;
};
const who = async (actor: Actor, at: string) =>
  (await (await app.as(actor)).get('/api/presence').query({ at }).expect(200)).body;

describe('presence', () => {
  it('[presence/names] one’s own team by name, everyone else as a number, oneself not at all', async () => {
    const team = await given.team();
    const [me, colleague] = [await person(team, 'Moira'), await person(team, 'Dev')];
    const stranger = await person(await given.team(), 'Grace');
    for (const actor of [me, colleague, stranger, stranger]) await look(actor, 'place:a');
    expect(await who(me, 'place:a')).toEqual({ named: [{ id: colleague.memberId, name: 'Dev' }], others: 1 });
    expect(await who(stranger, 'place:a')).toEqual({ named: [], others: 2 });
  });

  it('[presence/party] a party knows each other by name, whatever their teams', async () => {
    const [one, other] = [await person(await given.team(), 'Moira'), await person(await given.team(), 'Grace')];
    for (const actor of [one, other]) await look(actor, 'party-place:a');
    expect(await who(one, 'party-place:a')).toEqual({ named: [{ id: other.memberId, name: 'Grace' }], others: 0 });
  });

  it('[presence/live] comings and goings are told as a figure, a burst of them as one', async () => {
    const me = await person(await given.team(), 'Moira');
    const others = await Promise.all(['Dev', 'Grace', 'Ann'].map(async (name) => person(await given.team(), name)));
    const begun = performance.now();
    const socket = await look(me, 'place:b');
    const figures: number[] = [];
    socket.on('live:change', ({ change }) => figures.push((change as { people: number }).people));
    const all = app.nextChange(socket, 'presence:place:b', ({ change }) => (change as { people: number }).people === 4);
    const sockets = await Promise.all(others.map((other) => look(other, 'place:b')));
    await all;
    // However slowly they come: one figure for each time in which comings settle, and the first.
    expect(figures.length).toBeLessThanOrEqual(1 + Math.floor((performance.now() - begun) / SETTLE_MS));
    const gone = app.nextChange(
      socket,
      'presence:place:b',
      ({ change }) => (change as { people: number }).people === 1,
    );
    for (const each of sockets) each.disconnect();
    expect((await gone).change).toEqual({ people: 1 });
  });

  it('[presence/hidden] someone who chose not to be shown is in no name and no figure', async () => {
    const team = await given.team();
    const [me, shy] = [await person(team, 'Moira'), await person(team, 'Dev')];
    await (await app.as(shy)).patch('/api/me/settings').send({ presence: 'hidden' }).expect(200);
    await look(shy, 'place:c');
    const socket = await app.socket(me);
    expect(await app.watch(socket, 'presence:place:c')).toMatchObject({ snapshot: { people: 1 } });
    expect(await who(me, 'place:c')).toEqual({ named: [], others: 0 });
  });

  it('[presence/hidden] whoever chooses it while they are here leaves the figure at once, and comes back', async () => {
    const [me, shy] = [await person(await given.team(), 'Moira'), await person(await given.team(), 'Dev')];
    const socket = await look(me, 'place:g');
    const told = (count: number) =>
      app.nextChange(socket, 'presence:place:g', ({ change }) => (change as { people: number }).people === count);
    const came = told(2);
    await look(shy, 'place:g');
    await came;
    const settings = await app.as(shy);
    for (const [presence, people] of [
      ['hidden', 1],
      ['shown', 2],
    ] as const) {
      const changed = told(people);
      await settings.patch('/api/me/settings').send({ presence }).expect(200);
      expect((await changed).change).toEqual({ people });
    }
  });

  it('[presence/access] ends for whoever may not look at the place any more', async () => {
    const leaver = await person(await given.team(), 'Ann');
    const socket = await look(leaver, 'place:f');
    const ended = new Promise((done) => socket.once('live:ended', done));
    card.closedTo.add(leaver.memberId);
    await app.get(LiveGateway).recheck('place:f');
    expect(await ended).toEqual({ topic: 'presence:place:f' });
  });

  it('[presence/access] is for those who may look at the place itself', async () => {
    const outsider = await person(await given.team(), 'Ann');
    card.closedTo.add(outsider.memberId);
    const socket = await app.socket(outsider);
    for (const address of ['presence:place:d', 'presence:nowhere:d', 'presence:presence:place:d', 'presence']) {
      expect(await app.watch(socket, address)).toMatchObject({ ok: false });
    }
    await (await app.as(outsider)).get('/api/presence').query({ at: 'place:d' }).expect(403);
  });
});
