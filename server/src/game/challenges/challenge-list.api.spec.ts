import { describe, expect, it } from '@jest/globals';
import type { ChallengeList } from '@guildhall/shared/game/challenges';
import type { MeChange } from '@guildhall/shared/people/feed';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS } from '../../testing/given.js';
import { council, draftOf, move, opened, pageOf } from '../../testing/challenge-world.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

/** Somebody who has the list open; `toldBy` waits until they are to read it anew because of what is done. */
async function looking(actor: Actor) {
  const socket = await app.socket(actor);
  const topic = `me:${actor.memberId}`;
  await app.watch(socket, topic);
  let times = 0;
  const isOfList = (change: unknown) => (change as MeChange).moved?.includes('challenges') ?? false;
  socket.on('live:change', ({ change }) => void (isOfList(change) && times++));
  const told = () => app.nextChange(socket, topic, ({ change }) => isOfList(change));
  return { told, times: () => times };
}

type Looking = Awaited<ReturnType<typeof looking>>;

async function toldBy(people: readonly Looking[], act: () => Promise<unknown>): Promise<void> {
  const told = Promise.all(people.map((each) => each.told()));
  await act();
  await told;
}

const tickAfter = (world: Awaited<ReturnType<typeof council>>, days: number) => () => {
  move(world.given, new Date(clock.now().getTime() + days * DAY_MS));
  return app.get(ChallengeClock).tick();
};

describe('the list of challenges', () => {
  it('[list/live] moves for the people of a draft, and for nobody else before it is on the calendar', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const admin = await looking(await world.given.member(world.theirs, { grants: [{ role: 'admin', unitId: null }] }));
    const [owner, asked, other] = [
      await looking(world.manager),
      await looking(world.sponsor),
      await looking(world.others[0]!),
    ];
    const people = [owner, asked, admin];
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    let id = '';
    await toldBy(people, async () => {
      ({ id } = (await manager.post('/api/challenges').send(draft).expect(201)).body as { id: string });
    });
    const version = async () => (await pageOf(manager, id)).version;
    await toldBy(people, async () =>
      sponsor
        .post(`/api/challenges/${id}/sponsorship`)
        .send({ accept: true, version: await version() })
        .expect(200),
    );
    expect(other.times()).toBe(0);
    await toldBy([...people, other], async () =>
      manager
        .post(`/api/challenges/${id}/schedule`)
        .send({ version: await version() })
        .expect(200),
    );
    expect(other.times()).toBe(1);
  });

  it('[list/live] moves for a sponsor who said no, as it is no longer in theirs', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const people = [await looking(world.manager), await looking(world.sponsor)];
    await toldBy(people, () =>
      sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: false, version: 1 }).expect(200),
    );
    expect((await sponsor.get('/api/challenges').expect(200)).body.entries).toEqual([]);
  });

  it('[list/live] moves for everyone as a challenge opens, closes, settles or is called off', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const other = await looking(world.others[0]!);
    await toldBy([other], tickAfter(world, 14));
    expect((await pageOf(manager, id)).challenge.state).toBe('settling');
    await toldBy([other], tickAfter(world, 3));
    expect((await pageOf(manager, id)).challenge.state).toBe('settled');

    const next = await opened(world);
    const { version } = await pageOf(manager, next.id);
    await toldBy([other], () =>
      manager.post(`/api/challenges/${next.id}/cancel`).send({ version, reason: 'Flooding comes first' }).expect(200),
    );
  });

  it('[list/units] says what its units are, and of several kinds none', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const departments = [await world.given.unit('department'), await world.given.unit('department')];
    for (const department of departments) await world.given.members(department, 5);
    const kindOf = async (units: typeof departments) => {
      const draft = draftOf(units, world.sponsor);
      const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body as { id: string };
      const { entries } = (await manager.get('/api/challenges').expect(200)).body as ChallengeList;
      return entries.find((entry) => entry.id === id)?.unitKind;
    };
    expect(await kindOf([world.ours, world.theirs])).toBe('team');
    expect(await kindOf(departments)).toBe('department');
    expect(await kindOf([world.ours, departments[0]!])).toBeNull();
  });
});
