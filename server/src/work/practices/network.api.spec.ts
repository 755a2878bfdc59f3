import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { TestApp } from '../../testing/test-app.js';

const clock = new SetClock(TUESDAY);
const DAY = 24 * 60 * 60_000;
let app: TestApp;
let home: Given;
let partner: Given;
let author: Actor;
let homeAdmin: Actor;
let partnerAdmin: Actor;
let adopter: Actor;
let outsider: Actor;

beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.set(TUESDAY);
  home = await Given.organisation(app.database);
  const admin = { grants: [{ role: 'admin' as const, unitId: null }] };
  author = await home.member(await home.team(), { name: 'Ffion Rees' });
  homeAdmin = await home.member(await home.team(), admin);
  partner = await Given.organisation(app.database);
  await app.database.query(`update organisation set name = 'Porthaven Council' where id = $1`, [
    partner.organisationId,
  ]);
  adopter = await partner.member(await partner.team(), { name: 'Sam Okoro' });
  partnerAdmin = await partner.member(await partner.team(), admin);
  const elsewhere = await Given.organisation(app.database);
  outsider = await elsewhere.member(await elsewhere.team());
});

const join = async (admin: Actor, network: boolean) =>
  (await app.as(admin)).patch('/api/organisation/settings').send({ network }).expect(200);
const send = async (actor: Actor, path: string, body: object = {}) =>
  (await app.as(actor)).post(`/api/${path}`).send(body);
const finds = async (actor: Actor, query = '') =>
  (await (await app.as(actor)).get(`/api/practices?${query}`).expect(200)).body.entries;
const opens = async (actor: Actor, id: string) => (await (await app.as(actor)).get(`/api/practices/${id}`)).status;

async function shared(): Promise<string> {
  await join(homeAdmin, true);
  await join(partnerAdmin, true);
  const id = await givenCard(app, author);
  expect((await send(author, `practices/${id}/widen`, { audience: 'network' })).status).toBe(204);
  return id;
}

