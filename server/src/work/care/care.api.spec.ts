import { describe, expect, it } from '@jest/globals';
import type { RevisionChanges } from '@guildhall/shared/work/practice-care';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import {
  admin,
  author,
  card,
  dev,
  eachTestHasACard,
  mair,
  notices,
  reviewer,
  save,
  trail,
} from '../../testing/care-world.js';
import { DAY_MS, Given } from '../../testing/given.js';
import { givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, given, post } from '../../testing/world.js';
import { StillTrueJob } from './still-true.job.js';

eachTestHasACard();

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
