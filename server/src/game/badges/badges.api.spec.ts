import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeDesign, BadgePage, BadgeWall, SeededBadge } from '@guildhall/shared/game/badges';

import { Notify } from '../../activity/notify.js';
import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { BadgesBySource1764000101000 } from '../../platform/database/migrations/1764000101000-badges-by-source.js';
import { newId } from '../../platform/ids.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { makeLog } from '../../platform/log/log.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { done } from '../../testing/test-engine.js';
import { AwardForChallenge } from './award-for-challenge.js';
import { BadgeReviews } from './review.js';
import { SeedBadges } from './seed-badges.command.js';

const clock = new SetClock(TUESDAY);
const DAY_MS = 24 * 60 * 60 * 1000;
const look = { shape: 'round', tincture: 'gules', charge: 'steps' } as const;
const firstStep: BadgeCriteria = { type: 'first_step' };

type Live = Extract<SeededBadge, { status: 'live' }>;

function badge(slug: string, criteria: BadgeCriteria, more: Partial<Live> = {}): Live {
  const names = { name: { en: slug, cy: slug }, forWhat: { en: `For ${slug}.`, cy: `Am ${slug}.` } };
  return { slug, ...names, look, subject: 'member', repeat: 'once', criteria, status: 'live', ...more };
}

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

/** An organisation with these badges. */
async function withBadges(...badges: SeededBadge[]): Promise<Given & { ids: Map<string, string> }> {
  const given = await Given.organisation(app.database);
  given.clock.set(clock.now());
  const ids = await app.database.transaction({}, (tx) => app.get(SeedBadges).execute(tx, given.organisationId, badges));
  return Object.assign(given, { ids });
}

const byGuide = [
  badge(
    'caretaker',
    { type: 'activity_count', kind: 'guidance.checked', atLeast: 1, within: 'ever' },
    { repeat: 'source' },
  ),
  badge(
    'co-author',
    { type: 'activity_count', kind: 'guidance.published', atLeast: 1, within: 'ever' },
    { repeat: 'source' },
  ),
] as const;

/** Two guides, of which the first has two editions and comes up for review twice. */
async function bringThrough(given: Given, member: Actor): Promise<void> {
  const [guide, other] = [newId(), newId()];
  for (const [subject, edition] of [
    [guide, 1],
    [guide, 2],
    [other, 1],
  ] as const) {
    await done(given, member, 'guidance.published', { publication: newId(), edition, words: 60 }, { subject });
    await done(given, member, 'guidance.checked', { publication: newId(), reviewBy: '2026-10-20' }, { subject });
  }
}

/** A server begins to work, and is through with what it finds to look at. */
async function serverStarts(): Promise<void> {
  const parts = [app.database, clock, app.get(LivePublisher), app.get(Notify), { JOBS: true }] as const;
  const reviews = new BadgeReviews(...parts, makeLog('silent'));
  await reviews.onApplicationBootstrap();
  await reviews.settled();
}

async function holds(subjectId: string): Promise<string[]> {
  const rows = await app.database.query<{ slug: string }>(
    `select b.slug from badge_award a join badge b on b.id = a.badge_id
     where (a.member_id = $1 or a.unit_id = $1) and a.revoked_at is null order by b.slug, a.instance_key`,
    [subjectId],
  );
  return rows.map(({ slug }) => slug);
}

const revoke = (given: Given, keys: string[]) =>
  app.database.transaction({}, (tx) =>
    new Activities(new PendingActivities()).revoke(tx, given.organisationId, keys, clock.now()),
  );

const page = async (actor: Actor, id: string) =>
  (await (await app.as(actor)).get(`/api/badges/${id}`).expect(200)).body as BadgePage;
const ask = (given: Given, actor: Actor, counterpart?: Actor) =>
  done(given, actor, 'question.asked', { question: newId() }, counterpart ? { counterpart } : {});
const reused = (
  given: Given,
  author: Actor,
  adopter: Actor,
  subject: string,
  distance = 'other-directorate' as const,
) =>
  done(
    given,
    author,
    'practice.reused',
    { reuse: newId(), adopterTeam: adopter.unitPath.at(-1)!, distance },
    { counterpart: adopter, subject },
  );

