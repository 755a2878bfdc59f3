import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import {
  admin,
  author,
  card,
  dev,
  eachTestHasACard,
  mair,
  notices,
  reports,
  reviewer,
  save,
  trail,
} from '../../testing/care-world.js';
import { DAY_MS } from '../../testing/given.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, given, post } from '../../testing/world.js';

eachTestHasACard();

describe('reports', () => {
  it('[reports/hide] a card hidden for a report takes back what it brought its author, and showing it brings that anew', async () => {
    expect(await pointsByRule(app, author)).toHaveProperty(['practice.published']);
    const before = await pointsByRule(app, author);
    expect((await post(author, `practices/${card}/reports`, { reason: 'My own' })).status).toBe(403);
    expect((await post(dev, `practices/${card}/reports`, { reason: 'x' })).body.errors[0]).toMatchObject({
      field: 'reason',
    });
    for (const actor of [dev, mair]) {
      expect((await post(actor, `practices/${card}/reports`, { reason: 'It names a resident.' })).status).toBe(204);
    }
    expect((await post(dev, `practices/${card}/reports`, { reason: 'Once more' })).body.code).toBe('already_done');
    for (const keeper of [reviewer, admin]) expect(await notices(keeper)).toHaveLength(2);
    await (await app.as(dev)).get('/api/practice-reports').expect(403);
    const [first, second] = await reports(reviewer);
    expect(first).toMatchObject({
      card: { id: card },
      said: null,
      by: { name: 'Dev Anand' },
      reason: 'It names a resident.',
    });
    const decision = { decision: 'hide', reason: 'A name has to come out first.' };
    expect((await post(dev, `practice-reports/${first!.id}/decide`, decision)).status).toBe(403);
    expect((await post(reviewer, `practice-reports/${first!.id}/decide`, decision)).status).toBe(204);
    expect((await post(reviewer, `practice-reports/${second!.id}/decide`, decision)).body.code).toBe('already_done');
    expect(await reports(reviewer)).toEqual([]);
    expect(await pointsByRule(app, author)).toEqual({});
    await (await app.as(dev)).get(`/api/practices/${card}`).expect(404);
    for (const actor of [dev, mair]) expect(await notices(actor)).toMatchObject([{ kind: 'report_hidden' }]);
    expect(await notices(author)).toMatchObject([{ kind: 'card_hidden', reason: decision.reason, name: 'Rhys' }]);
    const hidden = async () => (await (await app.as(reviewer)).get('/api/practices/hidden').expect(200)).body;
    await (await app.as(dev)).get('/api/practices/hidden').expect(403);
    expect(await hidden()).toMatchObject([{ id: card, by: { name: 'Rhys' }, reason: decision.reason, mendedAt: null }]);
    clock.pass(DAY_MS);
    expect((await save(author, 1, { title: 'One shared map' })).status).toBe(200);
    expect(await hidden()).toMatchObject([{ id: card, mendedAt: clock.now().toISOString() }]);
    expect((await notices(reviewer))[0]).toMatchObject({ kind: 'card_mended', name: 'Ffion Rees' });
    expect((await post(reviewer, `practices/${card}/show`)).body.errors[0]).toMatchObject({ field: 'reason' });
    expect((await post(reviewer, `practices/${card}/show`, { reason: 'The name is out.' })).status).toBe(204);
    expect(await hidden()).toEqual([]);
    expect((await notices(author))[0]).toMatchObject({ kind: 'card_shown', reason: 'The name is out.' });
    expect(await pointsByRule(app, author)).toEqual(before);
    expect((await trail()).map(({ action, reason }) => [action, reason])).toEqual([
      ['practice_shown', 'The name is out.'],
      ['practice_hidden', decision.reason],
    ]);
  });

  it('[reports/team] what is open to a team only is decided by the reviewer all the same', async () => {
    const mate = await given.member({ id: author.unitPath.at(-1)!, path: [...author.unitPath] });
    const own = await givenCard(app, author, {}, 'team');
    const { body: comment } = await post(mate, `practices/${own}/comments`, { text: 'Mr Hughes of Elm Row rang.' });
    await post(author, `practices/${own}/reports`, {
      about: { kind: 'comment', id: comment.id },
      reason: 'It names a resident.',
    });
    await post(mate, `practices/${own}/reports`, { reason: 'It names one, too.' });
    for (const { id } of await reports(reviewer)) {
      const decided = await post(reviewer, `practice-reports/${id}/decide`, { decision: 'hide', reason: 'No names.' });
      expect(decided.status).toBe(204);
    }
    expect(await pageOf(app, author, own)).toMatchObject({ card: { state: 'hidden' }, comments: [] });
  });

  it('[reports/comment] one comment is taken away with its reason; leaving it is told too', async () => {
    const { body: comment } = await post(mair, `practices/${card}/comments`, { text: 'Mr Hughes of Elm Row rang.' });
    const about = { about: { kind: 'comment', id: comment.id }, reason: 'It names a resident.' };
    expect((await post(mair, `practices/${card}/reports`, about)).status).toBe(403);
    expect((await post(dev, `practices/${await givenCard(app, dev)}/reports`, about)).status).toBe(404);
    await post(dev, `practices/${card}/reports`, about);
    const [report] = await reports(admin);
    expect(report!.said).toMatchObject({
      kind: 'comment',
      html: '<p>Mr Hughes of Elm Row rang.</p>',
      by: { name: 'Mair Ellis' },
    });
    await post(admin, `practice-reports/${report!.id}/decide`, { decision: 'hide', reason: 'No names, please.' });
    expect((await pageOf(app, dev, card)).comments).toEqual([]);
    expect(await notices(mair)).toMatchObject([{ kind: 'comment_removed', reason: 'No names, please.' }]);
    await post(dev, `practices/${card}/reports`, { reason: 'I do not like it.' });
    await post(reviewer, `practice-reports/${(await reports(reviewer))[0]!.id}/decide`, {
      decision: 'keep',
      reason: 'It is fair.',
    });
    expect(await notices(dev)).toMatchObject([
      { kind: 'report_kept', reason: 'It is fair.' },
      { kind: 'report_hidden' },
    ]);
    expect((await pageOf(app, dev, card)).card.state).toBe('published');
  });
});

