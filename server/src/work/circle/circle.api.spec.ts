import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import { type CircleChange, type CirclePage, type CirclePost, circleTopic } from '@guildhall/shared/work/circle';

import { MarkLeft } from '../../people/organisation/mark-left.command.js';
import { MoveMember } from '../../people/organisation/move-member.command.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given } from '../../testing/given.js';
import { pointsByRule } from '../../testing/given-practices.js';
import type { TestSocket } from '../../testing/test-app.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { CircleLive } from './circle.live.js';

let tom: Actor;
let sam: Actor;
let nora: Actor;
let outsider: Actor;
let topic: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  topic = circleTopic.of(given.organisationId);
  tom = await given.member(await given.team(), { name: 'Tom Hale' });
  sam = await given.member(await given.team(), { name: 'Sam Whitlock' });
  nora = await given.member(await given.team(), { name: 'Nora Finch', playing: false });
  outsider = await given.member(await given.team(), { name: 'Olwen Pugh' });
  for (const actor of [tom, sam, nora]) await join(actor);
});

const post = async (actor: Actor, path: string, body: object = {}, key = newId()) =>
  (await app.as(actor)).post(`/api/circle/${path}`).set('Idempotency-Key', key).send(body);
const put = async (actor: Actor, path: string, body: object) =>
  (await app.as(actor)).put(`/api/circle/${path}`).send(body);
const join = async (actor: Actor, line: string | null = null) =>
  expect((await post(actor, 'join', { line })).status).toBe(204);
const leave = async (actor: Actor) => expect((await post(actor, 'leave')).status).toBe(204);
const said = async (actor: Actor, text: string, replyTo: string | null = null): Promise<CirclePost> => {
  const { status, body } = await post(actor, 'posts', { text, replyTo });
  expect(status).toBe(201);
  return body;
};
const page = async (actor: Actor): Promise<CirclePage> => (await (await app.as(actor)).get('/api/circle')).body;
const inside = async (actor: Actor) => (await page(actor)).circle!;
const names = async (actor: Actor) => (await inside(actor)).people.map(({ name }) => name);
const notices = async (actor: Actor) => {
  const { body } = await (await app.as(actor)).get('/api/me/notices').expect(200);
  return (body as Notices).notices.map(({ kind, params, link }) => ({ kind, link, ...params }));
};
const watching = async (actor: Actor): Promise<TestSocket> => {
  const socket = await app.socket(actor);
  expect(await app.watch(socket, topic)).toMatchObject({ ok: true });
  return socket;
};
const ended = (socket: TestSocket) => new Promise<string>((done) => socket.once('live:ended', (it) => done(it.topic)));
const heardAs = async (socket: TestSocket, wanted: (change: CircleChange) => boolean): Promise<CircleChange> =>
  (await app.nextChange(socket, topic, ({ change }) => wanted(change as CircleChange))).change as CircleChange;

