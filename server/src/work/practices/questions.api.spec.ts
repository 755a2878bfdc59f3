import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PracticeChange } from '@guildhall/shared/work/practices';
import { practiceTopic } from '@guildhall/shared/work/practices';
import pg from 'pg';

import { Engine } from '../../game/engine/engine.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

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

describe('questions under a card', () => {
  const ask = async (actor: Actor, id: string, text = 'Did the crews mind?', key = newId()) =>
    (await app.as(actor)).post(`/api/practices/${id}/questions`).set('Idempotency-Key', key).send({ text });
  const answer = async (actor: Actor, questionId: string, text = 'No, they **asked** for it.') =>
    (await app.as(actor)).post(`/api/practice-questions/${questionId}/answers`).send({ text });
  const act = async (actor: Actor, answerId: string, deed: string) =>
    (await app.as(actor)).post(`/api/practice-answers/${answerId}/${deed}`).send({});

  it('[questions/answered] what is typed finds the same question answered: our own first ones, and colleagues’ (B12)', async () => {
    const id = await givenCard(app, author);
    const offered = async (text?: string, actor = adopter) => {
      const { body } = await (await app.as(actor)).get('/api/practice-questions/answered').query({ text }).expect(200);
      return body.map(({ question }: { question: string }) => question);
    };
    expect(await offered()).toEqual([
      'How do you find the time?',
      'How do you set this up?',
      'What tech do I need to get started?',
    ]);
    expect((await offered('how do I find the ti'))[0]).toBe('How do you find the time?');
    expect((await offered('Sut ydych chi’n sefydlu'))[0]).toBe('Sut ydych chi’n sefydlu hyn?');
    const asked = [
      await ask(adopter, id, 'Did the crews mind the earlier start?'),
      await ask(adopter, id, 'Did the crews moan?'),
    ];
    expect(await offered('did the crews mind')).toEqual([]);
    await answer(author, asked[0]!.body.id);
    expect(await offered('did the crews mind')).toEqual(['Did the crews mind the earlier start?']);
    expect(await offered('recycling of batteries')).toEqual([]);
    const { body } = await (
      await app.as(adopter)
    )
      .get('/api/practice-questions/answered')
      .query({ text: 'crews mind the earl' })
      .expect(200);
    expect(body).toMatchObject([{ answer: '<p>No, they <strong>asked</strong> for it.</p>', card: { id } }]);
    const elsewhere = await Given.organisation(app.database);
    expect(await offered('did the crews mind', await elsewhere.member(await elsewhere.team()))).toEqual([]);
  });

  it('[questions/tip] a question may ask for a tip, and is found among those without an answer as such (B34)', async () => {
    const id = await givenCard(app, author);
    const path = `/api/practices/${id}/questions`;
    await (
      await app.as(adopter)
    )
      .post(path)
      .send({ text: 'The video does not play. Any tips?', tip: true })
      .expect(201);
    await ask(adopter, id);
    expect((await page(author, id)).questions.map(({ tip }) => tip).sort()).toEqual([false, true]);
    const open = async (kind?: string) => {
      const { body } = await (await app.as(author)).get('/api/practice-questions/open').query({ kind }).expect(200);
      return body.questions.map(({ tip }: { tip: boolean }) => tip).sort();
    };
    expect([await open(), await open('tip'), await open('question')]).toEqual([[false, true], [true], [false]]);
  });

  it('[questions/scores] asking pays 3; the answer that helped pays 6, once who asked says so', async () => {
    const id = await givenCard(app, author);
    const { body: question } = await ask(adopter, id);
    expect(question).toMatchObject({ html: '<p>Did the crews mind?</p>', by: { name: 'Dev Anand' }, answers: [] });
    expect(question.by.unit.id).toBe(adopter.unitPath.at(-1));
    expect(await pointsOf(adopter)).toMatchObject({ 'question.asked': 3 });
    const { body: answered } = await answer(author, question.id);
    const [first] = answered.answers;
    expect(first).toMatchObject({ html: '<p>No, they <strong>asked</strong> for it.</p>', accepted: false });
    expect(await pointsOf(author)).not.toHaveProperty('answer.accepted');
    expect((await act(author, first.id, 'accept')).status).toBe(403);
    expect((await act(adopter, first.id, 'accept')).body.answers[0].accepted).toBe(true);
    expect(await pointsOf(author)).toMatchObject({ 'answer.accepted': 6 });
    const second = (await answer(author, question.id, 'And more.')).body.answers[1];
    expect((await act(adopter, second.id, 'accept')).body.code).toBe('already_done');
    expect((await act(author, first.id, 'unaccept')).status).toBe(403);
    await act(adopter, first.id, 'unaccept');
    expect((await act(adopter, first.id, 'unaccept')).body.code).toBe('not_in_this_state');
    expect(await pointsOf(author)).not.toHaveProperty('answer.accepted');
    expect((await act(adopter, first.id, 'accept')).status).toBe(200);
    expect(await pointsOf(author)).toMatchObject({ 'answer.accepted': 6 });
  });

  it('[questions/refusals] not under one’s own card, a draft or a retired one; not one’s own answer; never empty', async () => {
    const friend = await given.member(team);
    const id = await givenCard(app, author, { credits: [{ kind: 'member', memberId: friend.memberId }] });
    for (const own of [author, friend]) expect((await ask(own, id)).body.code).toBe('not_allowed');
    expect((await ask(adopter, await givenDraft(app, author))).status).toBe(404);
    expect((await ask(adopter, newId())).status).toBe(404);
    expect((await ask(adopter, id, ' ?  ')).body.errors[0]).toMatchObject({ field: 'text', code: 'too_small' });
    const { body: question } = await ask(adopter, id);
    const { body } = await answer(adopter, question.id, 'I found out.');
    expect((await act(adopter, body.answers[0].id, 'accept')).status).toBe(403);
    expect((await answer(author, newId())).status).toBe(404);
    expect((await act(author, newId(), 'accept')).status).toBe(404);
    await (await app.as(author)).post(`/api/practices/${id}/retire`).send({ reason: 'Out of date' }).expect(204);
    expect((await ask(author, id)).status).toBe(403);
    expect((await answer(author, question.id)).body.code).toBe('not_in_this_state');
  });

  it('[questions/take-back] who asked takes back while nobody has answered; a reviewer at any time', async () => {
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const id = await givenCard(app, author);
    const { body: first } = await ask(adopter, id);
    const takeBack = async (actor: Actor, questionId: string) =>
      (await app.as(actor))
        .post(`/api/practice-questions/${questionId}/take-back`)
        .send(actor === reviewer ? { reason: 'Off the point.' } : {});
    expect((await takeBack(author, first.id)).status).toBe(403);
    expect((await takeBack(adopter, first.id)).status).toBe(204);
    expect((await takeBack(adopter, first.id)).status).toBe(404);
    expect(await pointsOf(adopter)).toEqual({});
    const { body: second } = await ask(adopter, id);
    const { body } = await answer(author, second.id);
    expect((await takeBack(adopter, second.id)).body.code).toBe('not_in_this_state');
    await act(adopter, body.answers[0].id, 'accept');
    expect((await act(adopter, body.answers[0].id, 'take-back')).status).toBe(403);
    expect((await act(author, body.answers[0].id, 'take-back')).status).toBe(204);
    expect((await act(author, body.answers[0].id, 'take-back')).status).toBe(404);
    expect(await pointsOf(author)).not.toHaveProperty('answer.accepted');
    await answer(author, second.id);
    expect((await takeBack(reviewer, second.id)).status).toBe(204);
    expect((await page(author, id)).questions).toEqual([]);
    expect(await pointsOf(adopter)).toEqual({});
  });

  it('[questions/once] repeats and twins are one question with one answer; the key of a refused one stays free', async () => {
    const id = await givenCard(app, author);
    const key = newId();
    const twins = await Promise.all(Array.from({ length: 8 }, () => ask(adopter, id, 'Did the crews mind?', key)));
    const [first, ...others] = twins.filter(({ headers }) => headers['idempotent-replay'] !== 'true');
    expect(others).toEqual([]);
    for (const { status, body } of twins) expect({ status, body }).toEqual({ status: 201, body: first!.body });
    expect((await page(adopter, id)).questions).toHaveLength(1);
    expect((await ask(adopter, id, 'Another question?', key)).body.code).toBe('key_reused');
    const draft = await givenDraft(app, author);
    const refused = newId();
    expect((await ask(adopter, draft, 'Is it there?', refused)).status).toBe(404);
    await (
      await app.as(author)
    )
      .post(`/api/practices/${draft}/publish`)
      .send({ basedOn: 1, audience: 'council' })
      .expect(200);
    expect((await ask(adopter, draft, 'Is it there?', refused)).status).toBe(201);
    await (await app.as(author)).post(`/api/practices/${id}/retire`).send({ reason: 'Out of date' }).expect(204);
    expect((await ask(adopter, id, 'Did the crews mind?', key)).body).toEqual(first!.body);
  });

  it('[questions/versions] fifty at once each take the next version, and a watcher holds them all', async () => {
    const id = await givenCard(app, author);
    const topic = practiceTopic.of(id);
    const socket = await app.socket(author);
    await app.watch(socket, topic);
    const held = new Set<string>();
    const all = app.nextChange(socket, topic, ({ change, to }) => {
      for (const question of (change as PracticeChange).questions ?? []) held.add(question.id);
      return to === 52 && held.size === 50;
    });
    const http = await app.as(adopter);
    await Promise.all(
      Array.from({ length: 50 }, (_, nth) =>
        http
          .post(`/api/practices/${id}/questions`)
          .send({ text: `Question ${nth}?` })
          .expect(201),
      ),
    );
    expect((await all).to).toBe(52);
    expect((await page(author, id)).version).toBe(52);
  });

  it.each([newId(), undefined])(
    '[questions/one-commit] asking is one statement and one commit (key %s)',
    async (key) => {
      const engine = app.get(Engine);
      await engine.stop();
      const id = await givenCard(app, author);
      const http = await app.as(adopter);
      await http.get(`/api/practices/${id}`).expect(200);
      const said = jest.spyOn(pg.Client.prototype, 'query');
      const request = http.post(`/api/practices/${id}/questions`);
      const { body } = await (key ? request.set('Idempotency-Key', key) : request)
        .send({ text: 'Did the crews mind?' })
        .expect(201);
      const statements = said.mock.calls.length;
      said.mockRestore();
      expect(statements).toBe(1);
      const commits = await app.database.query<{ xmin: string }>(
        `select distinct xmin::text from (
         select xmin from practice_version where practice_id = $1
         union all select xmin from practice_question where id = $2
         union all select xmin from activity where key = 'question.asked:' || $2::text
         union all select xmin from idempotency_key where key = $3) as written`,
        [id, body.id, key ?? ''],
      );
      expect(commits).toHaveLength(1);
      engine.start();
      expect(await pointsOf(adopter)).toMatchObject({ 'question.asked': 3 });
    },
  );
});
