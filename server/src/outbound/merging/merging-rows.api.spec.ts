import { describe, expect, it } from '@jest/globals';
import type { OwnData } from '@guildhall/shared/outbound/own-data';
import type { PersonPage } from '@guildhall/shared/people/people';

import { hashPassword } from '../../people/identity/passwords.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { badge, firstStep, holds } from '../../testing/badge-world.js';
import { TUESDAY } from '../../testing/given.js';
import { givenCard, givenReuse } from '../../testing/given-practices.js';
import { definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import {
  admin,
  bob,
  counted,
  double,
  eachTestHasGwenTwice,
  gwen,
  merge,
  other,
  standsAsRebuilt,
  team,
} from '../../testing/merging-world.js';
import {
  completions,
  confirm,
  offer,
  pointsOf,
  start,
  stateOf,
  tap,
  together,
  waiting,
} from '../../testing/quest-world.js';
import { app, get, given, post, posted } from '../../testing/world.js';
import { SeedBadges } from '../../game/badges/seed-badges.command.js';
import { allKept, notGiven } from '../own-data/kept.js';
import { goes } from '../leaving/erased.js';
import { ends, moved, movedOnce, ofTheirOwn, stays } from './moves.js';

eachTestHasGwenTwice();

/** How many rows of a table name somebody in a column. */
const rowsOf = async (table: string, column: string, { memberId }: Actor) =>
  (await app.database.query(`select 1 from ${table} where ${column} = $1`, [memberId])).length;
const both = () => [gwen, double];
const emailOf = ({ memberId }: Actor) => `${memberId}@brackenshire.example`;
const signIn = (email: string, password: string) => app.anyone().post('/api/sign-in').send({ email, password });

describe('[merging/whole] nothing in the database is forgotten', () => {
  it('every reference to a member moves, ends, or stays for a reason', () => {
    const known = [...allKept.map(({ table, by }) => `${table}.${by}`), ...notGiven];
    const decided = [
      ...Object.entries(moved).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
      ...movedOnce.map(({ table, by }) => `${table}.${by}`),
      ...[...ofTheirOwn, ...stays].flatMap(({ columns }) => columns),
      ...ends,
    ];
    expect(decided.toSorted()).toEqual(known.toSorted());
  });

  it('what leaving deletes is moved before, unless it is of a sign-in, a browser or a day', () => {
    const deleted = goes
      .map(([table, by]) => `${table}.${by}`)
      .filter((column) => column !== 'monday_place.subject_id');
    const kept = new Set([...movedOnce.map(({ table, by }) => `${table}.${by}`), ...ends]);
    expect(deleted.filter((column) => !kept.has(column))).toEqual([]);
  });
});

describe('[merging] of two of one kind theirs who stays is kept', () => {
  it('follows, thanks, mentions, credits, words asked for, the circle, copies and roles', async () => {
    const card = await givenCard(app, bob, {
      credits: both().map(({ memberId }) => ({ kind: 'member', memberId })),
    });
    const mentions = both().map(({ memberId }) => memberId);
    const comment = await posted<{ id: string }>(
      bob,
      `practices/${card}/comments`,
      { text: '@Gwen Rees, @G. Rees, see?', mentions },
      201,
    );
    for (const actor of both()) {
      await posted(actor, `practices/${card}/follow`, {}, 204);
      await posted(
        actor,
        `practices/${card}/thanks`,
        { kind: 'thanks', commentId: null, reason: 'A clear card.' },
        201,
      );
      await posted(
        actor,
        `practices/${card}/thanks`,
        { kind: 'thanks', commentId: comment.id, reason: 'So clear.' },
        201,
      );
      await posted(actor, 'circle/join', { line: null }, 204);
      await posted(actor, 'glossary/asks', { word: 'Cohort' }, 204);
      await given.grant(actor, 'reviewer', null);
    }
    await given.grant(double, 'lead', other.id);
    const { moves } = await merge();
    expect(moves.roles).toBe(1);
    for (const [table, column] of [
      ['practice_follow', 'member_id'],
      ['practice_mention', 'member_id'],
      ['practice_credit', 'member_id'],
      ['circle_member', 'member_id'],
      ['glossary_ask', 'asked_by'],
    ] as const)
      expect([table, await rowsOf(table, column, gwen), await rowsOf(table, column, double)]).toEqual([table, 1, 0]);
    expect([await rowsOf('practice_thanks', 'by_id', gwen), await rowsOf('practice_thanks', 'by_id', double)]).toEqual([
      2, 0,
    ]);
    const thanked = await app.database.query(
      `select counterpart_id as by, key from activity where kind = 'practice.thanked' and member_id = $1 and revoked_at is null`,
      [bob.memberId],
    );
    expect(thanked).toEqual([{ by: gwen.memberId, key: `practice.thanked:${card}:${gwen.memberId}` }]);
    const { roles } = await get<PersonPage>(admin, `people/${gwen.memberId}`);
    expect(roles.map(({ role }) => role)).toEqual(['reviewer', 'lead']);
  });

  it('cards, questions and answers go on under one name, and thanks between the two go', async () => {
    const card = await givenCard(app, double, { title: 'One shared map' });
    const { id } = await posted<{ id: string }>(gwen, `practices/${card}/questions`, { text: 'By radio?' }, 201);
    await posted(double, `practice-questions/${id}/answers`, { text: 'Yes, it does.' }, 201);
    const comment = await posted<{ id: string }>(double, `practices/${card}/comments`, { text: 'Two maps.' }, 201);
    await posted(gwen, `practices/${card}/thanks`, { kind: 'thanks', commentId: comment.id, reason: 'Clear.' }, 201);
    const { moves } = await merge();
    expect(moves).toMatchObject({ practices: 1, questions: 0, answers: 1 });
    expect(await rowsOf('practice_thanks', 'by_id', gwen)).toBe(0);
    const page = await get<{ card: object }>(bob, `practices/${card}`);
    expect(JSON.stringify(page)).not.toContain(double.memberId);
    const file = await get<OwnData>(gwen, 'me/data');
    expect(file.kept).toMatchObject({ practices: [{ title: 'One shared map' }], answers: [{ text: 'Yes, it does.' }] });
    await standsAsRebuilt();
  });
});

describe('[merging] quests', () => {
  const quest = (...steps: Parameters<typeof definition>[0]) => publishedQuest(given, bob, definition(steps));

  it('what one confirmed to the other waits for somebody else, and what it had brought is taken back', async () => {
    const run = await start(double, await quest(step('tell')));
    await offer(double, run, 'tell');
    await app.database.query(`update membership set unit_id = $2 where member_id = $1`, [gwen.memberId, other.id]);
    const [asked] = await waiting(gwen);
    expect(await confirm(gwen, asked!.id)).toMatchObject([{ ok: true }]);
    await counted();
    expect([await stateOf(run), await pointsOf(double)]).toEqual(['completed', 30]);
    const { takenBack, moves } = await merge();
    expect([takenBack.confirmations, moves.quests, moves.deeds]).toEqual([1, 1, 0]);
    expect([await stateOf(run), await pointsOf(double), await pointsOf(gwen)]).toEqual(['submitted', 0, 0]);
    expect((await waiting(bob)).map(({ by }) => by.id)).toEqual([gwen.memberId]);
    await standsAsRebuilt();
    expect(await confirm(bob, (await waiting(bob))[0]!.id)).toMatchObject([{ ok: true }]);
    await counted();
    expect([await stateOf(run), await pointsOf(gwen)]).toEqual(['completed', 30]);
  });

  it('a quest that both finished is finished once, and one that both are at goes on once', async () => {
    const slug = await quest(step('tell'));
    const runs = await Promise.all(both().map((actor) => start(actor, slug)));
    const eyes = [await given.member(team), bob];
    for (const [nth, actor] of both().entries()) {
      await offer(actor, runs[nth]!, 'tell');
      await confirm(eyes[nth]!, (await waiting(eyes[nth]!))[0]!.id);
    }
    const next = await quest(step('see', ownWord), step('tell'));
    const open = await Promise.all(both().map((actor) => start(actor, next)));
    await counted();
    const { takenBack } = await merge();
    expect(takenBack).toMatchObject({ quests: 1, firstStep: true });
    expect([await pointsOf(gwen), await pointsOf(double)]).toEqual([30, 0]);
    const standing = [...(await completions(runs[0]!)), ...(await completions(runs[1]!))].filter(
      (each) => each.standing,
    );
    expect(standing).toMatchObject([{ memberId: gwen.memberId }]);
    expect([await stateOf(open[0]!), await stateOf(open[1]!)]).toEqual(['in_progress', 'withdrawn']);
    await standsAsRebuilt();
  });

  it('two in one party are one; a step for two people that one did alone is open again', async () => {
    const two = step('both', { ...ownWord, party: { mode: 'at_least', people: 2 } });
    const run = await together(await quest(two), gwen, double);
    for (const actor of both()) await tap(actor, run, 'both');
    const joint = await together(await quest(step('one', { ...ownWord, party: { mode: 'joint' } })), bob, gwen, double);
    await tap(bob, joint, 'one');
    const { contributions } = await contributionsOf(joint);
    for (const actor of both()) await posted(actor, `quest-runs/${joint}/contributions/${contributions[0]!}/together`);
    await counted();
    expect([await stateOf(run), await stateOf(joint)]).toEqual(['completed', 'completed']);
    await merge();
    expect([await stateOf(run), await stateOf(joint)]).toEqual(['in_progress', 'completed']);
    expect(await rowsOf('step_confirmation', 'member_id', gwen)).toBe(1);
    await standsAsRebuilt();
  });

  const contributionsOf = async (run: string) => ({
    contributions: (
      await app.database.query<{ id: string }>(`select id from step_contribution where run_id = $1`, [run])
    ).map(({ id }) => id),
  });
});

describe('[merging] badges and signing in', () => {
  it('of two badges of one kind the second is taken back; one that only the other held goes on', async () => {
    await app.database.transaction({}, (tx) =>
      app
        .get(SeedBadges)
        .execute(tx, given.organisationId, [
          badge('first', firstStep),
          badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' }),
        ]),
    );
    const card = await givenCard(app, bob);
    for (const actor of [gwen, double, double])
      await posted(actor, `practices/${card}/questions`, { text: `By radio, ${actor.name} ${Math.random()}?` }, 201);
    await counted();
    expect([await holds(gwen.memberId), await holds(double.memberId)]).toEqual([['first'], ['curious', 'first']]);
    const { moves, takenBack } = await merge();
    expect([moves.badges, takenBack.badges]).toEqual([1, 1]);
    expect([await holds(gwen.memberId), await holds(double.memberId)]).toEqual([['curious', 'first'], []]);
    const grounds = await app.database.query<{ standing: boolean }>(
      `select a.revoked_at is null as standing from badge_award w
       cross join lateral jsonb_array_elements(w.evidence -> 'steps') s join activity a on a.id = (s ->> 'activityId')::uuid
       where w.member_id = $1 and w.revoked_at is null`,
      [gwen.memberId],
    );
    expect(grounds.map(({ standing }) => standing)).toEqual([true, true, true]);
  });

  it('the closed account is signed out and its address free, or it is the one they sign in with', async () => {
    const [password, second] = ['three words nobody joins', 'other words nobody joins'];
    for (const [actor, words] of [
      [gwen, password],
      [double, second],
    ] as const)
      await app.database.query(`update member set password_hash = $2 where id = $1`, [
        actor.memberId,
        await hashPassword(words),
      ]);
    const agent = await app.as(double);
    await agent.get('/api/me').expect(200);
    await merge(gwen, double, 'goes');
    await agent.get('/api/me').expect(401);
    expect((await signIn(emailOf(double), second)).status).toBe(204);
    expect((await signIn(emailOf(gwen), password)).status).toBe(401);
    const page = await get<PersonPage>(admin, `people/${gwen.memberId}`);
    expect([page.name, page.email]).toEqual(['Gwen Rees', emailOf(double)]);
    const third = await given.member(other, { name: 'G. Rees' });
    await merge(gwen, third);
    expect((await signIn(emailOf(double), second)).status).toBe(204);
    const refused = await post(admin, `people/${third.memberId}/returned`);
    expect(refused.status).toBe(404);
  });
});

describe('[merging] outcomes that were looked at once more', () => {
  it('go on as theirs who stays, but one between the two, who looked at their own; who is asked is another', async () => {
    const card = await givenCard(app, bob);
    const looked = async (by: Actor, answered: Actor | null) => {
      const [id, reuse] = [newId(), await givenReuse(app, card, by, { at: TUESDAY })];
      await app.database.query(
        `insert into recheck (id, organisation_id, reuse_id, recorded_by, recorded_at, drawn_at, finding, answered_by, closed_at)
         values ($1, $2, $3, $4, $6, $6, $7, $5, $8)`,
        [
          ...[id, given.organisationId, reuse, by.memberId, answered?.memberId ?? null, TUESDAY],
          ...[answered && 'holds', answered && TUESDAY],
        ],
      );
      return id;
    };
    await looked(gwen, double);
    const [ofDouble, byDouble, open] = [await looked(double, bob), await looked(bob, double), await looked(bob, null)];
    await app.database.query(
      `insert into recheck_ask (recheck_id, member_id, organisation_id, asked_at) values ($1, $2, $3, $4)`,
      [open, double.memberId, given.organisationId, TUESDAY],
    );
    await merge();
    const rows = await app.database.query(
      `select id, recorded_by as of, answered_by as by from recheck where organisation_id = $1 order by id`,
      [given.organisationId],
    );
    expect(rows).toEqual([
      { id: ofDouble, of: gwen.memberId, by: bob.memberId },
      { id: byDouble, of: bob.memberId, by: gwen.memberId },
      { id: open, of: bob.memberId, by: null },
    ]);
    expect(await app.database.query(`select 1 from recheck_ask where recheck_id = $1`, [open])).toEqual([]);
  });
});
