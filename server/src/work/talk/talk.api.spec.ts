import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { Comment, OpenQuestionList } from '@guildhall/shared/work/practice-talk';
import type { PracticeChange } from '@guildhall/shared/work/practices';
import { practiceTopic } from '@guildhall/shared/work/practices';

import { Notify } from '../../activity/notify.js';
import type { LoggedActivity } from '../../game/engine/batch.js';
import { workNews } from '../../outbound/notifications/work-news.js';
import type { Actor } from '../../platform/actor.js';
import { Given } from '../../testing/given.js';
import { cardText, givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given, post } from '../../testing/world.js';

let author: Actor;
let dev: Actor;
let mair: Actor;
let reviewer: Actor;
let card: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  author = await given.member(await given.team(), { name: 'Ffion Rees' });
  dev = await given.member(await given.team(), { name: 'Dev Anand' });
  mair = await given.member(await given.team(), { name: 'Mair Ellis' });
  reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
  card = await givenCard(app, author);
});

const say = async (actor: Actor, text: string, more: object = {}, on = card) =>
  post(actor, `practices/${on}/comments`, { text, ...more });
const said = async (actor: Actor, text: string, more: object = {}): Promise<Comment> =>
  (await say(actor, text, more)).body;
const edit = async (actor: Actor, id: string, text: string, mentions: string[] = []) =>
  (await app.as(actor)).put(`/api/practice-comments/${id}`).send({ text, mentions });
const comments = async (actor: Actor) => (await pageOf(app, actor, card)).comments;
const notices = async (actor: Actor) => {
  await app.engineDone(given.organisationId);
  const { body } = await (await app.as(actor)).get('/api/me/notices').expect(200);
  const told = (body as Notices).notices.filter(({ kind }) => kind !== 'first');
  return told.map(({ kind, params }) => ({ kind, ...params })).toReversed();
};

