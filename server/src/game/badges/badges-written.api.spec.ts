import { describe, expect, it } from '@jest/globals';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeDesign } from '@guildhall/shared/game/badges';

import { newId } from '../../platform/ids.js';
import { Given } from '../../testing/given.js';
import { ask, badge, firstStep, holds, look, serverStarts, withBadges } from '../../testing/badge-world.js';
import { takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { BadgeReviews } from './review.js';

eachTestHasItsOwnOrganisation();

describe('badges, written', () => {
  const admins = async (given: Given) =>
    given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
  const write = (criteria: BadgeCriteria, more: object = {}) => {
    const { status: _, ...written } = badge('curious', criteria);
    return { ...written, retention: 'follows_evidence', ...more };
  };
  const questions: BadgeCriteria = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' };

  it('[badges/write] only administrators write, preview or see designs', async () => {
    const given = await withBadges();
    const manager = await app.as(
      await given.member(await given.team(), { grants: [{ role: 'manager', unitId: (await given.team()).id }] }),
    );
    await manager.get('/api/badge-designs').expect(403);
    await manager.post('/api/badge-designs').send(write(questions)).expect(403);
    await manager
      .post('/api/badge-designs/preview')
      .send({ subject: 'member', repeat: 'once', criteria: questions })
      .expect(403);
  });

  it('[badges/preview] says the sentence, and how many would have it: a number from five on', async () => {
    const given = await withBadges();
    const admin = await app.as(await admins(given));
    const members = await given.members(await given.team(), 5);
    const preview = async () =>
      (
        await admin
          .post('/api/badge-designs/preview')
          .send({ subject: 'member', repeat: 'once', criteria: questions })
          .expect(200)
      ).body;
    for (const member of members.slice(0, 4)) await ask(given, member);
    expect(await preview()).toEqual({ sentence: expect.objectContaining({ code: 'activity_count' }), count: null });
    await ask(given, members[4]!);
    expect((await preview()).count).toBe(5);
    const { body } = await admin
      .post('/api/badge-designs/preview')
      .send({
        subject: 'unit',
        repeat: 'once',
        criteria: { type: 'all_of', of: [questions, { type: 'practice_reused', teams: 2, outsideDirectorate: true }] },
      })
      .expect(200);
    expect(body.count).toBeNull();
  });

  it('[badges/go-live] gives it for the past in chunks, live, each once and as one notice', async () => {
    const given = await withBadges();
    const actor = await admins(given);
    const [admin, socket] = [await app.as(actor), await app.socket(actor)];
    const members = await given.members(await given.team(), 6);
    for (const member of members) for (let nth = 0; nth < 2; nth++) await ask(given, member);
    await app.engineDone(given.organisationId);
    const design = (await admin.post('/api/badge-designs').send(write(questions)).expect(201)).body as BadgeDesign;
    await app.watch(socket, `badge-design:${design.id}`);
    const finished = app.nextChange(
      socket,
      `badge-design:${design.id}`,
      ({ change }) => (change as { review: { state: string } }).review.state === 'done',
    );
    await admin.post(`/api/badge-designs/${design.id}/go-live`).expect(200);
    expect((await finished).change).toMatchObject({ review: { seen: 7, total: 7, awarded: 6 } });
    expect(await holds(members[0]!.memberId)).toEqual(['curious']);
    await admin.post(`/api/badge-designs/${design.id}/look-at-the-past`).expect(200);
    await app.get(BadgeReviews).settled();
    const again = (await admin.get(`/api/badge-designs/${design.id}`).expect(200)).body as BadgeDesign;
    expect([again.holders, again.review?.awarded]).toEqual([6, 0]);
    const { body } = await (await app.as(members[0]!)).get('/api/me/notices').expect(200);
    expect(body.notices.filter(({ kind }: { kind: string }) => kind.startsWith('badge'))).toEqual([
      expect.objectContaining({ kind: 'badges_past', params: { count: 1 } }),
    ]);
  });

  it.each(['member', 'unit'] as const)(
    '[badges/go-live] what the past brings a %s is on the walls of whom it concerns at once',
    async (subject) => {
      const given = await withBadges();
      const admin = await app.as(await admins(given));
      const [member] = await given.members(await given.team(), 5);
      for (let nth = 0; nth < 2; nth++) await ask(given, member!);
      await app.engineDone(given.organisationId);
      const [socket, mine] = [await app.socket(member!), `me:${member!.memberId}`];
      await app.watch(socket, mine);
      const told = app.nextChange(socket, mine, ({ change }) => 'moved' in (change as object));
      const asked = { ...write(questions), subject };
      const design = (await admin.post('/api/badge-designs').send(asked).expect(201)).body as BadgeDesign;
      await admin.post(`/api/badge-designs/${design.id}/go-live`).expect(200);
      expect((await told).change).toMatchObject({ moved: ['badges'] });
    },
  );

  it('[badges/resume] a look at the past that a crash cut short goes on where it stopped', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const actor = await admins(given);
    const members = await given.members(await given.team(), 4);
    const id = given.ids.get('first-step')!;
    for (const member of members) await ask(given, member);
    await app.engineDone(given.organisationId);
    await app.database.query(`delete from badge_award where badge_id = $1`, [id]);
    const order = members.map(({ memberId }) => memberId).sort();
    await app.database.query(
      `insert into badge_review (id, organisation_id, badge_id, badge_version, cursor, seen, total, started_by, started_at)
       values ($1, $2, $3, 1, $4, 3, 5, $5, $6)`,
      [newId(), given.organisationId, id, order[1], actor.memberId, clock.now()],
    );
    await serverStarts();
    expect(await Promise.all(order.map((member) => holds(member)))).toEqual([[], [], ['first-step'], ['first-step']]);
  });

  it('[badges/resume] a look at the past that failed on its way goes on by itself', async () => {
    const given = await withBadges();
    const admin = await app.as(await admins(given));
    const { id } = (await admin.post('/api/badge-designs').send(write(questions)).expect(201)).body as BadgeDesign;
    const member = await given.member(await given.team());
    for (let nth = 0; nth < 2; nth++) await ask(given, member);
    await app.engineDone(given.organisationId);
    await app.database.query(`alter table badge_award add constraint not_now check (false) not valid`);
    await admin.post(`/api/badge-designs/${id}/go-live`).expect(200);
    await app.get(BadgeReviews).settled();
    await app.database.query(`alter table badge_award drop constraint not_now`);
    expect(await holds(member.memberId)).toEqual([]);
    await app.get(BadgeReviews).resume();
    expect(await holds(member.memberId)).toEqual(['curious']);
  });

  it.each([
    ['was retired', `status = 'retired', retired_at = now()`],
    ['has another version now', `version = 2`],
  ])('[badges/resume] a look at the past with a badge that %s ends and gives nothing more', async (_, change) => {
    const given = await withBadges(badge('curious', questions));
    const actor = await admins(given);
    const member = await given.member(await given.team());
    const id = given.ids.get('curious')!;
    for (let nth = 0; nth < 2; nth++) await ask(given, member);
    await app.engineDone(given.organisationId);
    await app.database.query(`delete from badge_award where badge_id = $1`, [id]);
    await app.database.query(
      `insert into badge_review (id, organisation_id, badge_id, badge_version, total, started_by, started_at)
       values ($1, $2, $3, 1, 2, $4, $5)`,
      [newId(), given.organisationId, id, actor.memberId, clock.now()],
    );
    await app.database.query(
      `insert into badge_version select (jsonb_populate_record(v, '{"number": 2}')).* from badge_version v where badge_id = $1`,
      [id],
    );
    await app.database.query(`update badge set ${change} where id = $1`, [id]);
    await app.get(BadgeReviews).resume();
    expect(await holds(member.memberId)).toEqual([]);
    const unfinished = `select 1 from badge_review where badge_id = $1 and finished_at is null`;
    expect(await app.database.query(unfinished, [id])).toEqual([]);
  });

  it('[badges/versions] two who write at once: the second is told; awards keep the version they were given by', async () => {
    const given = await withBadges(badge('curious', questions));
    const admin = await app.as(await admins(given));
    const member = await given.member(await given.team());
    const id = given.ids.get('curious')!;
    const key = await ask(given, member);
    await app.engineDone(given.organisationId);
    const { slug: _, ...harder } = write({ ...questions, atLeast: 9 } as BadgeCriteria, { version: 1 });
    await admin.put(`/api/badge-designs/${id}`).send(harder).expect(200);
    expect((await admin.put(`/api/badge-designs/${id}`).send(harder).expect(409)).body.code).toBe('changed_meanwhile');
    await ask(given, member);
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['curious']);
  });

  it('[badges/write] faults are named at their field', async () => {
    const given = await withBadges(badge('curious', questions));
    const admin = await app.as(await admins(given));
    const noSource = await admin
      .post('/api/badge-designs')
      .send(write(questions, { slug: 'other', repeat: 'source' }))
      .expect(400);
    expect(noSource.body.errors[0]).toMatchObject({ field: 'repeat', code: 'no_source' });
    const taken = await admin.post('/api/badge-designs').send(write(questions)).expect(400);
    expect(taken.body.errors[0]).toMatchObject({ field: 'slug', code: 'slug_taken' });
    await admin
      .post('/api/badge-designs')
      .send(write(questions, { look: { ...look, charge: 'skull' } }))
      .expect(400);
  });

  it('[badges/retire] can be earned no more, and stays with those who have it', async () => {
    const given = await withBadges(badge('curious', questions));
    const admin = await app.as(await admins(given));
    const [holder, late] = await given.members(await given.team(), 2);
    const id = given.ids.get('curious')!;
    await ask(given, holder!);
    await app.engineDone(given.organisationId);
    await admin.post(`/api/badge-designs/${id}/retire`).expect(200);
    await ask(given, late!);
    await app.engineDone(given.organisationId);
    expect([await holds(holder!.memberId), await holds(late!.memberId)]).toEqual([['curious'], []]);
    await (await app.as(late!)).get(`/api/badges/${id}`).expect(404);
    await admin.post(`/api/badge-designs/${id}/go-live`).expect(409);
  });

  it('[badges/once] a repeat of writing one or of moving it on gets the same design', async () => {
    const given = await withBadges();
    const admin = await app.as(await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] }));
    const twice = async (path: string, key: string, body: object) => {
      const send = () => admin.post(`/api/badge-designs${path}`).set('Idempotency-Key', key).send(body);
      const first = await send();
      const again = await send();
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      return first;
    };
    const { status: _, ...draft } = badge('idea', firstStep);
    const written = await twice('', 'write-it-once', { ...draft, retention: 'follows_evidence' });
    expect([written.status, written.body]).toMatchObject([201, { slug: 'idea', status: 'draft' }]);
    const live = await twice(`/${written.body.id}/go-live`, 'go-live-once', {});
    expect([live.status, live.body]).toMatchObject([200, { slug: 'idea', status: 'live' }]);
    const retired = await twice(`/${written.body.id}/retire`, 'retire-once', {});
    expect([retired.status, retired.body]).toMatchObject([200, { status: 'retired' }]);
  });
});
