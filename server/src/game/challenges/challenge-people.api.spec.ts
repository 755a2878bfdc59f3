import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { council, draftOf, opened, pageOf } from '../../testing/challenge-world.js';
import { DAY_MS } from '../../testing/given.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { ChallengeClock } from './challenge-clock.js';
import { SponsorReminders } from './sponsor-reminders.js';

eachTestHasItsOwnOrganisation();

const toldOf = async ({ memberId }: Actor) =>
  (
    await app.database.query<{ kind: string }>(
      `select kind from notice where member_id = $1 and kind like 'sponsor_%' order by created_at, id`,
      [memberId],
    )
  ).map(({ kind }) => kind);

describe('who answers for a challenge', () => {
  it('[sponsor] cannot leave draft before its sponsor accepts; a change of what was agreed asks again', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const refused = await manager.post(`/api/challenges/${id}/schedule`).send({ version: 1 }).expect(409);
    expect(refused.body.code).toBe('not_in_this_state');
    await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version: 1 }).expect(200);
    let page = await pageOf(manager, id);
    expect(page.challenge).toMatchObject({ state: 'sponsor_accepted', sponsorAccepted: true });
    await manager
      .put(`/api/challenges/${id}`)
      .send({ version: page.version, title: { en: 'Another title' } })
      .expect(200);
    page = await pageOf(manager, id);
    expect(page.challenge.sponsorAccepted).toBe(true);
    await manager
      .put(`/api/challenges/${id}`)
      .send({ version: page.version, activities: ['question.asked'] })
      .expect(200);
    expect((await pageOf(manager, id)).challenge).toMatchObject({ state: 'draft', sponsorAccepted: false });
  });

  it('[sponsor] is asked once for what they agree to, and answers once', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const asked = async () =>
      (
        await app.database.query(`select 1 from notice where member_id = $1 and kind = 'sponsor_ask'`, [
          world.sponsor.memberId,
        ])
      ).length;
    const change = async (settings: object) => {
      const { version } = await pageOf(manager, id);
      await manager
        .put(`/api/challenges/${id}`)
        .send({ version, ...settings })
        .expect(200);
    };
    await change({ title: { en: 'Another title' } });
    expect(await asked()).toBe(1);
    await change({ activities: ['question.asked'] });
    expect(await asked()).toBe(2);
    const answer = async (accept: boolean) => {
      const { version } = await pageOf(sponsor, id);
      return (await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept, version })).status;
    };
    expect([await answer(true), await answer(true), await answer(false)]).toEqual([200, 409, 409]);
    expect((await pageOf(manager, id)).challenge).toMatchObject({ sponsorAccepted: true });
    const told = await app.database.query(`select kind from notice where member_id = $1 and kind like 'sponsor_%'`, [
      world.manager.memberId,
    ]);
    expect(told).toEqual([{ kind: 'sponsor_accepted' }]);
  });

  it('[declined] a sponsor may say no, and the draft waits for another', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const { id } = (
      await manager
        .post('/api/challenges')
        .send(draftOf([world.ours, world.theirs], world.sponsor))
        .expect(201)
    ).body;
    const socket = await app.socket(world.sponsor, ['websocket'], await app.another());
    await app.watch(socket, `challenge:${id}`);
    const ended = new Promise((done) => socket.once('live:ended', done));
    await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: false, version: 1 }).expect(200);
    expect((await pageOf(manager, id)).challenge).toMatchObject({ state: 'draft', sponsor: null });
    expect(await ended).toEqual({ topic: `challenge:${id}` });
  });

  it('[sponsor] who was asked and has left is said to have left', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    expect((await pageOf(manager, id)).challenge.sponsor).toMatchObject({ left: false });
    await app.database.query(`update member set left_at = $2 where id = $1`, [world.sponsor.memberId, clock.now()]);
    expect((await pageOf(manager, id)).challenge.sponsor).toMatchObject({ id: world.sponsor.memberId, left: true });
  });

  it('[sponsor] who is asked no more is told so, and reads what came of it where the challenge was', async () => {
    const world = await council();
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const other = await world.given.member(world.ours, { name: 'Owain Pugh' });
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    await sponsor.get(`/api/challenges/${id}/past-sponsorship`).expect(404);
    const name = async (sponsorId: string | null) => {
      const { version } = await pageOf(manager, id);
      await manager.put(`/api/challenges/${id}`).send({ version, sponsorId }).expect(200);
    };
    await name(other.memberId);
    await sponsor.get(`/api/challenges/${id}`).expect(404);
    const past = () => sponsor.get(`/api/challenges/${id}/past-sponsorship`);
    expect((await past().expect(200)).body).toEqual({ how: 'withdrawn', title: draft.title, owner: 'Grace Manager' });
    expect(await toldOf(world.sponsor)).toEqual(['sponsor_ask', 'sponsor_withdrawn']);
    await manager.get(`/api/challenges/${id}/past-sponsorship`).expect(404);
    const stranger = await app.as(world.members[0]!);
    await stranger.get(`/api/challenges/${id}/past-sponsorship`).expect(404);
    // Asked again, they read the challenge; a no of theirs is kept as theirs.
    await name(world.sponsor.memberId);
    await past().expect(404);
    const { version } = await pageOf(sponsor, id);
    await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: false, version }).expect(200);
    expect((await past().expect(200)).body.how).toBe('declined');
    expect(await toldOf(world.sponsor)).toEqual(['sponsor_ask', 'sponsor_withdrawn', 'sponsor_ask']);
  });

  it('[sponsor] is reminded once after two working days, in working hours, of what they can say yes to', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const whole = draftOf([world.ours, world.theirs], world.sponsor, {
      startsAt: new Date(clock.now().getTime() + 20 * DAY_MS).toISOString(),
      endsAt: new Date(clock.now().getTime() + 30 * DAY_MS).toISOString(),
    });
    await manager.post('/api/challenges').send(whole).expect(201);
    await manager
      .post('/api/challenges')
      .send({ ...whole, endsAt: null })
      .expect(201);
    const reminded = async (at: number) => {
      clock.set(new Date(at));
      await Promise.all([app.get(SponsorReminders).tick(), app.get(SponsorReminders).tick()]);
      return (await toldOf(world.sponsor)).filter((kind) => kind === 'sponsor_ask_again').length;
    };
    const asked = clock.now().getTime();
    expect(await reminded(asked + 2 * DAY_MS - 1)).toBe(0);
    expect(await reminded(asked + 2.5 * DAY_MS)).toBe(0);
    await app.database.query(`update member set absence = tstzrange($2, null) where id = $1`, [
      world.sponsor.memberId,
      clock.now(),
    ]);
    expect(await reminded(asked + 3 * DAY_MS)).toBe(0);
    await app.database.query(`update member set absence = null where id = $1`, [world.sponsor.memberId]);
    expect([await reminded(asked + 6 * DAY_MS), await reminded(asked + 7 * DAY_MS)]).toEqual([1, 1]);
  });

  it('[deputy] is neither its owner nor its sponsor, at first or later', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, world.theirs], world.sponsor);
    const refused = (code: string) => ({ errors: [{ field: 'deputyId', code }] });
    const create = async (deputyId: string) =>
      (
        await manager
          .post('/api/challenges')
          .send({ ...draft, deputyId })
          .expect(400)
      ).body;
    expect(await create(world.manager.memberId)).toMatchObject(refused('deputy_is_owner'));
    expect(await create(world.sponsor.memberId)).toMatchObject(refused('deputy_is_sponsor'));
    const deputyId = world.members[0]!.memberId;
    const { id } = (
      await manager
        .post('/api/challenges')
        .send({ ...draft, deputyId })
        .expect(201)
    ).body;
    const change = await manager.put(`/api/challenges/${id}`).send({ version: 1, sponsorId: deputyId }).expect(400);
    expect(change.body).toMatchObject(refused('deputy_is_sponsor'));
  });

  it('[handover] when the owner leaves, the deputy takes over, once on several servers', async () => {
    const world = await council();
    const deputy = await world.given.member(world.ours);
    await world.given.member(world.ours, { grants: [{ role: 'manager', unitId: world.ours.id }] });
    const { id } = await opened(world, { deputyId: deputy.memberId });
    const admin = await world.given.member(world.ours, { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(admin)).post(`/api/people/${world.manager.memberId}/left`).expect(204);
    // Both have found the owner gone before either has changed anything.
    const held = await app.database.connect();
    await held.query('begin');
    await held.query(`select 1 from challenge where id = $1 for update`, [id]);
    const ticks = [app.get(ChallengeClock).tick(), app.get(ChallengeClock).tick()];
    await app.lockWaited(2);
    await held.query('commit');
    held.release();
    await Promise.all(ticks);
    const page = await pageOf(await app.as(deputy), id);
    expect(page.challenge.owner.id).toBe(deputy.memberId);
    expect(page.may.prolong).toBe(true);
  });

  it('[handover] a deputy who has left as well is passed over', async () => {
    const world = await council();
    const deputy = await world.given.member(world.ours);
    const nearest = await world.given.member(world.ours, { grants: [{ role: 'manager', unitId: world.ours.id }] });
    const { id } = await opened(world, { deputyId: deputy.memberId });
    const left = [world.manager.memberId, deputy.memberId];
    await app.database.query(`update member set left_at = $2 where id = any($1)`, [left, clock.now()]);
    await app.get(ChallengeClock).tick();
    const { challenge } = await pageOf(await app.as(nearest), id);
    expect([challenge.owner.id, challenge.deputy]).toEqual([nearest.memberId, null]);
    const told = await app.database.query(`select member_id from notice where kind = 'challenge_handed_over'`);
    expect(told).not.toContainEqual({ member_id: deputy.memberId });
  });

  it('[handover] a sponsor says yes to the challenge of another, and is never its owner', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    await app.database.query(`update challenge set deputy_id = sponsor_id where id = $1`, [id]);
    const { version } = await pageOf(manager, id);
    const refused = await manager
      .post(`/api/challenges/${id}/hand-over`)
      .send({ ownerId: world.sponsor.memberId, version })
      .expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'ownerId', code: 'owner_is_sponsor' }]);
    const nearest = await world.given.member(world.ours, { grants: [{ role: 'manager', unitId: world.ours.id }] });
    await world.given.grant(world.sponsor, 'manager', world.ours.id);
    await app.database.query(`update member set left_at = $2 where id = $1`, [world.manager.memberId, clock.now()]);
    await app.get(ChallengeClock).tick();
    expect((await pageOf(await app.as(nearest), id)).challenge.owner.id).toBe(nearest.memberId);
  });

  it('[sponsor] its owner cannot be its sponsor, neither at first nor later', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const refused = (body: object) =>
      expect(body).toMatchObject({ errors: [{ field: 'sponsorId', code: 'sponsor_is_owner' }] });
    refused(
      (
        await manager
          .post('/api/challenges')
          .send(draftOf([world.ours], world.manager))
          .expect(400)
      ).body,
    );
    const { body } = await manager
      .post('/api/challenges')
      .send(draftOf([world.ours], world.sponsor))
      .expect(201);
    const { version } = await pageOf(manager, body.id);
    const edit = { sponsorId: world.manager.memberId, version };
    refused((await manager.put(`/api/challenges/${body.id}`).send(edit).expect(400)).body);
  });
});