describe('comments under a card', () => {
  it('[comments/threads] stand in threads, are heard live, and tell each person once of what concerns them most', async () => {
    const socket = await app.socket(author);
    await app.watch(socket, practiceTopic.of(card));
    const heard = app.nextChange(socket, practiceTopic.of(card));
    const first = await said(dev, 'Does it work **by radio**?');
    expect(((await heard).change as PracticeChange).comments).toMatchObject([
      { id: first.id, by: { name: 'Dev Anand' } },
    ]);
    expect(first).toMatchObject({
      html: '<p>Does it work <strong>by radio</strong>?</p>',
      parentId: null,
      editedAt: null,
    });
    const reply = await said(mair, 'It does. @Ffion Rees knows more.', {
      replyTo: first.id,
      mentions: [author.memberId],
    });
    expect(reply).toMatchObject({ parentId: first.id, mentions: [{ id: author.memberId, name: 'Ffion Rees' }] });
    expect(reply.html).toContain('<strong>@Ffion Rees</strong>');
    const deeper = await said(author, 'Yes.', { replyTo: reply.id });
    expect(deeper.parentId).toBe(first.id);
    expect((await comments(dev)).map(({ id }) => id)).toEqual([first.id, reply.id, deeper.id]);
    expect(await notices(author)).toMatchObject([
      { kind: 'commented', name: 'Dev Anand', text: 'Does it work by radio?' },
      { kind: 'mentioned', name: 'Mair Ellis' },
    ]);
    expect(await notices(dev)).toMatchObject([
      { kind: 'replied', name: 'Mair Ellis' },
      { kind: 'replied', name: 'Ffion Rees' },
    ]);
    expect(await pointsByRule(app, dev)).toEqual({});
  });

  it('[comments/mentions] tell only those whose name stands in the text, of this organisation, and never oneself', async () => {
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    const mentions = [dev.memberId, mair.memberId, stranger.memberId];
    const comment = await said(dev, `Thanks @Dev Anand and @${stranger.name}`, { mentions });
    expect(comment.mentions).toEqual([{ id: dev.memberId, name: 'Dev Anand' }]);
    for (const actor of [dev, mair]) expect(await notices(actor)).toEqual([]);
    await edit(dev, comment.id, 'Thanks @Mair Ellis', [mair.memberId]);
    await edit(dev, comment.id, 'Thanks, @Mair Ellis', [mair.memberId]);
    expect(await notices(mair)).toMatchObject([{ kind: 'mentioned' }]);
  });

  it('[comments/audience] nobody is told of a card that does not reach them, whoever mentions them', async () => {
    const friend = await given.member({ id: author.unitPath.at(-1)!, path: author.unitPath });
    const close = await givenCard(app, author, {}, 'team');
    const mentions = [dev.memberId, friend.memberId];
    await say(author, 'See this, @Dev Anand and @' + friend.name, { mentions }, close);
    expect(await notices(dev)).toEqual([]);
    expect(await notices(friend)).toMatchObject([{ kind: 'mentioned' }]);
    expect((await say(dev, 'Let me in', {}, close)).status).toBe(404);
    const offer = await post(author, `practices/${close}/hand-over`, { to: dev.memberId });
    expect(offer.body.errors[0]).toMatchObject({ field: 'to', code: 'unknown_person' });
  });

  it('[comments/edit] is its author’s, keeps what it said before, and says that it was changed', async () => {
    const { id } = await said(dev, 'Three days.');
    expect((await edit(author, id, 'No.')).status).toBe(403);
    expect((await edit(dev, id, '  ')).body.errors[0]).toMatchObject({ field: 'text' });
    clock.pass(60_000);
    expect((await edit(dev, id, 'Two days.')).body).toMatchObject({ html: '<p>Two days.</p>', text: 'Two days.' });
    const [shown] = await comments(mair);
    expect(shown!.editedAt).toBe(clock.now().toISOString());
    const former = await (await app.as(mair)).get(`/api/practice-comments/${id}/edits`).expect(200);
    expect(former.body).toEqual([{ html: '<p>Three days.</p>', until: clock.now().toISOString() }]);
    await expect(app.database.query(`delete from practice_comment_edit where comment_id = $1`, [id])).rejects.toThrow();
  });

  it('[comments/remove] by its author at once; by a reviewer with a reason that the author reads; replies stay', async () => {
    const root = await said(dev, 'Off the point.');
    const reply = await said(mair, 'A fair question, though.', { replyTo: root.id });
    expect((await post(mair, `practice-comments/${root.id}/remove`)).status).toBe(403);
    expect((await post(reviewer, `practice-comments/${root.id}/remove`)).body.errors[0]).toMatchObject({
      field: 'reason',
    });
    expect(
      (await post(reviewer, `practice-comments/${root.id}/remove`, { reason: 'It names a resident.' })).status,
    ).toBe(204);
    expect(await comments(author)).toMatchObject([
      { id: root.id, gone: 'removed', html: '', text: '', mentions: [] },
      { id: reply.id },
    ]);
    expect(await notices(dev)).toMatchObject([
      { kind: 'replied' },
      { kind: 'comment_removed', reason: 'It names a resident.' },
    ]);
    expect((await edit(dev, root.id, 'Again')).status).toBe(404);
    expect((await (await app.as(dev)).get(`/api/practice-comments/${root.id}/edits`)).status).toBe(404);
    expect((await post(mair, `practice-comments/${reply.id}/remove`)).status).toBe(204);
    expect(await comments(author)).toEqual([]);
    expect((await post(mair, `practice-comments/${reply.id}/remove`)).status).toBe(404);
  });

  it('[comments/script] what is pasted or stored never runs', async () => {
    const bad =
      '<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script> ![p](https://elsewhere.example/p.png)';
    const { id, html } = await said(dev, bad);
    expect(html).not.toMatch(/<(img|script)|href="javascript/);
    const evil = await given.member(await given.team(), { name: '<b onclick=x>Eve](javascript:1)' });
    const named = await said(evil, `@${evil.name} said`, { mentions: [evil.memberId] });
    expect(named.html).not.toMatch(/<b|href/);
    await edit(dev, id, 'Good.');
    const former = await (await app.as(mair)).get(`/api/practice-comments/${id}/edits`).expect(200);
    expect(JSON.stringify(former.body)).not.toMatch(/<(img|script)|href=\\"javascript/);
  });

  it('[comments/refusals] not on a draft or a retired card, not in another card’s thread, not from outside', async () => {
    expect((await say(dev, 'Hello', {}, await givenDraft(app, author))).status).toBe(404);
    const elsewhere = await givenCard(app, author);
    const { body } = await say(dev, 'Over there', {}, elsewhere);
    expect((await say(dev, 'Mixed up', { replyTo: body.id })).status).toBe(404);
    const other = await Given.organisation(app.database);
    const stranger = await other.member(await other.team());
    expect((await say(stranger, 'Hello')).status).toBe(404);
    expect((await edit(stranger, body.id, 'Hello')).status).toBe(404);
    await post(author, `practices/${card}/retire`, { reason: 'Out of date' });
    expect((await say(author, 'One more thing')).body.code).toBe('not_in_this_state');
    expect((await pageOf(app, author, card)).own.may.comment).toBe(false);
  });
});

describe('thanks', () => {
  it('[thanks/reason] reach the author with what they are for, once, and pay nothing', async () => {
    const reason = 'Our crews stopped ringing twice.';
    const { body } = await post(dev, `practices/${card}/thanks`, { kind: 'thanks', commentId: null, reason });
    expect(body).toMatchObject({ kind: 'thanks', to: { name: 'Ffion Rees' }, reason });
    await post(dev, `practices/${card}/thanks`, { kind: 'useful', commentId: null });
    const again = await post(dev, `practices/${card}/thanks`, { kind: 'useful', commentId: null });
    expect(again.body.code).toBe('already_done');
    const page = await pageOf(app, mair, card);
    expect(page.thanks.map(({ kind, by }) => [kind, by.name])).toEqual([
      ['thanks', 'Dev Anand'],
      ['useful', 'Dev Anand'],
    ]);
    expect(await notices(author)).toMatchObject([{ kind: 'thanked', reason }]);
    expect((await post(mair, `practice-thanks/${body.id}/take-back`)).status).toBe(404);
    expect((await post(dev, `practice-thanks/${body.id}/take-back`)).status).toBe(204);
    expect((await pageOf(app, mair, card)).thanks).toHaveLength(1);
    expect(await pointsByRule(app, dev)).toEqual({});
  });

  it('[thanks/never-oneself] are for others: not for one’s own card or comment, not even in the database', async () => {
    const comment = await said(dev, 'We saw the same.');
    expect((await post(author, `practices/${card}/thanks`, { kind: 'useful', commentId: null })).status).toBe(403);
    expect((await post(dev, `practices/${card}/thanks`, { kind: 'useful', commentId: comment.id })).status).toBe(403);
    const { body } = await post(author, `practices/${card}/thanks`, { kind: 'useful', commentId: comment.id });
    expect(body).toMatchObject({ commentId: comment.id, to: { name: 'Dev Anand' } });
    await expect(
      app.database.query(`update practice_thanks set by_id = to_id where id = $1`, [body.id]),
    ).rejects.toThrow('practice_thanks_never_oneself');
    const short = await post(mair, `practices/${card}/thanks`, { kind: 'thanks', commentId: null, reason: 'Ta' });
    expect(short.status).toBe(400);
    await post(dev, `practice-comments/${comment.id}/remove`);
    expect((await pageOf(app, mair, card)).thanks).toEqual([]);
  });
});

describe('following and being told', () => {
  it('[follow] followers hear of a new text and of answers until they stop; who asked and who keeps the card hear too', async () => {
    for (const _ of [1, 2]) expect((await post(dev, `practices/${card}/follow`)).status).toBe(204);
    expect((await pageOf(app, dev, card)).own.follows).toBe(true);
    const ask = (actor: Actor) => post(actor, `practices/${card}/questions`, { text: 'Did the crews mind?' });
    const { body: question } = await ask(mair);
    await ask(mair);
    const answer = (await post(author, `practice-questions/${question.id}/answers`, { text: 'No.' })).body.answers[0];
    const http = await app.as(author);
    const text = cardText(author, { title: 'One map' });
    await http.put(`/api/practices/${card}/text`).send({ basedOn: 1, text }).expect(200);
    await post(mair, `practice-answers/${answer.id}/accept`);
    expect(await notices(dev)).toMatchObject([
      { kind: 'followed_answer', name: 'Ffion Rees' },
      { kind: 'revised', title: 'One map' },
    ]);
    expect(await notices(mair)).toMatchObject([{ kind: 'answered', name: 'Ffion Rees' }]);
    expect(await notices(author)).toMatchObject([
      { kind: 'question', count: 2, question: 'Did the crews mind?' },
      { kind: 'answer_accepted', name: 'Mair Ellis' },
    ]);
    await (await app.as(dev)).delete(`/api/practices/${card}/follow`).expect(204);
    await http
      .put(`/api/practices/${card}/text`)
      .send({ basedOn: 2, text: cardText(author) })
      .expect(200);
    expect(await notices(dev)).toHaveLength(2);
    expect((await post(dev, `practices/${await givenDraft(app, author)}/follow`)).status).toBe(404);
  });

  it('[told/order] what is found all at once is told in the order in which it happened', async () => {
    const ask = (text: string) => post(mair, `practices/${card}/questions`, { text });
    const { body: question } = await ask('Did the crews mind?');
    const answered = await post(author, `practice-questions/${question.id}/answers`, { text: 'No.' });
    await post(mair, `practice-answers/${answered.body.answers[0].id}/accept`);
    clock.pass(1000);
    await ask('Is it on paper?');
    const { organisationId } = given;
    const fresh = await app.database.query<LoggedActivity>(
      'select id, kind from activity where organisation_id = $1 order by id',
      [organisationId],
    );
    const [accepted, asked, ...others] = await workNews(app.database, { organisationId, fresh });
    expect([accepted, asked, others]).toMatchObject([
      { kind: 'answer_accepted', params: { name: 'Mair Ellis' } },
      { kind: 'question', params: { count: 2, question: 'Is it on paper?' } },
      [],
    ]);
    const told = [asked!, accepted!].map((news) => ({ ...news, to: [dev.memberId] }));
    await app.database.transaction({}, (tx) => app.get(Notify).tell(tx, ...told));
    expect((await notices(dev)).map(({ kind }) => kind)).toEqual(['question', 'answer_accepted']);
  });

  it('[questions/open] lists what nobody has answered, by tag and department, page by page, without one’s own', async () => {
    const other = await givenCard(app, mair, { tags: ['rota'] });
    const { body: first } = await post(dev, `practices/${card}/questions`, { text: 'Which map is it?' });
    clock.pass(1000);
    await post(dev, `practices/${other}/questions`, { text: 'Who keeps the rota?' });
    const open = async (actor: Actor, query = '') =>
      ((await (await app.as(actor)).get(`/api/practice-questions/open${query}`).expect(200)).body as OpenQuestionList)
        .questions;
    expect((await open(reviewer)).map(({ html }) => html)).toEqual([
      '<p>Who keeps the rota?</p>',
      '<p>Which map is it?</p>',
    ]);
    expect(await open(dev)).toEqual([]);
    expect(await open(reviewer, '?tag=rota')).toMatchObject([{ card: { id: other } }]);
    expect(await open(reviewer, `?unit=${author.unitPath[1]}`)).toMatchObject([{ id: first.id }]);
    expect(await open(reviewer, `?after=${(await open(reviewer))[0]!.id}`)).toMatchObject([{ id: first.id }]);
    await post(reviewer, `practice-questions/${first.id}/answers`, { text: 'The one in the yard.' });
    expect(await open(reviewer)).toMatchObject([{ card: { id: other } }]);
    const stranger = await Given.organisation(app.database);
    expect(await open(await stranger.member(await stranger.team()))).toEqual([]);
  });
});