describe('councils that share with each other', () => {
  it('[network/reach] only network cards cross, both councils must have joined, and leaving withdraws at once', async () => {
    const council = await givenCard(app, author);
    const id = await shared();
    const seen = async (actor: Actor) => (await finds(actor)).map((entry: { id: string }) => entry.id);
    expect(await seen(adopter)).toEqual([id]);
    expect(await seen(outsider)).toEqual([]);
    expect([await opens(adopter, id), await opens(adopter, council), await opens(outsider, id)]).toEqual([
      200, 404, 404,
    ]);
    expect(await finds(adopter, 'search=mised')).toMatchObject([{ id }]);
    for (const leaver of [homeAdmin, partnerAdmin]) {
      await join(leaver, false);
      expect(await seen(adopter)).toEqual([]);
      expect(await opens(adopter, id)).toBe(404);
      expect((await send(adopter, `practices/${id}/questions`, { text: 'Is it still there?' })).status).toBe(404);
      expect((await send(adopter, `practices/${id}/reuses`, { startsOn: '2026-10-06' })).status).toBe(404);
      expect(await opens(author, id)).toBe(200);
      await join(leaver, true);
      expect(await seen(adopter)).toEqual([id]);
    }
  });

  it('[network/named] people are named by name and council, and nothing else crosses in either direction', async () => {
    const id = await shared();
    await send(author, `practices/${id}/comments`, { text: 'For us only: the depot is closed on Friday.' });
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    await send(colleague, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
    await send(colleague, `practices/${id}/questions`, { text: 'Did it take long?' });
    const asked = await send(adopter, `practices/${id}/questions`, { text: 'How did you win the crews over?' });
    expect(asked.body.by).toMatchObject({ name: 'Sam Okoro', unit: { name: 'Porthaven Council' } });

    const page = await pageOf(app, adopter, id);
    expect(page.card.author).toMatchObject({ name: 'Ffion Rees', unit: { name: 'Brackenshire' } });
    expect(page.own.council).toMatchObject({ name: 'Brackenshire' });
    expect(page.own.may).toMatchObject({
      ask: true,
      answer: true,
      tryIt: true,
      edit: false,
      retire: false,
      comment: true,
    });
    expect([page.reuses, page.comments, page.thanks, page.card.practices]).toEqual([[], [], [], []]);
    const units = await app.database.query<{ id: string }>(`select id from unit where organisation_id = $1`, [
      home.organisationId,
    ]);
    const all = JSON.stringify([page, await finds(adopter, 'sort=newest'), asked.body]);
    for (const unit of units) expect(all).not.toContain(unit.id);

    const theirs = (await pageOf(app, author, id)).questions.at(-1)!;
    expect(theirs.by).toMatchObject({ name: 'Sam Okoro', unit: { name: 'Porthaven Council' } });
    const answered = await send(author, `practice-questions/${asked.body.id}/answers`, {
      text: 'We asked them first.',
    });
    expect(answered.status).toBe(201);
    const answerId = answered.body.answers[0].id;
    expect((await send(adopter, `practice-answers/${answerId}/accept`)).status).toBe(200);
    expect(await pointsByRule(app, author)).toMatchObject({ 'answer.accepted': 6 });
    const watched = await app.watch(await app.socket(adopter), `practice:${id}`);
    expect(watched.ok).toBe(false);
    for (const path of ['edit', 'widen', 'retire', 'hide', 'thanks', 'reports']) {
      expect(
        (await send(partnerAdmin, `practices/${id}/${path}`, { kind: 'useful', commentId: null, reason: 'Because.' }))
          .status,
      ).toBeGreaterThanOrEqual(400);
    }
    const { body: notices } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain('answered');
  });

  it('[network/comments] a partner begins a thread that both read; threads of the card’s own council stay there', async () => {
    const id = await shared();
    const ours = await send(author, `practices/${id}/comments`, { text: 'For us only: the depot is closed.' });
    const words = 'Our crews, @Ffion Rees and @Lowri Parry, liked it.';
    const lowri = await partner.member(await partner.team(), { name: 'Lowri Parry' });
    const mentions = [author.memberId, lowri.memberId];
    const said = await send(adopter, `practices/${id}/comments`, { text: words, mentions });
    const named = { name: 'Sam Okoro', unit: { name: 'Porthaven Council' } };
    expect(said).toMatchObject({
      status: 201,
      body: { partners: true, by: named, mentions: [{ name: 'Lowri Parry' }] },
    });
    const back = { text: 'Tell us more.', replyTo: said.body.id };
    expect((await send(author, `practices/${id}/comments`, back)).body.by.unit.name).not.toBe('Brackenshire');

    const seen = async (actor: Actor) =>
      (await pageOf(app, actor, id)).comments.map(({ text, by, partners }) => [text, by.unit?.name, partners]);
    const crossing = [
      [words, 'Porthaven Council', true],
      ['Tell us more.', 'Brackenshire', true],
    ];
    expect(await seen(adopter)).toEqual(crossing);
    expect((await seen(author)).map(([text]) => text)).toEqual([ours.body.text, words, 'Tell us more.']);
    const told = async (actor: Actor) =>
      JSON.stringify((await (await app.as(actor)).get('/api/me/notices').expect(200)).body);
    expect(await told(lowri)).toContain('mentioned');
    expect(await told(author)).toContain('commented');
    expect(await told(author)).not.toContain('mentioned');
    expect(await told(adopter)).toContain('replied');
    const hidden = { text: 'What is closed?', replyTo: ours.body.id };
    expect((await send(adopter, `practices/${id}/comments`, hidden)).status).toBe(404);
    expect((await send(adopter, `practice-comments/${ours.body.id}/remove`)).status).toBe(404);
    expect((await (await app.as(adopter)).get(`/api/practice-comments/${ours.body.id}/edits`)).status).toBe(404);

    for (const leaver of [partnerAdmin, homeAdmin]) {
      await join(leaver, false);
      expect((await seen(author)).map(([text]) => text)).toEqual([ours.body.text]);
      await send(author, `practice-comments/${said.body.id}/remove`).then(({ status }) => expect(status).toBe(404));
      await join(leaver, true);
      expect(await seen(adopter)).toEqual(crossing);
    }
  });

  it('[network/order] order is kept by the council whose card it is; the author of a comment changes it and takes it back', async () => {
    const id = await shared();
    const say = async (text: string): Promise<string> =>
      (await send(adopter, `practices/${id}/comments`, { text })).body.id;
    const first = await say('It did nothing for us.');
    const edit = async (actor: Actor) =>
      (await (await app.as(actor)).put(`/api/practice-comments/${first}`).send({ text: 'It did little.' })).status;
    expect([await edit(author), await edit(partnerAdmin), await edit(adopter)]).toEqual([403, 403, 200]);
    const { body: former } = await (await app.as(author)).get(`/api/practice-comments/${first}/edits`).expect(200);
    expect(former).toMatchObject([{ html: '<p>It did nothing for us.</p>' }]);
    const reason = 'It is about another card.';
    const remove = async (actor: Actor, comment: string, why?: string) =>
      (await send(actor, `practice-comments/${comment}/remove`, { reason: why })).status;
    expect([await remove(partnerAdmin, first, reason), await remove(author, first, reason)]).toEqual([403, 403]);
    expect((await send(author, `practices/${id}/thanks`, { kind: 'useful', commentId: first })).status).toBe(403);
    expect(
      (await send(adopter, `practices/${id}/reports`, { about: { kind: 'comment', id: first }, reason })).status,
    ).toBe(404);
    expect(
      (await send(author, `practices/${id}/reports`, { about: { kind: 'comment', id: first }, reason })).status,
    ).toBe(204);
    const { body: reports } = await (await app.as(homeAdmin)).get('/api/practice-reports').expect(200);
    expect(reports).toMatchObject([{ said: { by: { unit: { name: 'Porthaven Council' } } } }]);
    expect(await remove(homeAdmin, first, reason)).toBe(204);
    const { body: notices } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain(reason);
    expect(await remove(adopter, await say('Said in haste.'))).toBe(204);
    expect((await pageOf(app, author, id)).comments).toEqual([]);
  });

  it('[network/reuse] a partner’s reuse brings the author 24, each in their own council, and taking back undoes both', async () => {
    const id = await shared();
    const begun = await send(adopter, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
    expect(begun.status).toBe(201);
    clock.pass(15 * DAY);
    const said = { outcome: 'kept', note: 'It works for our crews as well.', minutesSavedWeekly: 30 };
    expect((await send(adopter, `reuses/${begun.body.id}/record`, said)).body).toMatchObject({
      distance: 'other-organisation',
    });
    const points = async () => [await pointsByRule(app, author), await pointsByRule(app, adopter)];
    expect(await points()).toMatchObject([{ 'practice.reused': 24 }, { 'practice.tried': 8 }]);
    const [trail] = (await pageOf(app, author, id)).reuses;
    expect(trail).toMatchObject({ unit: { name: 'Porthaven Council' }, recordedBy: { name: 'Sam Okoro' } });
    expect((await pageOf(app, adopter, id)).reuses[0]!.unit.id).toBe(adopter.unitPath.at(-1));
    expect((await finds(author))[0].reusedBy).toBe(1);
    const { body: notices } = await (await app.as(author)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain('Porthaven Council');
    expect((await send(adopter, `reuses/${begun.body.id}/end`)).status).toBe(204);
    const [theirs, ours] = await points();
    expect(theirs).not.toHaveProperty(['practice.reused']);
    expect(ours).not.toHaveProperty(['practice.tried']);
  });

  it('[network/integrity] the database refuses a row under a partner’s card that nobody shared with the council', async () => {
    const id = await givenCard(app, author);
    const insert = app.database.query(
      `insert into practice_question (id, organisation_id, home_id, practice_id, asked_by, text, asked_at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Hello?', now())`,
      [adopter.organisationId, author.organisationId, id, adopter.memberId],
    );
    await expect(insert).rejects.toMatchObject({ constraint: 'practice_question_share' });
    const said = app.database.query(
      `insert into practice_comment (id, organisation_id, home_id, practice_id, by_id, text, at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Hello?', now())`,
      [adopter.organisationId, author.organisationId, id, adopter.memberId],
    );
    await expect(said).rejects.toMatchObject({ constraint: 'practice_comment_share' });
  });
});
