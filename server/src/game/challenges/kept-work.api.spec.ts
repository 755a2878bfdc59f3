import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { council, move, opened, pageOf, unitOf } from '../../testing/challenge-world.js';
import { definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import { givenCard } from '../../testing/given-practices.js';
import { DAY_MS } from '../../testing/given.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

type Agent = Awaited<ReturnType<typeof app.as>>;
const HOUR_MS = DAY_MS / 24;
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR_MS);

/** What waited on a device for so many hours. */
const kept = (agent: Agent, path: string, hours: number, body: object = {}) =>
  agent
    .post(`/api/${path}`)
    .set('Done-Ago', String(hours * HOUR_MS))
    .send(body);
const ask = (agent: Agent, card: string, hours: number) =>
  kept(agent, `practices/${card}/questions`, hours, { text: 'Who has the key to the gate?' });

describe('[offline/challenge] what was done in time and sent later', () => {
  /** A challenge that ended an hour ago, and a member who has been signed in all the while. */
  async function ended() {
    const world = await council();
    const card = await givenCard(app, world.others[0]!);
    const challenge = await opened(world);
    const agents = await Promise.all(world.members.map((member) => app.as(member)));
    const { endsAt } = (await pageOf(challenge.manager, challenge.id)).challenge;
    const at = async (to: Date) => {
      move(world.given, to);
      await app.get(ChallengeClock).tick();
    };
    await at(new Date(Date.parse(endsAt!) + HOUR_MS));
    const standing = async () => {
      await app.engineDone(world.given.organisationId);
      const page = await pageOf(challenge.manager, challenge.id);
      return [page.challenge.state, unitOf(page.challenge, world.ours).score];
    };
    return { world, card, agents, at, standing, endsAt: new Date(endsAt!) };
  }

  it('counts while the challenge settles, and what was done after its end does not', async () => {
    const { card, agents, standing } = await ended();
    const [one, other, third] = agents as [Agent, Agent, Agent];
    expect(await standing()).toEqual(['settling', 0]);
    await ask(one, card, 0).expect(201);
    await ask(other, card, 0.5).expect(201);
    expect(await standing()).toEqual(['settling', 0]);
    const { body } = await ask(third, card, 2).expect(201);
    expect(body.at).toBe(inHours(-2).toISOString());
    expect((await standing())[1]).toBeGreaterThan(0);
  });

  it('is not believed of more than 48 hours, nor of before that sign-in, and a settled result stands', async () => {
    const { world, card, agents, at, standing, endsAt } = await ended();
    const [one, other] = agents as [Agent, Agent];
    await ask(await app.as(world.members[2]!), card, 2).expect(201);
    expect(await standing()).toEqual(['settling', 0]);
    await at(new Date(endsAt.getTime() + 47 * HOUR_MS));
    await ask(one, card, 49).expect(201);
    expect(await standing()).toEqual(['settling', 0]);
    await at(new Date(endsAt.getTime() + 48 * HOUR_MS));
    const settled = await standing();
    expect(settled).toEqual(['settled', 0]);
    await ask(other, card, 48).expect(201);
    await ask(other, card, 40).expect(201);
    expect(await standing()).toEqual(settled);
  });
});

describe('[offline/time] is reckoned as done when it was done', () => {
  const occurred = async (kind: string, { memberId }: Actor) =>
    (
      await app.database.query<{ at: Date }>(
        `select occurred_at as at from activity where kind = $1 and member_id = $2`,
        [kind, memberId],
      )
    ).map(({ at }) => at);

  it('a step of a quest, not before the quest was begun', async () => {
    const ann = await given.member(await given.team());
    const agent = await app.as(ann);
    for (const [waited, counts] of [
      [1, 1],
      [3, 0],
    ] as const) {
      const slug = await publishedQuest(given, ann, definition([step('look', ownWord)]));
      const { body } = await agent.post('/api/quest-runs').send({ quest: slug, company: 'alone', people: [] });
      clock.set(inHours(2));
      await kept(agent, `quest-runs/${body.run}/steps/look/tap`, waited).expect(200);
      expect((await occurred('quest.completed', ann)).at(-1)).toEqual(inHours(-counts));
    }
  });

  it('what a team records, on a day on which it could be recorded', async () => {
    const [author, dev, tom] = await Promise.all([0, 0, 0].map(async () => given.member(await given.team())));
    const card = await givenCard(app, author!);
    for (const [member, waited, counts] of [
      [dev!, 1, 1],
      [tom!, 30, 0],
    ] as const) {
      const agent = await app.as(member);
      const { body } = await agent.post(`/api/practices/${card}/reuses`).send({ startsOn: day(clock.now()) });
      clock.pass(14 * DAY_MS);
      const said = { outcome: 'kept', note: 'It halved our calls.', minutesSavedWeekly: null };
      await kept(agent, `reuses/${body.id}/record`, waited, said).expect(200);
      expect(await occurred('practice.tried', member)).toEqual([inHours(-counts)]);
    }
  });

  it('a question, not before its card was in the library', async () => {
    const [author, dev, tom] = await Promise.all([0, 0, 0].map(async () => given.member(await given.team())));
    const [one, other] = await Promise.all([app.as(dev!), app.as(tom!)]);
    clock.set(inHours(4));
    const card = await givenCard(app, author!);
    clock.set(inHours(2));
    expect((await ask(one, card, 1).expect(201)).body.at).toBe(inHours(-1).toISOString());
    expect((await ask(other, card, 3).expect(201)).body.at).toBe(clock.now().toISOString());
  });

  it.each(['-1', '1.5', 'yesterday', '1e3'])('a time that is none is refused: %s', async (ago) => {
    const agent = await app.as(await given.member(await given.team()));
    const { body } = await agent.post('/api/glossary/asks').set('Done-Ago', ago).send({ word: 'berm' }).expect(400);
    expect(body).toMatchObject({ code: 'invalid', detail: expect.stringContaining('Done-Ago') });
  });
});

const day = (at: Date) => at.toISOString().slice(0, 10);
