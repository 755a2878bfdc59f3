import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { OpenQuestion } from '@guildhall/shared/work/practice-talk';
import { partnerPracticeTopic } from '@guildhall/shared/work/practices';
import type { Notice } from '@guildhall/shared/outbound/notices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { givenPicture } from '../../testing/given-pictures.js';
import { TestApp } from '../../testing/test-app.js';

const clock = new SetClock(TUESDAY);
const DAY = 24 * 60 * 60_000;
let app: TestApp;
let folder = '';
let home: Given;
let partner: Given;
let author: Actor;
let homeAdmin: Actor;
let partnerAdmin: Actor;
let adopter: Actor;
let outsider: Actor;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guildhall-network-'));
  app = await TestApp.start({ clock, env: { MEDIA_DIR: folder } });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});
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
const send = async (actor: Actor, to: string, body: object = {}) => (await app.as(actor)).post(`/api/${to}`).send(body);
const finds = async (actor: Actor, query = '') =>
  (await (await app.as(actor)).get(`/api/practices?${query}`).expect(200)).body.entries;
const opens = async (actor: Actor, id: string) => (await (await app.as(actor)).get(`/api/practices/${id}`)).status;

async function sendPicture(actor: Actor): Promise<string> {
  const request = (await app.as(actor)).post('/api/media').field({ alt: 'The map' });
  const file = { filename: 'map.png', contentType: 'image/png' };
  return (await request.attach('file', await givenPicture(30, 20).png(), file)).body.id;
}

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
    for (const path of ['edit', 'widen', 'retire', 'hide', 'follow']) {
      expect(
        (await send(partnerAdmin, `practices/${id}/${path}`, { reason: 'Because.' })).status,
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

  it('[network/questions] a partner’s question waits where its card is, and leaving withdraws it and the partner’s answers', async () => {
    const id = await shared();
    const { body: asked } = await send(adopter, `practices/${id}/questions`, { text: 'Who keeps the map?' });
    const colleague = await home.member(await home.team());
    const { body: ours } = await send(colleague, `practices/${id}/questions`, { text: 'Did it take long?' });
    const waiting = async (actor: Actor) => {
      const { body } = await (await app.as(actor)).get('/api/practice-questions/open').expect(200);
      return body.questions.map((question: OpenQuestion) => [question.id, question.by.unit?.name]);
    };
    const sams = [asked.id, 'Porthaven Council'];
    expect(await waiting(author)).toEqual([[ours.id, expect.not.stringContaining('Porthaven')], sams]);
    expect(await waiting(partnerAdmin)).toEqual([[asked.id, expect.not.stringContaining('Porthaven')]]);
    const { body: answered } = await send(adopter, `practice-questions/${ours.id}/answers`, {
      text: 'A week, with us.',
    });

    const page = async () =>
      (await pageOf(app, author, id)).questions.map(({ id: one, answers }) => [one, answers.length]);
    const both = [
      [asked.id, 0],
      [ours.id, 1],
    ];
    expect(await page()).toEqual(both);
    for (const leaver of [homeAdmin, partnerAdmin]) {
      await join(leaver, false);
      expect(await page()).toEqual([[ours.id, 0]]);
      expect((await finds(author))[0].questions).toBe(1);
      expect((await waiting(author)).map(([question]: string[]) => question)).toEqual([ours.id]);
      const answer = { text: 'The desk does.' };
      expect((await send(author, `practice-questions/${asked.id}/answers`, answer)).status).toBe(404);
      expect((await send(colleague, `practice-answers/${answered.answers[0].id}/accept`)).status).toBe(404);
      await join(leaver, true);
      expect(await page()).toEqual(both);
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
    const report = async (actor: Actor) =>
      (await send(actor, `practices/${id}/reports`, { about: { kind: 'comment', id: first }, reason })).status;
    expect([await report(adopter), await report(author), await report(partnerAdmin)]).toEqual([403, 204, 204]);
    const { body: reports } = await (await app.as(homeAdmin)).get('/api/practice-reports').expect(200);
    const said = { said: { by: { unit: { name: 'Porthaven Council' } } } };
    expect(reports).toMatchObject([said, { ...said, by: { unit: { name: 'Porthaven Council' } } }]);
    expect((await (await app.as(partnerAdmin)).get('/api/practice-reports').expect(200)).body).toEqual([]);
    expect(
      (await send(partnerAdmin, `practice-reports/${reports[0].id}/decide`, { decision: 'hide', reason })).status,
    ).toBe(404);
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

  it('[network/named-news] whoever hears of a partner’s words hears their council, in either language', async () => {
    const id = await shared();
    await app.database.query(`update organisation set name_cy = 'Cyngor Porthafan' where id = $1`, [
      partner.organisationId,
    ]);
    const { body: said } = await send(adopter, `practices/${id}/comments`, { text: 'Our crews liked it.' });
    await send(author, `practices/${id}/comments`, { text: 'Good to hear.', replyTo: said.id });
    const { body: asked } = await send(adopter, `practices/${id}/questions`, { text: 'Who keeps the map?' });
    const { body: answered } = await send(author, `practice-questions/${asked.id}/answers`, { text: 'The desk does.' });
    await send(adopter, `practice-answers/${answered.answers[0].id}/accept`);
    await send(adopter, `practices/${id}/thanks`, { kind: 'thanks', commentId: null, reason: 'It saved us a month.' });
    for (const { organisationId } of [author, adopter]) await app.engineDone(organisationId);
    const named = async (actor: Actor) => {
      const { body } = await (await app.as(actor)).get('/api/me/notices').expect(200);
      return Object.fromEntries(body.notices.map(({ kind, params }: Notice) => [kind, params.name]));
    };
    const sam = { en: 'Sam Okoro (Porthaven Council)', cy: 'Sam Okoro (Cyngor Porthafan)' };
    expect(await named(author)).toMatchObject({ commented: sam, question: sam, answer_accepted: sam, thanked: sam });
    const ffion = { en: 'Ffion Rees (Brackenshire)' };
    expect(await named(adopter)).toMatchObject({ replied: ffion, answered: ffion });
  });

  it('[network/begun-here] the card’s own council begins a thread for partners when it says so, and only then', async () => {
    const id = await shared();
    const words = { text: 'Who of you has tried it on boats?' };
    const { body: begun, status } = await send(author, `practices/${id}/comments`, { ...words, partners: true });
    expect([status, begun.partners]).toEqual([201, true]);
    await send(author, `practices/${id}/comments`, { text: 'And this is ours.' });
    const seen = async (actor: Actor) => (await pageOf(app, actor, id)).comments.map(({ text }) => text);
    expect(await seen(adopter)).toEqual([words.text]);
    const reply = { text: 'We have, twice.', replyTo: begun.id };
    expect((await send(adopter, `practices/${id}/comments`, reply)).body).toMatchObject({ partners: true });
    expect(await seen(author)).toEqual([words.text, 'And this is ours.', reply.text]);
    await join(homeAdmin, false);
    expect(await seen(author)).toEqual([words.text, 'And this is ours.']);
    const council = await givenCard(app, author);
    expect((await send(author, `practices/${council}/comments`, { ...words, partners: true })).status).toBe(409);
  });

  it('[network/thanks] partners thank for a card and are thanked for a comment; each council reads its own part', async () => {
    const id = await shared();
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    const thank = (actor: Actor, reason: string, commentId: string | null = null) =>
      send(actor, `practices/${id}/thanks`, { kind: 'thanks', commentId, reason });
    await thank(colleague, 'It helped our own desk.');
    const given = await thank(adopter, 'It saved us a month.');
    expect(given.body).toMatchObject({
      by: { name: 'Sam Okoro' },
      to: { name: 'Ffion Rees', unit: { name: 'Brackenshire' } },
    });
    expect((await thank(adopter, 'Said once more.')).status).toBe(409);
    const { body: said } = await send(adopter, `practices/${id}/comments`, { text: 'Mind the tides.' });
    expect((await thank(author, 'Nobody else thought of tides.', said.id)).status).toBe(201);
    const read = async (actor: Actor) => (await pageOf(app, actor, id)).thanks.map(({ reason }) => reason);
    const across = ['It saved us a month.', 'Nobody else thought of tides.'];
    expect(await read(author)).toEqual(['It helped our own desk.', ...across]);
    expect(await read(adopter)).toEqual(across);
    await join(partnerAdmin, false);
    expect(await read(author)).toEqual(['It helped our own desk.']);
    await join(partnerAdmin, true);
    expect((await send(adopter, `practice-thanks/${given.body.id}/take-back`)).status).toBe(204);
    expect(await read(adopter)).toEqual(across.slice(1));
    expect(await pointsByRule(app, author)).toEqual({ 'first.step': 15, 'practice.published': 10 });
  });

  it('[network/reports] a partner’s report is decided where the card is, and the reporter hears of it', async () => {
    const id = await shared();
    const reason = 'It names a resident.';
    const report = async (actor: Actor) =>
      (await send(actor, `practices/${id}/reports`, { about: null, reason })).status;
    expect((await pageOf(app, adopter, id)).own.may.report).toBe(true);
    expect([await report(adopter), await report(adopter), await report(outsider)]).toEqual([204, 409, 404]);
    const [waiting] = (await (await app.as(homeAdmin)).get('/api/practice-reports').expect(200)).body;
    expect(waiting).toMatchObject({ by: { name: 'Sam Okoro', unit: { name: 'Porthaven Council' } }, reason });
    const socket = await app.socket(adopter);
    expect(await app.watch(socket, partnerPracticeTopic.of(id))).toMatchObject({ ok: true, snapshot: {} });
    const ended = new Promise((done) => socket.once('live:ended', done));
    const decided = { decision: 'hide', reason: 'You are right, thank you.' };
    expect((await send(homeAdmin, `practice-reports/${waiting.id}/decide`, decided)).status).toBe(204);
    expect(await ended).toEqual({ topic: partnerPracticeTopic.of(id) });
    const { body } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(body.notices).toMatchObject([{ kind: 'report_hidden', link: { id: null } }]);
    expect(await opens(adopter, id)).toBe(404);
  });

  it('[network/live] a partner hears at once that the card moved on, and of what it reads itself; leaving ends the watch', async () => {
    const id = await shared();
    const topic = partnerPracticeTopic.of(id);
    const watching = async (actor: Actor) => (await app.watch(await app.socket(actor), topic)).ok;
    expect([await watching(author), await watching(outsider)]).toEqual([false, false]);
    const socket = await app.socket(adopter);
    const { version } = (await app.watch(socket, topic)) as { version: number };
    expect((await app.watch(socket, `presence:${topic}`)).ok).toBe(true);
    const heard = app.nextChange(socket, topic);
    await send(author, `practices/${id}/comments`, { text: 'Only for us: a secret.' });
    expect(await heard).toEqual({ topic, from: version, to: version + 1, change: {} });
    for (const leaver of [homeAdmin, partnerAdmin]) {
      const ended = new Promise((done) => socket.on('live:ended', (told) => told.topic === topic && done(told)));
      await join(leaver, false);
      await ended;
      expect(await watching(adopter)).toBe(false);
      await join(leaver, true);
      expect((await app.watch(socket, topic)).ok).toBe(true);
    }
    const ended = new Promise((done) => socket.on('live:ended', (told) => told.topic === topic && done(told)));
    expect((await send(author, `practices/${id}/unwiden`)).status).toBe(204);
    await ended;
  });

  it('[network/adapt] a partner adapts a card in its own council: source and council named, pictures its own, links left out', async () => {
    const id = await shared();
    const picture = await sendPicture(author);
    const text = (await (await app.as(author)).get(`/api/practices/${id}/text`)).body;
    const linked = await givenCard(app, author, { title: 'Another of ours' });
    const problem = `Look: ![The map](/media/${picture})`;
    const changed = { basedOn: text.textVersion, text: { ...text.text, problem, practices: [linked] }, note: '' };
    await (await app.as(author)).put(`/api/practices/${id}/text`).send(changed).expect(200);

    const { body, status } = await send(adopter, `practices/${id}/adapt`);
    expect(status).toBe(201);
    const draft = (await (await app.as(adopter)).get(`/api/practices/${body.id}/text`).expect(200)).body;
    const [own] = /[0-9a-f-]{36}/.exec(draft.text.problem)!;
    expect(own).not.toBe(picture);
    expect(draft.text).toMatchObject({ practices: [], guidance: [], whoToAsk: adopter.memberId, result: null });
    const published = { basedOn: 2, text: { ...draft.text, result: 'worked', howWeKnow: 'We counted as well.' } };
    await (
      await app.as(adopter)
    )
      .put(`/api/practices/${body.id}/text`)
      .send({ ...published, basedOn: 1 })
      .expect(200);
    await send(adopter, `practices/${body.id}/publish`, { basedOn: 2, audience: 'council' });
    await send(adopter, `practices/${body.id}/widen`, { audience: 'network' });
    const source = {
      title: 'One shared map for missed bins',
      author: { name: 'Ffion Rees', unit: { name: 'Brackenshire' } },
    };
    expect((await pageOf(app, adopter, body.id)).card.adaptedFrom).toMatchObject(source);
    const file = (await (await app.as(adopter)).get(`/api/practices/${body.id}/file?format=json`)).text;
    expect(JSON.parse(file).practices[0].adaptedFrom).toEqual({
      title: source.title,
      author: 'Ffion Rees',
      council: 'Brackenshire',
    });
    const trail = (await (await app.as(author)).get(`/api/practices/${id}/trail`)).body.adaptations;
    expect(trail).toMatchObject([{ id: body.id, unit: { name: 'Porthaven Council' } }]);

    await join(partnerAdmin, false);
    await (await app.as(adopter)).get(`/media/${picture}`).expect(404);
    await (await app.as(adopter)).get(`/media/${own}`).expect(200);
    const kept = (await pageOf(app, adopter, body.id)).card.adaptedFrom;
    expect(kept).toMatchObject({ title: null, author: { name: 'Ffion Rees', unit: { name: 'Brackenshire' } } });
    expect((await send(adopter, `practices/${id}/adapt`)).status).toBe(404);
  });

  it('[network/nothing-else] whatever state the card and the councils are in, no way in gives away more than the card', async () => {
    const id = await shared();
    const third = await Given.organisation(app.database);
    const thirdAdmin = await third.member(await third.team(), { grants: [{ role: 'admin', unitId: null }] });
    await join(thirdAdmin, true);
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    const linked = await givenCard(app, author, { title: 'HOME linked title' });
    const text = (await (await app.as(author)).get(`/api/practices/${id}/text`)).body;
    const changed = {
      basedOn: text.textVersion,
      text: { ...text.text, title: 'Quayside signs', practices: [linked] },
      note: '',
    };
    await (await app.as(author)).put(`/api/practices/${id}/text`).send(changed).expect(200);
    const say = async (actor: Actor, words: string, more: object = {}): Promise<string> =>
      (await send(actor, `practices/${id}/comments`, { text: words, ...more })).body.id;
    const ours = await say(author, 'HOME comment');
    await say(colleague, 'HOME reply', { replyTo: ours });
    await (await app.as(author)).put(`/api/practice-comments/${ours}`).send({ text: 'HOME comment, said better' });
    await say(author, 'BOTH begun for partners', { partners: true });
    await say(adopter, 'BOTH begun by partner');
    await say(thirdAdmin, 'BOTH begun by third');
    const thank = (actor: Actor, reason: string) =>
      send(actor, `practices/${id}/thanks`, { kind: 'thanks', commentId: null, reason });
    const report = (actor: Actor, reason: string) => send(actor, `practices/${id}/reports`, { about: null, reason });
    for (const [actor, whose] of [
      [colleague, 'HOME'],
      [adopter, 'PARTNER'],
      [thirdAdmin, 'THIRD'],
    ] as const) {
      expect((await thank(actor, `${whose} thanks`)).status).toBe(201);
      expect((await report(actor, `REPORT of ${whose}`)).status).toBe(204);
      await send(actor, `practices/${id}/questions`, { text: 'BOTH asked' });
      const reuse = await send(actor, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
      clock.set(new Date(TUESDAY.getTime() + 15 * DAY));
      const record = { outcome: 'kept', note: `${whose} reuse note`, minutesSavedWeekly: 30 };
      expect((await send(actor, `reuses/${reuse.body.id}/record`, record)).status).toBe(200);
      clock.set(TUESDAY);
    }
    clock.set(new Date(TUESDAY.getTime() + 16 * DAY));
    for (const { organisationId } of [author, adopter, thirdAdmin]) await app.engineDone(organisationId);
    const units = await app.database.query<{ id: string }>(`select id from unit where organisation_id = $1`, [
      home.organisationId,
    ]);
    const foreign = ['HOME', 'THIRD reuse', 'THIRD thanks', 'REPORT', linked, ...units.map((unit) => unit.id)];
    const words = ['Quayside', 'BOTH', 'PARTNER thanks', 'PARTNER reuse'];
    // One's own deeds are told in one's own council whatever becomes of the card, so notices are held apart.
    const ways = [
      `practices/${id}`,
      `practices/${id}/revisions`,
      `practices/${id}/trail`,
      `practices/${id}/file?format=json`,
      'practices?sort=newest',
      'practices?search=quayside',
      'practices/filters',
      'practice-files?format=json',
      'practices/similar?title=Signs%20for%20the%20quayside',
      'practice-questions/open',
      'practice-reports',
    ];
    const everything = async (reader: Actor, paths: string[]) => {
      const http = await app.as(reader);
      const told: string[] = [];
      for (const each of paths) told.push(`${each} ${(await http.get(`/api/${each}`)).text}`);
      return told.join();
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('network', 'network', 'council', 'team', 'me'),
        fc.constantFrom('published', 'published', 'retired', 'hidden'),
        fc.boolean(),
        fc.boolean(),
        async (audience, state, homeIn, partnerIn) => {
          const closed = state === 'published' ? null : clock.now();
          await app.database.query(
            `update practice set audience = $2, state = $3, closed_at = $4, closed_by = case when $4::timestamptz is not null then author_id end,
               closed_reason = case when $4::timestamptz is not null then 'HOME reason' end where id = $1`,
            [id, audience, state, closed],
          );
          await join(homeAdmin, homeIn);
          await join(partnerAdmin, partnerIn);
          const reaches = audience === 'network' && state === 'published' && homeIn && partnerIn;
          const read = await everything(adopter, ways);
          for (const secret of foreign) expect([secret, read.includes(secret)]).toEqual([secret, false]);
          for (const word of words) expect([word, read.includes(word)]).toEqual([word, reaches]);
          const notices = await everything(adopter, ['me/notices', 'start-here', 'insight/measures']);
          for (const secret of foreign) expect([secret, notices.includes(secret)]).toEqual([secret, false]);
        },
      ),
      {
        seed: 1,
        numRuns: 8,
        examples: [
          ['network', 'published', true, true],
          ['network', 'published', false, true],
        ],
      },
    );
    const nobody = await everything(outsider, [...ways, 'me/notices', 'start-here', 'insight/measures']);
    for (const secret of [...foreign, ...words]) expect([secret, nobody.includes(secret)]).toEqual([secret, false]);
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
