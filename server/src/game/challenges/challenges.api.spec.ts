import { describe, expect, it } from '@jest/globals';
import type { ChallengeChange, ChallengeList } from '@guildhall/shared/game/challenges';

import { newId } from '../../platform/ids.js';
import { TUESDAY } from '../../testing/given.js';
import { council, DAY, draftOf, move, opened, pageOf, scheduled, unitOf } from '../../testing/challenge-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { SeedBadges } from '../badges/seed-badges.command.js';
import { ChallengeClock } from './challenge-clock.js';

eachTestHasItsOwnOrganisation();

describe('a challenge', () => {
  it('[life] is created, accepted, scheduled, opens, counts live, settles and stays as it settled', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    expect((await pageOf(manager, id)).challenge.state).toBe('open');

    const socket = await app.socket(world.others[0]!);
    const watched = await app.watch(socket, `challenge:${id}`);
    expect(watched).toMatchObject({ ok: true, snapshot: { state: 'open' } });
    const heard = app.nextChange(
      socket,
      `challenge:${id}`,
      ({ change }) => (change as ChallengeChange).units !== undefined,
    );
    await done(world.given, world.members[0]!, 'practice.published', { honest: true });
    await app.engineDone(world.given.organisationId);
    const change = (await heard).change as ChallengeChange;
    // 10 for the practice and 15 for the first step: 25 of a cap of 30, by one of five.
    expect(change.units).toMatchObject([{ unitId: world.ours.id, across: 1, people: 5, score: 1667 }]);
    expect(change.units![0]!.planks.filter((fill) => fill > 0)).toHaveLength(1);
    expect(change.news).toMatchObject([{ kind: 'practice.published', unitId: world.ours.id }]);

    move(world.given, new Date(TUESDAY.getTime() + 16 * DAY));
    await app.get(ChallengeClock).tick();
    expect((await pageOf(manager, id)).challenge.state).toBe('settling');
    move(world.given, new Date(TUESDAY.getTime() + 18 * DAY));
    await Promise.all([app.get(ChallengeClock).tick(), app.get(ChallengeClock).tick()]);
    const settled = await pageOf(manager, id);
    expect(settled.challenge.state).toBe('settled');
    expect(unitOf(settled.challenge, world.ours).score).toBe(1667);
    const [row] = await app.database.query<{ result: string }>(`select result from challenge where id = $1`, [id]);
    await done(world.given, world.members[1]!, 'practice.published', { honest: true });
    await app.engineDone(world.given.organisationId);
    await app.get(ChallengeClock).tick();
    const [again] = await app.database.query<{ result: string }>(`select result from challenge where id = $1`, [id]);
    expect(again!.result).toBe(row!.result);
  });

  it('[badge] settling gives its badge to those who took part for the unit that came first', async () => {
    const world = await council();
    const { organisationId } = world.given;
    const words = { name: { en: 'Bridge builder' }, forWhat: { en: 'For building the bridge.' } };
    const look = { shape: 'round', tincture: 'gules', charge: 'steps' } as const;
    const criteria = { type: 'challenge_result', result: { is: 'reached' } } as const;
    await app.database.transaction({}, (tx) =>
      app
        .get(SeedBadges)
        .execute(tx, organisationId, [
          { slug: 'bridge-builder', ...words, look, subject: 'member', repeat: 'source', criteria, status: 'live' },
        ]),
    );
    const refused = await (
      await app.as(world.manager)
    )
      .post('/api/challenges')
      .send(draftOf([world.ours], world.sponsor, { badge: 'no-such-badge' }))
      .expect(400);
    expect(refused.body).toMatchObject({ errors: [{ field: 'badge' }] });

    await opened(world, { badge: 'bridge-builder' });
    await done(world.given, world.members[0]!, 'practice.published', { honest: true });
    const takenBack = await done(world.given, world.members[1]!, 'practice.published', { honest: true });
    await app.engineDone(organisationId);
    await app.database.query(`update activity set revoked_at = $2 where key = $1`, [takenBack, clock.now()]);
    await app.engineDone(organisationId);
    move(world.given, new Date(TUESDAY.getTime() + 18 * DAY));
    await app.get(ChallengeClock).tick();
    const awards = await app.database.query<{ member_id: string }>(
      `select a.member_id from badge_award a where a.organisation_id = $1 and a.revoked_at is null`,
      [organisationId],
    );
    expect(awards).toEqual([{ member_id: world.members[0]!.memberId }]);
  });

  it('[undo] what is taken back no longer counts', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const key = await done(world.given, world.members[0]!, 'practice.published', { honest: true });
    await app.engineDone(world.given.organisationId);
    await app.database.query(`update activity set revoked_at = $2 where key = $1`, [key, clock.now()]);
    await app.engineDone(world.given.organisationId);
    expect(unitOf((await pageOf(manager, id)).challenge, world.ours)).toMatchObject({ score: 0, across: 0 });
  });

  it('[undo] a first step that passes on to an older deed brings its points, and is no second deed', async () => {
    const world = await council();
    const [member] = world.members;
    const first = await done(world.given, member!, 'practice.published', { honest: true });
    const { id } = await opened(world, { mode: 'together', goal: 'sum', target: 10, activities: ['question.asked'] });
    await done(world.given, member!, 'question.asked', { question: newId() });
    await app.engineDone(world.given.organisationId);
    const counted = () =>
      app.database.query(`select points, times from challenge_points where challenge_id = $1`, [id]);
    expect(await counted()).toEqual([{ points: 3, times: 1 }]);
    await app.database.query(`update activity set revoked_at = $2 where key = $1`, [first, clock.now()]);
    await app.engineDone(world.given.organisationId);
    expect(await counted()).toEqual([{ points: 18, times: 1 }]);
  });

  it('[undo] a deed from before someone played, to which a first step passed on, counts while it is paid', async () => {
    const world = await council();
    const [member] = world.members;
    const { id } = await opened(world, { mode: 'together', goal: 'sum', target: 10, activities: ['question.asked'] });
    const played = (playing: boolean) =>
      app.database.query(`update member set playing = $2 where id = $1`, [member!.memberId, playing]);
    const ask = async () => {
      const key = await done(world.given, member!, 'question.asked', { question: newId() });
      await app.engineDone(world.given.organisationId);
      return key;
    };
    const takeBack = async (key: string) => {
      await app.database.query(`update activity set revoked_at = $2 where key = $1`, [key, clock.now()]);
      await app.engineDone(world.given.organisationId);
    };
    const counted = async () =>
      (
        await app.database.query<{ counted: number[] }>(
          `select array[points, times] as counted from challenge_points where challenge_id = $1`,
          [id],
        )
      )[0]!.counted;
    const first = await ask();
    await played(false);
    const second = await ask();
    await played(true);
    expect(await counted()).toEqual([18, 1]);
    await takeBack(first);
    expect(await counted()).toEqual([15, 1]);
    await app.get(RebuildStandings).execute(world.given.organisationId);
    expect(await counted()).toEqual([15, 1]);
    await takeBack(second);
    expect(await counted()).toEqual([0, 0]);
  });

  it('[window] what was done before the start or after the end does not count', async () => {
    const world = await council();
    await done(world.given, world.members[0]!, 'practice.published', { honest: true });
    const { id, manager } = await opened(world);
    await app.engineDone(world.given.organisationId);
    expect(unitOf((await pageOf(manager, id)).challenge, world.ours).score).toBe(0);
  });

  it('[playing] someone who does not play changes nothing that anyone sees', async () => {
    const world = await council();
    const quiet = await world.given.member(world.ours, { playing: false });
    const { id, manager } = await opened(world);
    const before = (await pageOf(manager, id)).challenge;
    await done(world.given, quiet, 'practice.published', { honest: true });
    await app.engineDone(world.given.organisationId);
    expect((await pageOf(manager, id)).challenge).toEqual(before);
  });

  it('[paired] counts reuse both ways, the same card once', async () => {
    const world = await council();
    const { id, manager } = await opened(world, { mode: 'paired', target: 6, activities: [] });
    const practice = newId();
    for (const subject of [practice, practice, newId()]) {
      await done(
        world.given,
        world.members[0]!,
        'practice.reused',
        { reuse: newId(), adopterTeam: world.theirs.id, distance: 'other-directorate' },
        { counterpart: world.others[0]!, subject },
      );
    }
    await app.engineDone(world.given.organisationId);
    const { progress } = (await pageOf(manager, id)).challenge;
    expect([...progress.ways!].sort()).toEqual([0, 2]);
    const { challenge } = await pageOf(manager, id);
    expect(challenge.activities).toEqual(['practice.tried', 'practice.reused']);
    expect(unitOf(challenge, world.ours)).toMatchObject({ across: 1 });
    expect(progress.share).toBeCloseTo(2 / 6);
  });

  it('[paired] asks for at least two each way, and six where nothing else is said', async () => {
    const world = await council();
    const manager = await app.as(world.manager);
    const pair = (target: number | null) =>
      draftOf([world.ours, world.theirs], world.sponsor, { mode: 'paired', target, activities: [] });
    const preview = async (target: number | null) =>
      (await manager.post('/api/challenges/preview').send(pair(target)).expect(200)).body;
    expect((await preview(3)).missing).toEqual(['target']);
    const { missing, warnings } = await preview(null);
    expect(missing).toEqual([]);
    expect(warnings.map(({ code }: { code: string }) => code)).not.toContain('nothing_counts');
    const { id } = (await manager.post('/api/challenges').send(pair(null)).expect(201)).body;
    expect((await pageOf(manager, id)).challenge.target).toBe(6);
  });

  it('[together] shows how far the lowest unit has come', async () => {
    const world = await council();
    const { id, manager } = await opened(world, { mode: 'together', goal: 'lowest_rate', target: 40 });
    await done(world.given, world.members[0]!, 'question.asked', { question: newId() });
    await app.engineDone(world.given.organisationId);
    expect((await pageOf(manager, id)).challenge.progress.share).toBe(0);
    await done(world.given, world.others[0]!, 'question.asked', { question: newId() });
    await app.engineDone(world.given.organisationId);
    expect((await pageOf(manager, id)).challenge.progress.share).toBeCloseTo(0.5);
  });

  it('[small] a unit of fewer than five people is shown inside its parent', async () => {
    const world = await council();
    const department = await world.given.unit('department', await world.given.unit('directorate'));
    const small = await world.given.team(department);
    const sister = await world.given.team(department);
    for (const unit of [small, sister]) await world.given.members(unit, 3);
    const manager = await app.as(world.manager);
    const draft = draftOf([world.ours, small, sister], world.sponsor);
    const preview = (await manager.post('/api/challenges/preview').send(draft).expect(200)).body;
    expect(preview.units.map(({ unitId }: { unitId: string }) => unitId)).toContain(department.id);
    expect(preview.units.map(({ unitId }: { unitId: string }) => unitId)).not.toContain(small.id);
    expect(preview.warnings.map(({ code }: { code: string }) => code)).toContain('units_under_five');
  });
});

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
    const socket = await app.socket(world.sponsor);
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

  it('[open] may be prolonged, never shortened, and what counts never changes', async () => {
    const world = await council();
    const { id, manager } = await opened(world);
    const { version, challenge } = await pageOf(manager, id);
    const later = new Date(Date.parse(challenge.endsAt!) + 7 * DAY).toISOString();
    const sooner = new Date(Date.parse(challenge.endsAt!) - DAY).toISOString();
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

  it('[handover] when the owner leaves, the deputy takes over, once on several servers', async () => {
    const world = await council();
    const deputy = await world.given.member(world.ours);
    await world.given.member(world.ours, { grants: [{ role: 'manager', unitId: world.ours.id }] });
    const { id } = await opened(world, { deputyId: deputy.memberId });
    await app.database.query(`update member set left_at = $2 where id = $1`, [world.manager.memberId, clock.now()]);
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
