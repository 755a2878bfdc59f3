import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PracticeText } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import { cardText, givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given, post } from '../../testing/world.js';
import { DAY_MS } from '../../testing/given.js';

const [differently, costs, crews] = ['What would you do differently?', 'What does it cost you?', 'Do crews like it?'];
let author: Actor;
let writer: Actor;
let reader: Actor;
let id: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  const team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  writer = await given.member(team);
  reader = await given.member(await given.team(), { name: 'Dev Anand' });
  id = await givenCard(app, author, asking([differently, costs, crews]));
});

const asking = (openQuestions: string[]): Partial<PracticeText> => ({
  openQuestions,
  credits: [{ kind: 'member', memberId: writer.memberId }],
});
const save = async (actor: Actor, basedOn: number, openQuestions: string[]) =>
  (await app.as(actor))
    .put(`/api/practices/${id}/text`)
    .send({ basedOn, text: cardText(author, asking(openQuestions)) });
const questions = async (actor = reader) => (await pageOf(app, actor, id)).questions;
const placed = async () =>
  (await questions()).map(({ html, openPlace }) => [html.replaceAll(/<\/?p>/g, ''), openPlace]);
const find = async (text: string) => (await questions()).find(({ html }) => html.includes(text))!;
const answer = async (actor: Actor, text: string, words = 'Begin with one route.') =>
  (await post(actor, `practice-questions/${(await find(text)).id}/answers`, { text: words })).body.answers.at(-1)
    .id as string;

describe('what an author asks of readers', () => {
  it('[open-questions/card] stands on the published card in the author’s name, pays nothing, and waits for volunteers', async () => {
    expect(await placed()).toEqual([
      [differently, 1],
      [costs, 2],
      [crews, 3],
    ]);
    expect((await questions()).map(({ by }) => by.name)).toEqual(['Ffion Rees', 'Ffion Rees', 'Ffion Rees']);
    expect(await pointsByRule(app, author)).not.toHaveProperty('question.asked');
    const { body } = await (await app.as(reader)).get('/api/practice-questions/open').expect(200);
    expect(body.questions).toHaveLength(3);
    const draft = await (await app.as(author)).get(`/api/practices/${id}/text`).expect(200);
    expect(draft.body.text.openQuestions).toEqual([differently, costs, crews]);
  });

  it('[open-questions/refusals] three at most, each a whole question; a draft asks nobody; none is asked twice', async () => {
    expect((await save(author, 1, ['a', 'b', 'c', 'd'])).body.errors[0]).toMatchObject({
      field: 'text.openQuestions',
      code: 'too_big',
    });
    expect((await save(author, 1, ['Why?'])).body.errors[0]).toMatchObject({
      field: 'openQuestions.0',
      code: 'practice_needs_question',
    });
    expect((await save(author, 1, [costs, costs, ''])).status).toBe(200);
    expect(await placed()).toEqual([[costs, 1]]);
    const draft = await givenDraft(app, author, { openQuestions: [differently] });
    expect((await pageOf(app, author, draft)).questions).toEqual([]);
    const open = app.database.query(
      `insert into practice_question (id, organisation_id, practice_id, asked_by, text, asked_at, open_place)
       values (gen_random_uuid(), $1, $2, $3, 'A second first?', now(), 1)`,
      [author.organisationId, id, author.memberId],
    );
    await expect(open).rejects.toMatchObject({ constraint: 'practice_question_open_places' });
  });

  it('[open-questions/accept] a reader’s answer that helped pays them; never one’s own or a fellow writer’s', async () => {
    const theirs = await answer(reader, differently);
    const own = await answer(author, differently);
    const fellow = await answer(writer, differently);
    for (const each of [own, fellow])
      expect((await post(author, `practice-answers/${each}/accept`)).body.code).toBe('not_allowed');
    expect((await post(writer, `practice-answers/${theirs}/accept`)).body.code).toBe('not_allowed');
    expect((await post(author, `practice-answers/${theirs}/accept`)).status).toBe(200);
    expect(await pointsByRule(app, reader)).toMatchObject({ 'answer.accepted': 6 });
    for (const actor of [author, writer]) expect(await pointsByRule(app, actor)).not.toHaveProperty('answer.accepted');
  });

  it('[open-questions/change] changing the card moves and takes out; what was answered stays with its answers', async () => {
    const accepted = await answer(reader, differently);
    await post(author, `practice-answers/${accepted}/accept`);
    const { id: first } = await find(differently);
    expect((await post(author, `practice-questions/${(await find(costs)).id}/take-back`)).body.code).toBe(
      'not_in_this_state',
    );
    expect((await save(writer, 1, [crews, costs])).status).toBe(200);
    expect(Object.fromEntries(await placed())).toEqual({ [crews]: 1, [costs]: 2, [differently]: null });
    expect((await save(author, 2, [costs])).status).toBe(200);
    expect(Object.fromEntries(await placed())).toEqual({ [costs]: 1, [differently]: null });
    expect((await find(differently)).id).toBe(first);
    expect(await pointsByRule(app, reader)).toMatchObject({ 'answer.accepted': 6 });
    expect((await find(costs)).by.name).toBe('Ffion Rees');
  });

  it('[open-questions/moderated] what a reviewer took away does not come back by saving again', async () => {
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    expect(
      (
        await post(reviewer, `practice-questions/${(await find(costs)).id}/take-back`, {
          reason: 'It names a resident.',
        })
      ).status,
    ).toBe(204);
    expect((await save(author, 1, [costs, crews])).status).toBe(200);
    expect(await placed()).toEqual([[crews, 2]]);
  });

  it('[open-questions/notice] the author hears once a day how many answers came, and never of their own', async () => {
    const notices = async () => {
      const { body } = await (await app.as(author)).get('/api/me/notices').expect(200);
      const told = body.notices as { kind: string; params: { count: number } }[];
      return told.filter(({ kind }) => /answer/.test(kind)).map(({ kind, params }) => `${kind} ${params.count}`);
    };
    await answer(author, differently);
    expect(await notices()).toEqual([]);
    await answer(reader, differently);
    await answer(writer, crews);
    expect(await notices()).toEqual(['open_answers 2']);
    clock.pass(DAY_MS);
    await answer(reader, costs);
    expect(await notices()).toEqual(['open_answers 1', 'open_answers 2']);
  });
});