describe('badges, earned', () => {
  it('[badges/live] arrive with the activity that earns them, and the page says why', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const [socket, id] = [await app.socket(member), given.ids.get('curious')!];
    await app.watch(socket, `me:${member.memberId}`);
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
    const heard = app.nextChange(socket, `me:${member.memberId}`, ({ change }) => 'badges' in (change as object));
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect((await heard).change).toMatchObject({ badges: [{ id, slug: 'curious' }], notices: [{ kind: 'badge' }] });
    const { awards, own, sentence, holders } = await page(member, id);
    expect({ own, holders, code: sentence?.code }).toEqual({ own: 1, holders: null, code: 'activity_count' });
    expect(awards[0]).toMatchObject({
      count: 2,
      unit: null,
      takenBack: null,
      grounds: [{ kind: 'question.asked', link: { to: 'practice' } }, {}],
    });
  });

  it('[badges/once] the same deed again, in one batch or many, brings no second award', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team());
    for (let nth = 0; nth < 5; nth++) await ask(given, member);
    await app.engineDone(given.organisationId);
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
  });

  it('[badges/undo] goes when its ground falls away, with the reason; comes back without being told anew', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    await app.engineDone(given.organisationId);
    await revoke(given, [key]);
    await app.engineDone(given.organisationId);
    const gone = await page(member, given.ids.get('first-step')!);
    expect(gone.own).toBe(0);
    expect(gone.awards[0]?.takenBack?.reason.code).toBe('ground_taken_back');
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
    const { body } = await (await app.as(member)).get('/api/me/notices').expect(200);
    expect(body.notices.filter((notice: { kind: string }) => notice.kind === 'badge')).toHaveLength(1);
  });

  it('[badges/undo] stays when there is enough ground left, and names what is left', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    clock.pass(1000);
    given.clock.set(clock.now());
    await ask(given, member);
    await app.engineDone(given.organisationId);
    await revoke(given, [key]);
    await app.engineDone(given.organisationId);
    const { awards } = await page(member, given.ids.get('curious')!);
    expect(awards[0]).toMatchObject({ takenBack: null, earnedAt: given.clock.now().toISOString() });
  });

  it('[badges/retention] a permanent badge stays whatever is taken back', async () => {
    const given = await withBadges(badge('first-step', firstStep, { retention: 'permanent' }));
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    await app.engineDone(given.organisationId);
    await revoke(given, [key]);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
  });

  it('[badges/playing] somebody who does not play gets none, so that no badge gives them away', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team(), { playing: false });
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
  });

  it('[badges/season] a badge of the season is earned once in each', async () => {
    const given = await withBadges(
      badge(
        'curious',
        { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'season' },
        { repeat: 'season' },
      ),
    );
    const member = await given.member(await given.team());
    const before = given.clock.now();
    await app.database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors)
       values ($1, $2, 2, '2026-12-07', '2027-03-01', '2027-03-08', 1, '{"b0":0.3,"d0":0.2,"u0":0.2}')`,
      [newId(), given.organisationId],
    );
    await ask(given, member);
    await ask(given, member);
    given.clock.set(new Date('2027-01-12T10:00:00Z'));
    await ask(given, member);
    given.clock.set(before);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['curious', 'curious']);
  });

  it('[badges/source] a lender earns it for each card that three other teams tried, and not for one card tried thrice', async () => {
    const given = await withBadges(
      badge('lender', { type: 'practice_reused', teams: 3, outsideDirectorate: true }, { repeat: 'source' }),
    );
    const author = await given.member(await given.team());
    const adopters = await Promise.all([0, 1, 2].map(async () => given.member(await given.team())));
    const [card, other, third] = [newId(), newId(), newId()];
    for (const adopter of adopters) {
      await reused(given, author, adopter, card);
      await reused(given, author, adopters[0]!, other);
      await reused(given, author, adopter, third);
    }
    await app.engineDone(given.organisationId);
    expect(await holds(author.memberId)).toEqual(['lender', 'lender']);
  });

  it('[badges/source] a caretaker earns it once for each review, a co-author once for each guide', async () => {
    const given = await withBadges(...byGuide);
    const member = await given.member(await given.team());
    await bringThrough(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([...Array(3).fill('caretaker'), ...Array(2).fill('co-author')]);
  });

  it('[badges/source] councils that were here before earn both that way, for what was done before as well', async () => {
    const [{ criteria: _, ...caretaker }, coAuthor] = byGuide;
    const given = await withBadges({ ...caretaker, status: 'coming' }, { ...coAuthor, repeat: 'once' });
    const member = await given.member(await given.team());
    await bringThrough(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['co-author']);
    const runner = app.database.source.createQueryRunner();
    await new BadgesBySource1764000101000().up(runner);
    await runner.release();
    await serverStarts();
    expect(await holds(member.memberId)).toEqual([...Array(3).fill('caretaker'), ...Array(2).fill('co-author')]);
  });

  it('[badges/distinct] a bridge is built with people of four directorates, however often with one', async () => {
    const given = await withBadges(
      badge('bridge', { type: 'distinct_counterpart_directorates', atLeast: 4, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const others = await Promise.all([0, 1, 2, 3].map(async () => given.member(await given.team())));
    for (const other of [others[0]!, others[0]!, others[1]!, others[2]!]) await ask(given, member, other);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
    await ask(given, member, others[3]);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['bridge']);
  });

  it('[badges/neighbour] comes with what the newcomers do later, not with the helper’s own doing', async () => {
    const given = await withBadges(
      badge('good-neighbour', { type: 'newcomers_helped', atLeast: 1, within: 'ever', stillTakingPartAfterDays: 30 }),
    );
    const team = await given.team();
    const [helper, newcomer] = [await given.member(team), await given.member(await given.team())];
    await ask(given, newcomer);
    await done(given, helper, 'newcomer.helped', { run: newId(), hadNoFirstStep: true }, { counterpart: newcomer });
    await app.engineDone(given.organisationId);
    expect(await holds(helper.memberId)).toEqual([]);
    given.clock.pass(31 * DAY_MS);
    await ask(given, newcomer);
    await app.engineDone(given.organisationId);
    expect(await holds(helper.memberId)).toEqual(['good-neighbour']);
  });

  it('[badges/unit] a team of five earns together; one of four is never shown by itself', async () => {
    const given = await withBadges(
      badge(
        'curious-team',
        { type: 'activity_count', kind: 'question.asked', atLeast: 3, within: 'ever' },
        { subject: 'unit' },
      ),
    );
    const teams: [GivenUnit, Actor[]][] = [];
    for (const size of [5, 4]) {
      const team = await given.team();
      teams.push([team, await given.members(team, size)]);
    }
    for (const [, members] of teams) for (const member of members.slice(0, 3)) await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await Promise.all(teams.map(([team]) => holds(team.id)))).toEqual([['curious-team'], []]);
    const told = await (await app.as(teams[0]![1][4]!)).get('/api/me/notices').expect(200);
    expect(told.body.notices[0]).toMatchObject({ kind: 'unit_badge', params: { badge: { en: 'curious-team' } } });
  });
});

describe('badges, for challenges', () => {
  it('[badges/challenge] settling gives the challenge’s own badge and those for results, once however often it is done', async () => {
    const given = await withBadges(
      badge('together', { type: 'challenge_result', result: { is: 'reached' } }, { repeat: 'source' }),
      badge('own', { type: 'quest_completed', quest: 'borrow-one' }),
    );
    const teams = [await given.team(), await given.team()];
    const people = await Promise.all(teams.map((team) => given.members(team, 5)));
    const settled = {
      organisationId: given.organisationId,
      challengeId: newId(),
      settledAt: clock.now(),
      badgeId: given.ids.get('own')!,
      outcomes: teams.map((team, index) => ({
        unitId: team.id,
        place: null,
        reached: index === 0,
        memberIds: people[index]!.slice(0, 2).map(({ memberId }) => memberId),
      })),
    };
    for (const times of [4, 0]) {
      const given = await app.database.transaction({}, (tx) => app.get(AwardForChallenge).execute(tx, settled));
      expect(given).toHaveLength(times);
    }
    expect(await holds(people[0]![0]!.memberId)).toEqual(['own', 'together']);
    expect(await holds(people[0]![4]!.memberId)).toEqual([]);
    expect(await holds(people[1]![0]!.memberId)).toEqual([]);
    const { awards } = await page(people[0]![0]!, given.ids.get('together')!);
    expect(awards[0]?.grounds[0]).toMatchObject({
      kind: 'challenge',
      link: { to: 'challenge', id: settled.challengeId },
    });
  });
});

describe('badges, on the wall', () => {
  it('[badges/wall] shows what can be earned, marks what is coming, and hides drafts', async () => {
    const { criteria: _, ...host } = badge('host', firstStep);
    const given = await withBadges(badge('first-step', firstStep), { ...host, status: 'coming' });
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const { status: __, ...draft } = badge('idea', firstStep);
    await (
      await app.as(admin)
    )
      .post('/api/badge-designs')
      .send({ ...draft, retention: 'follows_evidence' })
      .expect(201);
    const { body } = await (await app.as(admin)).get('/api/badges').expect(200);
    expect((body as BadgeWall).badges.map(({ slug, status }) => [slug, status])).toEqual([
      ['first-step', 'live'],
      ['host', 'coming'],
    ]);
  });

  it('[badges/holders] who has a badge is a number from five on, never names', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const [viewer, ...others] = await given.members(await given.team(), 5);
    const id = given.ids.get('first-step')!;
    for (const other of others) await ask(given, other);
    await app.engineDone(given.organisationId);
    const four = await page(viewer!, id);
    expect([four.holders, four.awards]).toEqual([null, []]);
    await ask(given, viewer!);
    await app.engineDone(given.organisationId);
    expect((await page(viewer!, id)).holders).toBe(5);
    expect(JSON.stringify(await page(viewer!, id))).not.toContain(others[0]!.memberId);
  });

  it('[badges/tenant] a badge of another organisation is not there', async () => {
    const theirs = await withBadges(badge('first-step', firstStep));
    const ours = await withBadges();
    const member = await ours.member(await ours.team());
    await (await app.as(member)).get(`/api/badges/${theirs.ids.get('first-step')}`).expect(404);
  });
});

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
    await revoke(given, [key]);
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
});
