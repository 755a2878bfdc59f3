import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PracticeChange } from '@guildhall/shared/work/practices';
import { practiceTopic } from '@guildhall/shared/work/practices';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

let team: GivenUnit;
let author: Actor;
let adopter: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  adopter = await given.member(await given.team(), { name: 'Dev Anand' });
});

const pointsOf = (actor: Actor) => pointsByRule(app, actor);
const page = (actor: Actor, id: string) => pageOf(app, actor, id);

async function intend(actor: Actor, id: string, startsOn = '2026-10-06') {
  return (await app.as(actor)).post(`/api/practices/${id}/reuses`).send({ startsOn });
}

const kept = { outcome: 'kept', note: 'It halved our calls.', minutesSavedWeekly: 90 };

async function record(actor: Actor, reuseId: string, said: object = kept) {
  return (await app.as(actor)).post(`/api/reuses/${reuseId}/record`).send(said);
}

/** A reuse by `actor`'s team that began a fortnight before; the clock stands at its first recordable day. */
async function fortnight(actor: Actor, id: string): Promise<string> {
  const { body } = await intend(actor, id);
  clock.pass(14 * DAY_MS);
  return body.id;
}

describe('reuse by another team', () => {
  it('[reuse/scores] from another directorate pays the author 18 and who recorded it 8, each once', async () => {
    const id = await givenCard(app, author);
    const reuseId = await fortnight(adopter, id);
    const answer = await record(adopter, reuseId);
    expect(answer.body).toMatchObject({ state: 'recorded', outcome: 'kept', distance: 'other-directorate' });
    expect(await pointsOf(author)).toMatchObject({ 'practice.reused': 18 });
    expect(await pointsOf(adopter)).toMatchObject({ 'practice.tried': 8 });
    expect((await record(adopter, reuseId)).body.code).toBe('already_done');
    expect(await pointsOf(author)).toMatchObject({ 'practice.reused': 18 });
    const { reuses, own } = await page(author, id);
    expect(reuses).toMatchObject([
      { note: '<p>It halved our calls.</p>', minutesSavedWeekly: 90, recordedBy: { name: 'Dev Anand' } },
    ]);
    expect(own.unitId).toBe(team.id);
    const { body } = await (await app.as(author)).get('/api/practices?sort=most-reused').expect(200);
    expect(body.entries).toMatchObject([{ reusedBy: 1, tryingNow: 0 }]);
    const http = await app.as(author);
    const { body: filters } = await http.get('/api/practices/filters').expect(200);
    expect(filters.reusedIn).toContainEqual(expect.objectContaining({ id: adopter.unitPath[0], count: 1 }));
    const tried = await http.get(`/api/practices?reusedIn=${adopter.unitPath[0]}`).expect(200);
    expect(tried.body.entries).toMatchObject([{ id }]);
    const elsewhere = await http.get(`/api/practices?reusedIn=${author.unitPath[0]}`).expect(200);
    expect(elsewhere.body.entries).toEqual([]);
  });

  it('[reuse/closed-team] what a team began to try before it closed, whoever sat in it goes on with, and nobody else', async () => {
    const id = await givenCard(app, author);
    const tries = adopter.unitPath.at(-1)!;
    const before = await given.member({ id: tries, path: adopter.unitPath });
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    const http = await app.as(admin);
    const reuseId = await fortnight(adopter, id);
    await http.post(`/api/people/${before.memberId}/move`).send({ unitId: team.id }).expect(204);
    await http.post(`/api/structure/${tries}/close`).send({ toUnitId: team.id }).expect(204);
    expect((await page(adopter, id)).own).toMatchObject({ unitId: team.id, closedUnits: [tries] });
    expect((await page(before, id)).own.closedUnits).toEqual([]);
    expect((await record(before, reuseId)).body.code).toBe('not_allowed');
    expect((await record(adopter, reuseId)).body).toMatchObject({ state: 'recorded', unit: { id: tries } });
  });

  it('[reuse/stopped] a practice that was stopped pays as one that was kept', async () => {
    const reuseId = await fortnight(adopter, await givenCard(app, author, { result: 'did-not' }));
    await record(adopter, reuseId, { outcome: 'stopped', note: 'Our depot has no signal.', minutesSavedWeekly: null });
    expect(await pointsOf(author)).toMatchObject({ 'practice.reused': 18 });
    expect(await pointsOf(adopter)).toMatchObject({ 'practice.tried': 8 });
  });

  it('[reuse/distance] of the same directorate pays 12; of the same team, or a co-author’s, nothing', async () => {
    const [directorate] = team.path;
    const nearTeam = await given.unit('team', { id: directorate!, path: [directorate!] });
    const near = await given.member(nearTeam);
    const fellow = await given.member(team);
    const coauthor = await given.member(await given.team());
    const id = await givenCard(app, author, { credits: [{ kind: 'member', memberId: coauthor.memberId }] });
    const began = await Promise.all([near, fellow, coauthor].map((actor) => intend(actor, id)));
    clock.pass(14 * DAY_MS);
    const distances = [];
    for (const [nth, actor] of [near, fellow, coauthor].entries()) {
      distances.push((await record(actor, began[nth]!.body.id)).body.distance);
    }
    expect(distances).toEqual(['same-directorate', 'same-team', 'same-team']);
    expect(await pointsOf(author)).toMatchObject({ 'practice.reused': 12 });
    for (const actor of [fellow, coauthor]) expect(await pointsOf(actor)).not.toHaveProperty('practice.tried');
    const { body } = await (await app.as(adopter)).get('/api/practices').expect(200);
    expect(body.entries).toMatchObject([{ reusedBy: 1 }]);
  });

  it('[reuse/two-weeks] before two weeks are over it is refused, and the first day is named', async () => {
    const id = await givenCard(app, author);
    const { body } = await intend(adopter, id);
    expect(body).toMatchObject({ state: 'trying', startsOn: '2026-10-06', recordableFrom: '2026-10-20' });
    clock.pass(13 * DAY_MS);
    const early = await record(adopter, body.id);
    expect(early.status).toBe(400);
    expect(early.body.errors).toMatchObject([{ code: 'reuse_too_early', params: { date: '2026-10-20' } }]);
    expect(await pointsOf(author)).not.toHaveProperty('practice.reused');
    await expect(
      app.database.query(
        `update practice_reuse set state = 'recorded', outcome = 'kept', note = 'x', distance = 'same-team',
           recorded_by = intended_by, recorded_at = $2 where id = $1`,
        [body.id, new Date(TUESDAY.getTime() + 12 * DAY_MS)],
      ),
    ).rejects.toThrow('practice_reuse_after_two_weeks');
  });

  it('[reuse/may] it is offered to other units until they go on with it, and again to those who stopped', async () => {
    const id = await givenCard(app, author);
    const fellow = await given.member(team);
    const tryIt = async (actor: Actor) => (await page(actor, id)).own.may.tryIt;
    expect([await tryIt(author), await tryIt(fellow), await tryIt(adopter)]).toEqual([false, false, true]);
    const reuseId = await fortnight(adopter, id);
    expect(await tryIt(adopter)).toBe(false);
    await record(adopter, reuseId);
    expect(await tryIt(adopter)).toBe(false);
    await (await app.as(adopter)).post(`/api/reuses/${reuseId}/end`).send({}).expect(204);
    expect(await tryIt(adopter)).toBe(true);
    const again = await intend(adopter, id);
    await record(adopter, again.body.id, { outcome: 'stopped', note: 'No signal here.', minutesSavedWeekly: null });
    expect(await tryIt(adopter)).toBe(true);
  });

  it('[reuse/plan] a plan begins when the team says so, on a day that has come', async () => {
    const id = await givenCard(app, author);
    const { body } = await intend(adopter, id, '2026-10-12');
    expect(body.state).toBe('intended');
    const fellow = await given.member({ id: adopter.unitPath.at(-1)!, path: adopter.unitPath });
    const http = await app.as(fellow);
    expect((await record(fellow, body.id)).body.code).toBe('not_in_this_state');
    const early = await http.post(`/api/reuses/${body.id}/start`).send({ startedOn: '2026-10-12' }).expect(400);
    expect(early.body.errors[0]).toMatchObject({ field: 'startedOn', code: 'reuse_not_yet' });
    clock.pass(7 * DAY_MS);
    const started = await http.post(`/api/reuses/${body.id}/start`).send({ startedOn: '2026-10-13' }).expect(200);
    expect(started.body).toMatchObject({ state: 'trying', recordableFrom: '2026-10-27' });
    clock.pass(14 * DAY_MS);
    expect((await record(fellow, body.id)).status).toBe(200);
    await http.post(`/api/reuses/${body.id}/start`).send({ startedOn: '2026-10-13' }).expect(409);
  });

  it('[reuse/days] a day before the card was there, or too far ahead, is refused', async () => {
    const id = await givenCard(app, author);
    const before = await intend(adopter, id, '2026-10-05');
    expect(before.body.errors[0]).toMatchObject({
      field: 'startsOn',
      code: 'reuse_before_published',
      params: { date: '2026-10-06' },
    });
    expect((await intend(adopter, id, '2028-01-01')).body.errors[0].code).toBe('reuse_too_far');
    expect((await intend(adopter, id, 'soon')).body.errors[0]).toMatchObject({
      field: 'startsOn',
      code: 'invalid_format',
    });
  });

  it('[reuse/one-open] one open reuse a team, also when two colleagues press at once', async () => {
    const id = await givenCard(app, author);
    const fellow = await given.member({ id: adopter.unitPath.at(-1)!, path: adopter.unitPath });
    const answers = await Promise.all([intend(adopter, id), intend(fellow, id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('already_done');
    expect((await page(adopter, id)).reuses).toHaveLength(1);
  });

  it('[reuse/team] only colleagues of that team go on with it, and who is in no team cannot begin', async () => {
    const id = await givenCard(app, author);
    const reuseId = await fortnight(adopter, id);
    for (const actor of [author, await given.member(await given.team())]) {
      expect((await record(actor, reuseId)).status).toBe(403);
      await (await app.as(actor)).post(`/api/reuses/${reuseId}/start`).send({ startedOn: '2026-10-06' }).expect(403);
      await (await app.as(actor)).post(`/api/reuses/${reuseId}/end`).send({}).expect(403);
    }
    const nowhere = await given.member(team);
    await app.database.query(`delete from membership where member_id = $1`, [nowhere.memberId]);
    expect((await intend(nowhere, id)).status).toBe(403);
    expect((await record(adopter, newId())).status).toBe(404);
    expect((await intend(adopter, await givenDraft(app, author))).status).toBe(404);
  });

  it('[reuse/undo] who recorded takes it back: free for ten minutes, then with a reason; both sides lose it', async () => {
    const id = await givenCard(app, author);
    const reuseId = await fortnight(adopter, id);
    await record(adopter, reuseId);
    const fellow = await given.member({ id: adopter.unitPath.at(-1)!, path: adopter.unitPath });
    await (await app.as(fellow)).post(`/api/reuses/${reuseId}/end`).send({}).expect(403);
    const http = await app.as(adopter);
    clock.pass(11 * 60_000);
    const late = await http.post(`/api/reuses/${reuseId}/end`).send({}).expect(400);
    expect(late.body.errors[0]).toMatchObject({ field: 'reason', code: 'reuse_needs_reason' });
    await http.post(`/api/reuses/${reuseId}/end`).send({ reason: 'It was another card.' }).expect(204);
    expect(await pointsOf(author)).not.toHaveProperty('practice.reused');
    expect(await pointsOf(adopter)).toEqual({});
    expect((await page(author, id)).reuses).toEqual([]);
    await http.post(`/api/reuses/${reuseId}/end`).send({ reason: 'Once more' }).expect(409);
    const again = await intend(adopter, id, '2026-10-06');
    await record(adopter, again.body.id);
    await http.post(`/api/reuses/${again.body.id}/end`).send({}).expect(204);
    expect(await pointsOf(author)).not.toHaveProperty('practice.reused');
  });

  it('[reuse/shelf] a team can finish with a retired card; hiding takes the author’s reuse points and showing gives them back', async () => {
    const admin = await app.as(await given.member(team, { grants: [{ role: 'admin', unitId: null }] }));
    const id = await givenCard(app, author);
    const reuseId = await fortnight(adopter, id);
    await admin.post(`/api/practices/${id}/retire`).send({ reason: 'Out of date' }).expect(204);
    expect((await page(adopter, id)).own.may).toMatchObject({ tryIt: false, ask: false });
    expect((await intend(adopter, id)).status).toBe(409);
    expect((await record(adopter, reuseId)).status).toBe(200);
    await admin.post(`/api/practices/${id}/restore`).expect(204);
    for (let nth = 0; nth < 2; nth++) {
      await admin.post(`/api/practices/${id}/hide`).send({ reason: 'It names a resident.' }).expect(204);
      expect(await pointsOf(author)).toEqual({});
      expect(await pointsOf(adopter)).toMatchObject({ 'practice.tried': 8 });
      await admin.post(`/api/practices/${id}/show`).send({ reason: 'It holds.' }).expect(204);
      expect(await pointsOf(author)).toMatchObject({ 'practice.reused': 18, 'practice.published': 10 });
    }
  });

  it('[reuse/live] the author sees a team begin, record and take back', async () => {
    const id = await givenCard(app, author);
    const topic = practiceTopic.of(id);
    const socket = await app.socket(author);
    const watched = await app.watch(socket, topic);
    expect(watched).toMatchObject({ ok: true, snapshot: { reuses: [], questions: [] }, version: 2 });
    const began = app.nextChange(socket, topic);
    const reuseId = await fortnight(adopter, id);
    expect((await began).change).toMatchObject({ reuses: [{ id: reuseId, state: 'trying' }] });
    const recorded = app.nextChange(
      socket,
      topic,
      ({ change }) => (change as PracticeChange).reuses?.[0]?.state === 'recorded',
    );
    await record(adopter, reuseId);
    expect((await recorded).to).toBe(4);
    const gone = app.nextChange(
      socket,
      topic,
      ({ change }) => (change as PracticeChange).reusesGone?.includes(reuseId) ?? false,
    );
    await (await app.as(adopter)).post(`/api/reuses/${reuseId}/end`).send({}).expect(204);
    expect((await gone).to).toBe(5);
  });
});
