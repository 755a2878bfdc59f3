import { describe, expect, it } from '@jest/globals';
import type { ChallengeChange } from '@guildhall/shared/game/challenges';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { council, draftOf, move, opened, pageOf, unitOf } from '../../testing/challenge-world.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { starterBadges } from '../badges/starter-badges.js';
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

    move(world.given, new Date(TUESDAY.getTime() + 16 * DAY_MS));
    await app.get(ChallengeClock).tick();
    expect((await pageOf(manager, id)).challenge.state).toBe('settling');
    move(world.given, new Date(TUESDAY.getTime() + 18 * DAY_MS));
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

  it('[badge] a badge for a shared goal does not go with a race, and the preview says so', async () => {
    const world = await council();
    await app.database.transaction({}, (tx) =>
      app.get(SeedBadges).execute(tx, world.given.organisationId, starterBadges),
    );
    const draft = draftOf([world.ours], world.sponsor, { badge: 'together' });
    const { body } = await (await app.as(world.manager)).post('/api/challenges/preview').send(draft).expect(200);
    expect(body.warnings).toContainEqual({ code: 'badge_of_a_goal', params: {} });
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
    const undone = await done(world.given, world.members[1]!, 'practice.published', { honest: true });
    await app.engineDone(organisationId);
    await takenBack(world.given, undone);
    await app.engineDone(organisationId);
    move(world.given, new Date(TUESDAY.getTime() + 18 * DAY_MS));
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
    await takenBack(world.given, key);
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
    await takenBack(world.given, first);
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
      await takenBack(world.given, key);
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
    const score = async () => unitOf((await pageOf(manager, id)).challenge, world.ours).score;
    expect(await score()).toBe(0);
    const endsAt = Date.parse((await pageOf(manager, id)).challenge.endsAt!);
    const doneAt = async (instant: number, nth: number) => {
      move(world.given, new Date(instant));
      await done(world.given, world.members[nth]!, 'practice.published', { honest: true });
      await app.engineDone(world.given.organisationId);
      return score();
    };
    const within = await doneAt(endsAt - 1, 1);
    expect(within).toBeGreaterThan(0);
    expect(await doneAt(endsAt, 2)).toBe(within);
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

  it('[paired] is of two directorates: nobody says yes to two teams of one', async () => {
    const world = await council();
    const [directorate] = world.ours.path;
    const near = await world.given.team({ id: directorate!, path: [directorate!] });
    await world.given.members(near, 5);
    const [manager, sponsor] = await Promise.all([app.as(world.manager), app.as(world.sponsor)]);
    const draft = draftOf([world.ours, near], world.sponsor, { mode: 'paired', activities: [] });
    const preview = (await manager.post('/api/challenges/preview').send(draft).expect(200)).body;
    expect(preview.missing).toEqual(['units']);
    const { id } = (await manager.post('/api/challenges').send(draft).expect(201)).body;
    const { version } = await pageOf(sponsor, id);
    const refused = await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version }).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field: 'units', code: 'needed' })]);
    await app.database.query(`update unit set path = array[id], parent_id = null where id = $1`, [near.id]);
    await sponsor.post(`/api/challenges/${id}/sponsorship`).send({ accept: true, version }).expect(200);
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

  it('[preview] is for those who may begin a challenge or work on one', async () => {
    const world = await council();
    const [member, deputy] = world.members;
    const draft = draftOf([world.ours, world.theirs], world.sponsor, { deputyId: deputy!.memberId });
    const preview = async (actor: Actor) =>
      (await (await app.as(actor)).post('/api/challenges/preview').send(draft)).status;
    expect([await preview(world.manager), await preview(member!), await preview(deputy!)]).toEqual([200, 403, 403]);
    await (await app.as(world.manager)).post('/api/challenges').send(draft).expect(201);
    expect([await preview(member!), await preview(deputy!)]).toEqual([403, 200]);
  });
});
