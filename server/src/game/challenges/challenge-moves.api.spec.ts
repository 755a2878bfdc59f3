import { describe, expect, it } from '@jest/globals';
import type { ChallengeList, ChallengeTemplate } from '@guildhall/shared/game/challenges';

import { newId } from '../../platform/ids.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { council, draftOf, move, opened, pageOf, scheduled } from '../../testing/challenge-world.js';
import { definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import { done } from '../../testing/test-engine.js';
import { app, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { SeedQuests } from '../quests/seed-quests.command.js';
import { starterQuests } from '../quests/starter-quests.js';
import { ChallengeClock } from './challenge-clock.js';
import { challengeTemplates } from './templates.js';

eachTestHasItsOwnOrganisation();

describe('who may do what with a challenge', () => {
  it('[refused] staff cannot create one, others cannot see or change a draft, another council sees nothing', async () => {
    const world = await council();
    const [staff, manager] = await Promise.all([app.as(world.members[0]!), app.as(world.manager)]);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    await staff.post('/api/challenges').send(draft).expect(403);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    await staff.get(`/api/challenges/${id}`).expect(404);
    await staff.put(`/api/challenges/${id}`).send({ version: 1, cap: 20 }).expect(403);
    await staff.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version: 1 }).expect(403);
    const elsewhere = await council();
    const stranger = await app.as(elsewhere.manager);
    await stranger.get(`/api/challenges/${id}`).expect(404);
    await stranger.put(`/api/challenges/${id}`).send({ version: 1, cap: 20 }).expect(404);
    const socket = await app.socket(elsewhere.manager);
    expect(await app.watch(socket, `challenge:${id}`)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
  });

  it('[discarded] what was called off before it was on the calendar stays with its people, anything later does not', async () => {
    const world = await council();
    const [staff, manager] = await Promise.all([app.as(world.members[0]!), app.as(world.manager)]);
    const begin = async () => {
      const draft = draftOf([world.ours, world.theirs], world.sponsor);
      return ((await manager.post('/api/challenges').send(draft).expect(201)).body as { id: string }).id;
    };
    const callOff = async (id: string) => {
      const { version } = await pageOf(manager, id);
      await manager.post(`/api/challenges/${id}/cancel`).send({ reason: 'Not now', version }).expect(200);
    };
    const [discarded, { id: announced }] = [await begin(), await scheduled(world)];
    await callOff(discarded);
    await callOff(announced);
    const seenBy = async (agent: typeof staff) =>
      ((await agent.get('/api/challenges').expect(200)).body as ChallengeList).entries.map(({ id }) => id);
    expect(await seenBy(staff)).toEqual([announced]);
    expect(new Set(await seenBy(manager))).toEqual(new Set([announced, discarded]));
    await staff.get(`/api/challenges/${discarded}`).expect(404);
  });

  it('[open] may be prolonged, never shortened, and what counts never changes', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const { version, challenge } = await pageOf(manager, id);
    const later = new Date(Date.parse(challenge.endsAt!) + 7 * DAY_MS).toISOString();
    const sooner = new Date(Date.parse(challenge.endsAt!) - DAY_MS).toISOString();
    const shortened = await manager.put(`/api/challenges/${id}`).send({ version, endsAt: sooner }).expect(400);
    expect(shortened.body.errors).toMatchObject([{ field: 'endsAt', code: 'only_later' }]);
    const recounted = await manager
      .put(`/api/challenges/${id}`)
      .send({ version, activities: ['question.asked'] })
      .expect(409);
    expect(recounted.body.errors).toMatchObject([{ field: 'activities' }]);
    const endless = await manager.put(`/api/challenges/${id}`).send({ version, endsAt: null }).expect(400);
    expect(endless.body.errors).toMatchObject([{ field: 'endsAt', code: 'only_later' }]);
    await manager.put(`/api/challenges/${id}`).send({ version, endsAt: later }).expect(200);
  });

  it('[conflict] of two managers at once one wins, the other is told the present state', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const { version } = await pageOf(manager, id);
    const cancel = () => manager.post(`/api/challenges/${id}/cancel`).send({ reason: 'Two floods', version });
    const statuses = (await Promise.all([cancel(), cancel()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
    const page = await pageOf(manager, id);
    expect(page.challenge).toMatchObject({ state: 'cancelled', cancelReason: 'Two floods' });
    const after = await manager.post(`/api/challenges/${id}/cancel`).send({ reason: 'Again', version: page.version });
    expect(after.body.code).toBe('not_in_this_state');
  });

  it('[cancel] its people and whoever takes part are told why, but not who calls it off', async () => {
    const world = await council();
    const [taking, deputy] = world.members;
    const { id } = await opened(world, { deputyId: deputy!.memberId });
    await done(world.given, taking!, 'question.asked', { question: newId() });
    await app.engineDone(world.given.organisationId);
    const admin = await world.given.member(world.ours, { grants: [{ role: 'admin', unitId: null }] });
    const agent = await app.as(admin);
    const { version } = await pageOf(agent, id);
    await agent.post(`/api/challenges/${id}/cancel`).send({ reason: 'Two floods', version }).expect(200);
    const told = [world.manager, deputy!, world.sponsor, taking!].map(({ memberId }) => memberId);
    expect(await toldOf('challenge_cancelled', id)).toEqual(told.toSorted());
  });

  it('[settled] whoever looks after it and its sponsor are told that it is settled', async () => {
    const world = await council();
    const { id } = await opened(world);
    move(world.given, new Date(TUESDAY.getTime() + 18 * DAY_MS));
    await app.get(ChallengeClock).tick();
    const told = [world.manager, world.sponsor].map(({ memberId }) => memberId);
    expect(await toldOf('challenge_settled', id)).toEqual(told.toSorted());
  });

  it('[counts] what can never count is refused: a quest that is not there, an activity that pays nothing', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const faultOf = async (more: object) =>
      (
        await manager
          .post('/api/challenges')
          .send({ ...draft, ...more })
          .expect(400)
      ).body.errors;
    expect(await faultOf({ activities: [], quests: ['nowhere'] })).toMatchObject([
      { field: 'quests', code: 'unknown' },
    ]);
    const written = (more: Parameters<typeof definition>[1], steps = [step('one')]) =>
      publishedQuest(world.given, world.manager, definition(steps, more));
    const offered = await written({});
    const { id: kept } = (
      await manager
        .post('/api/challenges')
        .send({ ...draft, quests: [offered] })
        .expect(201)
    ).body;
    await app.database.query(`update quest set retired_at = now() where slug = $1`, [offered]);
    const taps = await written({ stamp: null, reward: null }, [step('one', ownWord)]);
    for (const quest of [offered, await written({ coming: true }), await written({ warmUp: true }), taps])
      expect(await faultOf({ quests: [quest] })).toMatchObject([{ field: 'quests', code: 'unknown' }]);
    // What was chosen while it was offered may stay.
    await manager
      .put(`/api/challenges/${kept}`)
      .send({ version: 1, quests: [offered, await written({})] })
      .expect(200);
    expect(await faultOf({ activities: ['guidance.checked'] })).toMatchObject([
      { field: 'activities', code: 'pays_nothing' },
    ]);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const change = (more: object) => manager.put(`/api/challenges/${id}`).send({ version: 1, ...more });
    expect((await change({ quests: ['nowhere'] }).expect(400)).body.errors).toMatchObject([{ field: 'quests' }]);
    expect((await change({ activities: ['guidance.checked'] }).expect(400)).body.errors).toMatchObject([
      { field: 'activities' },
    ]);
  });

  it('[templates] a form is filled with quests that count now, and a template of which nothing counts is left out', async () => {
    const { manager, given } = await council();
    const agent = await app.as(manager);
    const offered = async () =>
      ((await agent.get('/api/challenges/templates').expect(200)).body as { templates: ChallengeTemplate[] }).templates;
    const [organisationId, by] = [given.organisationId, manager.memberId];
    await app.database.transaction({}, (tx) => app.get(SeedQuests).execute(tx, { organisationId, by }, starterQuests));
    expect(await offered()).toEqual(challengeTemplates);
    await app.database.query(
      `update quest set retired_at = now() where organisation_id = $1 and slug in ('borrow-one', 'worry-plan')`,
      [organisationId],
    );
    const rest = challengeTemplates.filter(({ id }) => id !== 'worries');
    expect(await offered()).toEqual(
      rest.map((each) => (each.id === 'borrow-a-good-idea' ? { ...each, quests: [] } : each)),
    );
  });

  it('[once] a repeated request makes one challenge', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const send = () => manager.post('/api/challenges').set('Idempotency-Key', 'create-it-once').send(draft);
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { entries } = (await manager.get('/api/challenges').expect(200)).body;
    expect(entries).toHaveLength(1);
  });

  it('[fields] a bad field is named', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, world.theirs], world.sponsor, { cap: 1, endsAt: TUESDAY.toISOString() });
    const refused = await manager.post('/api/challenges').send(draft).expect(400);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toContain('cap');
    const dates = await manager
      .post('/api/challenges')
      .send({ ...draft, cap: 30 })
      .expect(400);
    expect(dates.body.errors).toMatchObject([{ field: 'endsAt' }]);
  });
});

/** Who was told so of the challenge `id`, by their ids. */
async function toldOf(kind: string, id: string): Promise<string[]> {
  const rows = await app.database.query<{ id: string }>(
    `select member_id as id from notice where kind = $1 and link->>'id' = $2 order by 1`,
    [kind, id],
  );
  return rows.map((row) => row.id);
}
