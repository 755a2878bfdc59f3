import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { Report, RevisionChanges } from '@guildhall/shared/work/practice-care';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given } from '../../testing/given.js';
import { cardText, givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given, post } from '../../testing/world.js';
import { StillTrueJob } from './still-true.job.js';

let author: Actor;
let dev: Actor;
let mair: Actor;
let reviewer: Actor;
let admin: Actor;
let card: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  author = await given.member(await given.team(), { name: 'Ffion Rees' });
  dev = await given.member(await given.team(), { name: 'Dev Anand' });
  mair = await given.member(await given.team(), { name: 'Mair Ellis' });
  reviewer = await given.member(await given.team(), { name: 'Rhys', grants: [{ role: 'reviewer', unitId: null }] });
  admin = await given.member(await given.team(), { name: 'Ada', grants: [{ role: 'admin', unitId: null }] });
  card = await givenCard(app, author);
});

const save = async (actor: Actor, basedOn: number, changes: Parameters<typeof cardText>[1]) =>
  (await app.as(actor)).put(`/api/practices/${card}/text`).send({ basedOn, text: cardText(author, changes) });
const notices = async (actor: Actor) => {
  const { body } = await (await app.as(actor)).get('/api/me/notices').expect(200);
  return (body as Notices).notices
    .filter(({ kind }) => kind !== 'first')
    .map(({ kind, params }) => ({ kind, ...params }));
};
const trail = async (actor: Actor = admin, query = '') =>
  ((await (await app.as(actor)).get(`/api/audit${query}`).expect(200)).body as AuditTrail).events;
const reports = async (actor: Actor) =>
  (await (await app.as(actor)).get('/api/practice-reports').expect(200)).body as Report[];

describe('revisions', () => {
  it('[revisions/changes] are read word by word; going back makes a new one and loses nothing', async () => {
    await save(author, 1, { title: 'One shared map for bins' });
    const http = await app.as(dev);
    const { body } = await http.get(`/api/practices/${card}/revisions/2/changes`).expect(200);
    expect((body as RevisionChanges).parts).toMatchObject([
      { part: 'title', pieces: [{}, { kind: 'removed', text: 'missed ' }, {}] },
    ]);
    for (const none of [1, 3]) await http.get(`/api/practices/${card}/revisions/${none}/changes`).expect(404);
    const restore = (actor: Actor, basedOn: number) =>
      post(actor, `practices/${card}/revisions/1/restore`, { basedOn, note: 'As it was' });
    expect((await restore(dev, 2)).status).toBe(403);
    expect((await restore(author, 1)).body.code).toBe('changed_meanwhile');
    expect((await restore(author, 2)).body).toMatchObject({ id: card, textVersion: 3 });
    expect((await pageOf(app, dev, card)).card.title).toBe('One shared map for missed bins');
    const { body: list } = await http.get(`/api/practices/${card}/revisions`).expect(200);
    expect(list).toMatchObject([{ number: 3, note: 'As it was' }, { number: 2 }, { number: 1 }]);
    const draft = await givenDraft(app, author);
    await http.get(`/api/practices/${draft}/revisions/2/changes`).expect(404);
  });
});

describe('whether it still holds', () => {
  it('[still-true] after a year its owner is asked once, kindly; one press confirms it for another year', async () => {
    const job = app.get(StillTrueJob);
    clock.pass(364 * DAY_MS);
    await job.run();
    expect(await notices(author)).toEqual([]);
    clock.pass(2 * DAY_MS);
    for (const _ of [1, 2]) await job.run();
    clock.pass(30 * DAY_MS);
    await job.run();
    expect(await notices(author)).toMatchObject([{ kind: 'still_true', title: 'One shared map for missed bins' }]);
    expect((await post(dev, `practices/${card}/confirm`)).status).toBe(403);
    expect((await post(author, `practices/${card}/confirm`)).status).toBe(204);
    const page = await pageOf(app, dev, card);
    expect(page.card.checkedAt).toBe(clock.now().toISOString());
    expect(page.own.may.confirm).toBe(false);
    clock.pass(367 * DAY_MS);
    await job.run();
    expect(await notices(author)).toHaveLength(2);
    await save(author, 1, { title: 'Changed' });
    expect((await pageOf(app, dev, card)).card.checkedAt).toBe(clock.now().toISOString());
  });

  it('[still-true] of someone who left, those who explain it are asked', async () => {
    const left = await givenCard(app, author, { whoToAsk: mair.memberId });
    await app.database.query(`update member set left_at = $2 where id = $1`, [author.memberId, clock.now()]);
    clock.pass(366 * DAY_MS);
    await app.get(StillTrueJob).run();
    expect(await notices(mair)).toMatchObject([{ kind: 'still_true' }]);
    expect((await pageOf(app, mair, left)).own.may.confirm).toBe(false);
  });
});