describe('reports of what was asked and answered', () => {
  const say = async () => {
    const { body: question } = await post(dev, `practices/${card}/questions`, { text: 'Did Mr Hughes complain?' });
    const { body } = await post(mair, `practice-questions/${question.id}/answers`, { text: 'Yes, twice.' });
    const answer = body.answers[0].id as string;
    expect((await post(dev, `practice-answers/${answer}/accept`)).status).toBe(200);
    return { question: question.id as string, answer };
  };
  const report = (actor: Actor, kind: string, id: string, on = card) =>
    post(actor, `practices/${on}/reports`, { about: { kind, id }, reason: 'It is about a resident.' });
  const hide = async () =>
    post(reviewer, `practice-reports/${(await reports(reviewer))[0]!.id}/decide`, {
      decision: 'hide',
      reason: 'No names, please.',
    });

  it('[reports/answer] it is taken away with what it scored and with its reason; its writer reads it kindly', async () => {
    const { question, answer } = await say();
    expect((await report(mair, 'answer', answer)).status).toBe(403);
    expect((await report(author, 'answer', question)).status).toBe(404);
    expect((await report(author, 'answer', answer, await givenCard(app, dev))).status).toBe(404);
    for (const actor of [author, dev]) expect((await report(actor, 'answer', answer)).status).toBe(204);
    expect((await report(author, 'answer', answer)).body.code).toBe('already_done');
    expect((await report(author, 'question', question)).status).toBe(204);
    expect((await reports(reviewer))[0]!.said).toMatchObject({
      kind: 'answer',
      html: '<p>Yes, twice.</p>',
      by: { name: 'Mair Ellis' },
    });
    expect(await pointsByRule(app, mair)).toHaveProperty(['answer.accepted']);
    expect((await hide()).status).toBe(204);
    // Both reports of the answer are decided; that of the question waits.
    expect((await reports(reviewer)).map(({ said }) => said!.kind)).toEqual(['question']);
    expect((await pageOf(app, dev, card)).questions[0]!.answers).toEqual([]);
    expect(await pointsByRule(app, mair)).not.toHaveProperty(['answer.accepted']);
    expect((await notices(mair))[0]).toMatchObject({
      kind: 'answer_removed',
      reason: 'No names, please.',
      name: 'Rhys',
    });
    expect(await trail()).toMatchObject([
      { action: 'answer_removed', reason: 'No names, please.', target: { id: answer }, after: null },
    ]);
  });

  it('[reports/question] it goes with its answers and all that they scored; both writers read why', async () => {
    const { question, answer } = await say();
    expect((await report(dev, 'question', question)).status).toBe(403);
    await report(author, 'question', question);
    await report(author, 'answer', answer);
    expect((await hide()).status).toBe(204);
    expect((await pageOf(app, dev, card)).questions).toEqual([]);
    expect(await pointsByRule(app, dev)).not.toHaveProperty(['question.asked']);
    expect(await pointsByRule(app, mair)).not.toHaveProperty(['answer.accepted']);
    for (const [actor, kind] of [
      [dev, 'question_removed'],
      [mair, 'answer_removed'],
    ] as const) {
      expect((await notices(actor))[0]).toMatchObject({ kind, reason: 'No names, please.' });
    }
    expect(await trail()).toMatchObject([{ action: 'question_removed', reason: 'No names, please.' }]);
    // The answer is gone with its question: its own report can still be decided.
    expect((await hide()).status).toBe(204);
    expect(await trail()).toHaveLength(1);
  });

  it('[reports/reason] a reviewer says why, also without a report; who wrote it need not', async () => {
    const { question, answer } = await say();
    for (const path of [`practice-answers/${answer}`, `practice-questions/${question}`]) {
      expect((await post(reviewer, `${path}/take-back`)).body.errors).toMatchObject([
        { field: 'reason', code: 'needs_reason' },
      ]);
    }
    expect((await post(reviewer, `practice-answers/${answer}/take-back`, { reason: 'Off the point.' })).status).toBe(
      204,
    );
    expect((await post(dev, `practice-questions/${question}/take-back`)).status).toBe(204);
    expect(await trail()).toHaveLength(1);
  });
});