describe('the champions’ circle', () => {
  it('[circle/join] is joined and left with one switch, lists who is in it with where they sit, and earns nothing', async () => {
    const socket = await watching(sam);
    const heard = heardAs(socket, ({ people = [] }) => people.some(({ id }) => id === outsider.memberId));
    await join(outsider, '  Reading plans aloud  ');
    await heard;
    const { people } = await inside(sam);
    expect(people.map(({ name }) => name)).toEqual(['Nora Finch', 'Olwen Pugh', 'Sam Whitlock', 'Tom Hale']);
    const { unitPath } = outsider;
    expect(people[1]).toEqual({
      id: outsider.memberId,
      name: 'Olwen Pugh',
      unit: expect.objectContaining({ id: unitPath.at(-1) }),
      directorate: expect.objectContaining({ id: unitPath[0] }),
      line: 'Reading plans aloud',
    });
    expect((await page(outsider)).directorateId).toBe(unitPath[0]);
    expect((await put(outsider, 'line', { line: 'x'.repeat(201) })).body.errors[0]).toMatchObject({ field: 'line' });
    expect((await put(outsider, 'line', { line: '' })).status).toBe(204);
    await join(outsider, 'Joining again changes nothing');
    expect((await inside(sam)).people[1]!.line).toBeNull();
    const gone = heardAs(socket, ({ peopleGone }) => peopleGone?.includes(outsider.memberId) ?? false);
    await leave(outsider);
    await leave(outsider);
    await gone;
    expect(await names(sam)).toEqual(['Nora Finch', 'Sam Whitlock', 'Tom Hale']);
    await app.engineDone(given.organisationId);
    expect(await pointsByRule(app, outsider)).toEqual({});
    const recorded = await app.database.query(`select 1 from activity where organisation_id = $1`, [
      given.organisationId,
    ]);
    expect(recorded).toEqual([]);
  });

  it('[circle/outside] shows no name, no word and no live change to who has not joined, whatever their role', async () => {
    const { id } = await said(tom, 'A word among us');
    const roles = ['manager', 'reviewer', 'admin'] as const;
    const officers = await Promise.all(
      roles.map(async (role) => {
        const unit = { id: tom.unitPath.at(-1)!, path: tom.unitPath };
        return given.member(unit, { grants: [{ role, unitId: role === 'manager' ? tom.unitPath[0]! : null }] });
      }),
    );
    for (const actor of [outsider, ...officers]) {
      expect(await page(actor)).toEqual({ circle: null, version: 0, directorateId: actor.unitPath[0] });
      const refused = await Promise.all([
        post(actor, 'posts', { text: 'Let me in' }),
        post(actor, 'posts', { text: 'Let me in', replyTo: id }),
        put(actor, `posts/${id}`, { text: 'Let me in' }),
        post(actor, `posts/${id}/remove`, { reason: 'Not this' }),
        put(actor, 'line', { line: 'Let me in' }),
      ]);
      for (const { status, text } of refused) {
        expect(status).toBe(403);
        expect(text).not.toMatch(/Tom Hale|A word among us/);
      }
      expect(await app.watch(await app.socket(actor), topic)).toMatchObject({
        ok: false,
        problem: { code: 'not_allowed' },
      });
    }
    expect((await inside(tom)).posts).toMatchObject([{ id, text: 'A word among us' }]);
  });

  it('[circle/talk] is a conversation with replies one level deep, safe, and heard live', async () => {
    const socket = await watching(nora);
    const heard = heardAs(socket, ({ posts = [] }) => posts.length > 0);
    const first = await said(tom, 'Who else sits **alone** with it? <script>alert(1)</script>');
    expect((await heard).posts).toEqual([first]);
    expect(first).toMatchObject({ parentId: null, by: { name: 'Tom Hale' }, editedAt: null, gone: null });
    expect(first.html).toContain('<strong>alone</strong>');
    expect(first.html).not.toContain('<script');
    const reply = await said(sam, 'I did.', first.id);
    const deeper = await said(nora, 'So did I.', reply.id);
    expect([reply.parentId, deeper.parentId]).toEqual([first.id, first.id]);
    expect((await inside(tom)).posts.map(({ id }) => id)).toEqual([first.id, reply.id, deeper.id]);
    expect((await post(tom, 'posts', { text: 'Where?', replyTo: newId() })).status).toBe(404);
    expect((await post(tom, 'posts', { text: ' ' })).body.errors[0]).toMatchObject({ field: 'text' });
  });

  it('[circle/notices] a reply tells whom it answers and who began, each once, and never who left', async () => {
    const first = await said(tom, 'Who has time on Friday?');
    const reply = await said(sam, 'I have.', first.id);
    await said(tom, 'Good.', first.id);
    await said(nora, 'Me **too**.', reply.id);
    const link = { to: 'circle', id: null };
    expect(await notices(tom)).toEqual([
      { kind: 'circle_replied', link, name: 'Nora Finch', text: 'Me too.' },
      { kind: 'circle_replied', link, name: 'Sam Whitlock', text: 'I have.' },
    ]);
    expect(await notices(sam)).toEqual([{ kind: 'circle_replied', link, name: 'Nora Finch', text: 'Me too.' }]);
    await leave(sam);
    await said(tom, 'See you there.', reply.id);
    expect(await notices(sam)).toHaveLength(1);
    expect(await notices(outsider)).toEqual([]);
  });

  it('[circle/once] a repeated request is carried out once', async () => {
    const key = newId();
    const [one, two] = await Promise.all([1, 2].map(() => post(tom, 'posts', { text: 'Only once' }, key)));
    expect(one!.body).toMatchObject({ text: 'Only once' });
    expect(two!.body).toEqual(one!.body);
    expect((await inside(sam)).posts).toHaveLength(1);
  });

  it('[circle/own] its author changes a post and takes it back, which leaves nothing of it; replies stay', async () => {
    const first = await said(tom, 'Three of us.');
    const reply = await said(sam, 'Four!', first.id);
    expect((await put(sam, `posts/${first.id}`, { text: 'No' })).status).toBe(403);
    expect((await post(sam, `posts/${first.id}/remove`, { reason: 'Not mine' })).status).toBe(403);
    clock.pass(60_000);
    const edited = await put(tom, `posts/${first.id}`, { text: 'Four of us.' });
    expect(edited.body).toMatchObject({ text: 'Four of us.', editedAt: clock.now().toISOString() });
    expect((await post(tom, `posts/${first.id}/remove`)).status).toBe(204);
    const [left] = (await inside(nora)).posts;
    expect(left).toMatchObject({ id: first.id, text: '', html: '', by: null, gone: 'taken-back' });
    const kept = await app.database.query(`select text from circle_post where id = $1`, [first.id]);
    expect(kept).toEqual([{ text: '' }]);
    expect((await put(tom, `posts/${first.id}`, { text: 'Back' })).status).toBe(404);
    const socket = await watching(nora);
    const gone = heardAs(socket, ({ postsGone }) => postsGone !== undefined && postsGone.length > 0);
    expect((await post(sam, `posts/${reply.id}/remove`)).status).toBe(204);
    expect([...(await gone).postsGone!].sort()).toEqual([first.id, reply.id].sort());
    expect((await inside(nora)).posts).toEqual([]);
  });

  it('[circle/hide] a reviewer or an administrator in it hides a post with a reason, which the trail keeps without its words', async () => {
    const admin = await given.member(await given.team(), {
      name: 'Ada Lowe',
      grants: [{ role: 'admin', unitId: null }],
    });
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    for (const actor of [admin, reviewer]) await join(actor);
    for (const [actor, text] of [
      [reviewer, 'Names a resident'],
      [admin, 'Names another'],
    ] as const) {
      const { id } = await said(tom, text);
      expect((await post(actor, `posts/${id}/remove`)).body.errors[0]).toMatchObject({
        field: 'reason',
        code: 'needs_reason',
      });
      expect((await post(actor, `posts/${id}/remove`, { reason: 'It names someone' })).status).toBe(204);
    }
    expect((await inside(sam)).posts).toEqual([]);
    expect(await notices(tom)).toMatchObject([
      { kind: 'circle_post_hidden', name: 'Ada Lowe', reason: 'It names someone' },
      { kind: 'circle_post_hidden' },
    ]);
    const trail = await (await app.as(admin)).get('/api/audit').expect(200);
    const { events } = trail.body as AuditTrail;
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      action: 'circle_post_hidden',
      target: { kind: 'circle_post', name: '' },
      reason: 'It names someone',
    });
    expect(trail.text).not.toMatch(/Tom Hale|Names a/);
  });

  it('[circle/mentions] whom a post names hears of it once, in the circle only; an edit tells whom it names anew', async () => {
    const { id, html } = await said(tom, 'Thank you, @Sam Whitlock and @Olwen Pugh!');
    expect(html).toBe('<p>Thank you, <strong>@Sam Whitlock</strong> and @Olwen Pugh!</p>');
    expect(await notices(sam)).toMatchObject([{ kind: 'circle_mentioned', name: 'Tom Hale', link: { to: 'circle' } }]);
    expect([await notices(outsider), await notices(tom)]).toEqual([[], []]);
    await put(tom, `posts/${id}`, { text: 'Thank you, @Sam Whitlock and @Nora Finch!' });
    expect(await notices(sam)).toHaveLength(1);
    expect(await notices(nora)).toMatchObject([{ kind: 'circle_mentioned' }]);
    await said(sam, 'With pleasure, @Tom Hale.', id);
    expect(await notices(tom)).toMatchObject([{ kind: 'circle_mentioned' }]);
    await leave(sam);
    expect((await inside(nora)).posts[0]!.html).not.toContain('<strong>@Sam');
  });

  it('[circle/reports] somebody in it tells the reviewers of a post, who read that one alone and decide with a reason', async () => {
    const reviewer = await given.member(await given.team(), {
      name: 'Rhys',
      grants: [{ role: 'reviewer', unitId: null }],
    });
    const waiting = async () => (await (await app.as(reviewer)).get('/api/circle/reports').expect(200)).body;
    const decide = (actor: Actor, report: string, decision: string) =>
      post(actor, `reports/${report}/decide`, { decision, reason: 'No names, please.' });
    await said(nora, 'Something else entirely');
    const { id } = await said(tom, 'Mr Hughes of Elm Row rang');
    const reason = 'It names a resident.';
    expect((await post(tom, `posts/${id}/reports`, { reason })).status).toBe(403);
    expect((await post(outsider, `posts/${id}/reports`, { reason })).status).toBe(403);
    for (const actor of [sam, nora]) expect((await post(actor, `posts/${id}/reports`, { reason })).status).toBe(204);
    expect((await post(sam, `posts/${id}/reports`, { reason })).body.code).toBe('already_done');
    await (await app.as(sam)).get('/api/circle/reports').expect(403);
    expect(await notices(reviewer)).toHaveLength(2);
    const [report, second] = await waiting();
    expect(report).toMatchObject({ reason, by: { name: 'Sam Whitlock' }, writer: { name: 'Tom Hale' } });
    expect(JSON.stringify(await waiting())).not.toContain('Something else');
    expect((await decide(sam, report.id, 'hide')).status).toBe(403);
    const socket = await watching(nora);
    const heard = heardAs(socket, ({ postsGone }) => postsGone?.includes(id) ?? false);
    expect((await decide(reviewer, report.id, 'hide')).status).toBe(204);
    await heard;
    expect((await decide(reviewer, second.id, 'hide')).body.code).toBe('already_done');
    expect(await waiting()).toEqual([]);
    for (const actor of [sam, nora]) expect((await notices(actor))[0]).toMatchObject({ kind: 'circle_report_hidden' });
    expect((await notices(tom))[0]).toMatchObject({ kind: 'circle_post_hidden', reason: 'No names, please.' });
    const kept = await said(sam, 'I do not agree');
    await post(nora, `posts/${kept.id}/reports`, { reason: 'Rude' });
    await decide(reviewer, (await waiting())[0].id, 'keep');
    expect((await notices(nora))[0]).toMatchObject({ kind: 'circle_report_kept' });
    expect((await inside(nora)).posts.map(({ text }) => text)).toEqual(['Something else entirely', 'I do not agree']);
  });

  it('[circle/leave] ends the watch at once and takes one’s name from all one said, until one joins again', async () => {
    const first = await said(tom, 'I go soon.');
    const [left, stays] = [await watching(tom), await watching(sam)];
    const over = ended(left);
    const heard = heardAs(stays, ({ peopleGone }) => peopleGone?.includes(tom.memberId) ?? false);
    await leave(tom);
    expect(await over).toBe(topic);
    expect((await heard).posts).toMatchObject([{ id: first.id, by: null }]);
    expect(await app.watch(left, topic)).toMatchObject({ ok: false });
    expect((await page(tom)).circle).toBeNull();
    expect(JSON.stringify(await inside(sam))).not.toContain('Tom Hale');
    expect(JSON.stringify(await inside(sam))).not.toContain(tom.memberId);
    await join(tom);
    expect((await inside(sam)).posts).toMatchObject([{ id: first.id, by: { name: 'Tom Hale' } }]);
  });

  it('[circle/members] who leaves the organisation vanishes from it live, who moves is shown where they sit now', async () => {
    await said(tom, 'Good to know you.');
    const socket = await watching(sam);
    const { organisationId } = given;
    const other = await given.team();
    const moved = heardAs(socket, ({ people = [] }) => people.some(({ unit }) => unit?.id === other.id));
    const move = { organisationId, memberId: nora.memberId, unitId: other.id, at: clock.now() };
    await app.database.transaction({}, (tx) => app.get(MoveMember).execute(tx, move));
    const now = (await moved).people!.find(({ id }) => id === nora.memberId);
    expect(now).toMatchObject({ name: 'Nora Finch', directorate: { id: other.path[0] } });
    const gone = heardAs(socket, ({ peopleGone }) => peopleGone?.includes(tom.memberId) ?? false);
    await app.database.transaction({}, (tx) =>
      app.get(MarkLeft).execute(tx, { organisationId, memberId: tom.memberId, at: clock.now() }),
    );
    expect(JSON.stringify(await inside(sam))).not.toContain('Tom Hale');
    await gone;
    const rows = await app.database.query(`select 1 from circle_member where member_id = $1`, [tom.memberId]);
    expect(rows).toEqual([]);
  });

  it('[circle/tenants] each organisation has its own, closed to any other', async () => {
    const { id } = await said(tom, 'Of Brackenshire');
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team(), {
      name: 'Iolo Bevan',
      grants: [{ role: 'admin', unitId: null }],
    });
    await join(stranger);
    expect(await inside(stranger)).toMatchObject({ people: [{ name: 'Iolo Bevan' }], posts: [] });
    for (const { status } of [
      await post(stranger, 'posts', { text: 'Hello', replyTo: id }),
      await put(stranger, `posts/${id}`, { text: 'Hello' }),
      await post(stranger, `posts/${id}/remove`, { reason: 'Not this' }),
    ])
      expect(status).toBe(404);
    expect(await app.watch(await app.socket(stranger), topic)).toMatchObject({ ok: false });
    expect(await names(tom)).not.toContain('Iolo Bevan');
  });

  it('[circle/merge] changes that come in one burst say what holds in the end', () => {
    const live = app.get(CircleLive);
    const person = { id: tom.memberId, name: tom.name, unit: null, directorate: null, line: null };
    expect(live.merge({ peopleGone: [person.id] }, { people: [person] })).toMatchObject({
      people: [person],
      peopleGone: [],
    });
    expect(live.merge({ people: [person] }, { peopleGone: [person.id] })).toMatchObject({
      people: [],
      peopleGone: [person.id],
    });
  });
});