describe('handing over', () => {
  it('[hand-over] is offered, accepted by the other, and leaves the credit where it was earned', async () => {
    expect((await post(dev, `practices/${card}/hand-over`, { to: mair.memberId })).status).toBe(403);
    expect((await post(author, `practices/${card}/hand-over`, { to: author.memberId })).body.errors[0].code).toBe(
      'handover_same',
    );
    expect((await post(author, `practices/${card}/hand-over`, { to: newId() })).body.errors[0].code).toBe(
      'unknown_person',
    );
    expect((await post(author, `practices/${card}/hand-over`, { to: mair.memberId })).status).toBe(204);
    expect((await post(author, `practices/${card}/hand-over`, { to: dev.memberId })).body.code).toBe('already_done');
    expect((await pageOf(app, mair, card)).own.handover).toMatchObject({
      to: { name: 'Mair Ellis' },
      by: { name: 'Ffion Rees' },
    });
    expect((await pageOf(app, dev, card)).own.handover).toBeNull();
    expect((await post(dev, `practices/${card}/hand-over/answer`, { accept: true })).status).toBe(403);
    expect((await post(mair, `practices/${card}/hand-over/answer`, { accept: true })).status).toBe(204);
    const page = await pageOf(app, mair, card);
    expect(page.card).toMatchObject({ owner: { name: 'Mair Ellis' }, author: { name: 'Ffion Rees' } });
    expect(page.own).toMatchObject({ handover: null, may: { edit: true, retire: true, handOver: true } });
    expect((await pageOf(app, author, card)).own.may).toMatchObject({ edit: true, retire: false, handOver: false });
    expect(await notices(mair)).toMatchObject([{ kind: 'handover_ask', name: 'Ffion Rees' }]);
    expect(await notices(author)).toMatchObject([{ kind: 'handover_accepted', name: 'Mair Ellis' }]);
    expect(await pointsByRule(app, mair)).toEqual({});
    expect(await trail()).toMatchObject([{ action: 'practice_handed_over', actor: { name: 'Mair Ellis' } }]);
  });

  it('[hand-over/ownerless] cards whose owner left are listed for those who can hand them on, until somebody keeps them', async () => {
    const lead = await given.member(await given.team(), {
      grants: [{ role: 'lead', unitId: author.unitPath.at(-1)! }],
    });
    const ownerless = async (actor: Actor) =>
      (await (await app.as(actor)).get('/api/practices/ownerless').expect(200)).body;
    expect(await ownerless(admin)).toEqual([]);
    await app.database.query(`update member set left_at = $2 where id = $1`, [author.memberId, clock.now()]);
    const one = { id: card, owner: 'Ffion Rees', offeredTo: null };
    expect(await ownerless(admin)).toMatchObject([one]);
    expect(await ownerless(lead)).toMatchObject([one]);
    expect(await ownerless(dev)).toEqual([]);
    await post(lead, `practices/${card}/hand-over`, { to: mair.memberId });
    expect(await ownerless(admin)).toMatchObject([{ ...one, offeredTo: 'Mair Ellis' }]);
    await post(mair, `practices/${card}/hand-over/answer`, { accept: true });
    expect(await ownerless(admin)).toEqual([]);
  });

  it('[hand-over] may be declined or withdrawn, and then nothing has changed', async () => {
    await post(author, `practices/${card}/hand-over`, { to: mair.memberId });
    expect((await post(mair, `practices/${card}/hand-over/withdraw`)).status).toBe(403);
    await post(mair, `practices/${card}/hand-over/answer`, { accept: false });
    expect((await post(mair, `practices/${card}/hand-over/answer`, { accept: true })).status).toBe(404);
    await post(author, `practices/${card}/hand-over`, { to: dev.memberId });
    expect((await post(author, `practices/${card}/hand-over/withdraw`)).status).toBe(204);
    expect((await pageOf(app, dev, card)).card.owner.name).toBe('Ffion Rees');
    expect(await notices(author)).toMatchObject([{ kind: 'handover_declined' }]);
  });
});

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

describe('the audit trail', () => {
  it('[audit] keeps who decided what, when and why, with what was before and after; only administrators read it', async () => {
    await post(author, `practices/${card}/retire`, { reason: 'Out of date' });
    await post(author, `practices/${card}/restore`);
    const [restored, retired] = await trail();
    expect(retired).toMatchObject({
      action: 'practice_retired',
      actor: { name: 'Ffion Rees' },
      target: { kind: 'practice', id: card, name: 'One shared map for missed bins' },
      reason: 'Out of date',
      at: clock.now().toISOString(),
    });
    expect(retired!.before).toBe(restored!.after);
    expect(retired!.after).toBe(restored!.before);
    expect(retired!.before).not.toBe(retired!.after);
    expect(await trail(admin, `?after=${restored!.id}`)).toMatchObject([{ action: 'practice_retired' }]);
    expect(await trail(admin, '?action=practice_hidden')).toEqual([]);
    for (const actor of [author, reviewer]) await (await app.as(actor)).get('/api/audit').expect(403);
    const elsewhere = await Given.organisation(app.database);
    expect(
      await trail(await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] })),
    ).toEqual([]);
  });

  it('[audit] cannot be changed or emptied', async () => {
    await post(author, `practices/${card}/retire`, { reason: 'Out of date' });
    for (const sql of [`update audit_event set reason = 'x'`, `delete from audit_event`]) {
      await expect(app.database.query(sql)).rejects.toThrow();
    }
  });

  it('[audit] a reviewer’s taking back of others’ words is in it, one’s own is not', async () => {
    const ask = async () =>
      (await post(dev, `practices/${card}/questions`, { text: 'Did the crews mind?' })).body.id as string;
    const [own, others] = [await ask(), await ask()];
    await post(dev, `practice-questions/${own}/take-back`);
    const why = { reason: 'It is about a person.' };
    expect((await post(reviewer, `practice-questions/${others}/take-back`, why)).body).toEqual({});
    expect(await trail()).toMatchObject([{ action: 'question_removed', target: { id: others }, after: null }]);
  });
});
