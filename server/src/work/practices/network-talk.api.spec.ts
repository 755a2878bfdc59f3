import type { OpenQuestion } from '@guildhall/shared/work/practice-talk';
import { partnerPracticeTopic, practiceTopic } from '@guildhall/shared/work/practices';
import type { Notice } from '@guildhall/shared/outbound/notices';
import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import {
  home,
  partner,
  author,
  homeAdmin,
  partnerAdmin,
  adopter,
  outsider,
  eachTestHasTwoCouncils,
  join,
  finds,
  opens,
  shared,
} from '../../testing/network-world.js';
import { app, post } from '../../testing/world.js';

eachTestHasTwoCouncils();

describe('what councils say to each other', () => {
  it('[network/comments] a partner begins a thread that both read; threads of the card’s own council stay there', async () => {
    const id = await shared();
    const ours = await post(author, `practices/${id}/comments`, { text: 'For us only: the depot is closed.' });
    const words = 'Our crews, @Ffion Rees and @Lowri Parry, liked it.';
    const lowri = await partner.member(await partner.team(), { name: 'Lowri Parry' });
    const mentions = [author.memberId, lowri.memberId];
    const said = await post(adopter, `practices/${id}/comments`, { text: words, mentions });
    const named = { name: 'Sam Okoro', unit: { name: 'Porthaven Council' } };
    expect(said).toMatchObject({
      status: 201,
      body: { partners: true, by: named, mentions: [{ name: 'Lowri Parry' }] },
    });
    const back = { text: 'Tell us more.', replyTo: said.body.id };
    expect((await post(author, `practices/${id}/comments`, back)).body.by.unit.name).not.toBe('Brackenshire');

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
    expect((await post(adopter, `practices/${id}/comments`, hidden)).status).toBe(404);
    expect((await post(adopter, `practice-comments/${ours.body.id}/remove`)).status).toBe(404);
    expect((await (await app.as(adopter)).get(`/api/practice-comments/${ours.body.id}/edits`)).status).toBe(404);

    const reachesPartners = async () => (await pageOf(app, author, id)).own.reachesPartners;
    expect(await reachesPartners()).toBe(true);
    for (const leaver of [partnerAdmin, homeAdmin]) {
      await join(leaver, false);
      expect(await reachesPartners()).toBe(leaver === partnerAdmin);
      expect((await seen(author)).map(([text]) => text)).toEqual([ours.body.text]);
      await post(author, `practice-comments/${said.body.id}/remove`).then(({ status }) => expect(status).toBe(404));
      await join(leaver, true);
      expect(await seen(adopter)).toEqual(crossing);
    }
  });

  it('[network/questions] a partner’s question waits where its card is, and leaving withdraws it and the partner’s answers', async () => {
    const id = await shared();
    const { body: asked } = await post(adopter, `practices/${id}/questions`, { text: 'Who keeps the map?' });
    const colleague = await home.member(await home.team());
    const { body: ours } = await post(colleague, `practices/${id}/questions`, { text: 'Did it take long?' });
    const waiting = async (actor: Actor) => {
      const { body } = await (await app.as(actor)).get('/api/practice-questions/open').expect(200);
      return body.questions.map((question: OpenQuestion) => [question.id, question.by.unit?.name]);
    };
    const sams = [asked.id, 'Porthaven Council'];
    expect(await waiting(author)).toEqual([[ours.id, expect.not.stringContaining('Porthaven')], sams]);
    expect(await waiting(partnerAdmin)).toEqual([[asked.id, expect.not.stringContaining('Porthaven')]]);
    const { body: answered } = await post(adopter, `practice-questions/${ours.id}/answers`, {
      text: 'A week, with us.',
    });

    const page = async () =>
      (await pageOf(app, author, id)).questions.map(({ id: one, answers }) => [one, answers.length]);
    const both = [
      [asked.id, 0],
      [ours.id, 1],
    ];
    expect(await page()).toEqual(both);
    const socket = await app.socket(author);
    for (const leaver of [homeAdmin, partnerAdmin]) {
      const { version } = (await app.watch(socket, practiceTopic.of(id))) as { version: number };
      const heard = app.nextChange(socket, practiceTopic.of(id));
      await join(leaver, false);
      // A card that is open holds a version from which no step leads on, so it is read as it stands.
      expect((await heard).from).toBeGreaterThan(version);
      expect(await page()).toEqual([[ours.id, 0]]);
      expect((await finds(author))[0].questions).toBe(1);
      expect((await waiting(author)).map(([question]: string[]) => question)).toEqual([ours.id]);
      const answer = { text: 'The desk does.' };
      expect((await post(author, `practice-questions/${asked.id}/answers`, answer)).status).toBe(404);
      expect((await post(colleague, `practice-answers/${answered.answers[0].id}/accept`)).status).toBe(404);
      await join(leaver, true);
      expect(await page()).toEqual(both);
    }
  });

  it('[network/order] order is kept by the council whose card it is; the author of a comment changes it and takes it back', async () => {
    const id = await shared();
    const say = async (text: string): Promise<string> =>
      (await post(adopter, `practices/${id}/comments`, { text })).body.id;
    const first = await say('It did nothing for us.');
    const edit = async (actor: Actor) =>
      (await (await app.as(actor)).put(`/api/practice-comments/${first}`).send({ text: 'It did little.' })).status;
    expect([await edit(author), await edit(partnerAdmin), await edit(adopter)]).toEqual([403, 403, 200]);
    const { body: former } = await (await app.as(author)).get(`/api/practice-comments/${first}/edits`).expect(200);
    expect(former).toMatchObject([{ html: '<p>It did nothing for us.</p>' }]);
    const reason = 'It is about another card.';
    const remove = async (actor: Actor, comment: string, why?: string) =>
      (await post(actor, `practice-comments/${comment}/remove`, { reason: why })).status;
    expect([await remove(partnerAdmin, first, reason), await remove(author, first, reason)]).toEqual([403, 403]);
    const report = async (actor: Actor) =>
      (await post(actor, `practices/${id}/reports`, { about: { kind: 'comment', id: first }, reason })).status;
    expect([await report(adopter), await report(author), await report(partnerAdmin)]).toEqual([403, 204, 204]);
    const { body: reports } = await (await app.as(homeAdmin)).get('/api/practice-reports').expect(200);
    const said = { said: { by: { unit: { name: 'Porthaven Council' } } } };
    expect(reports).toMatchObject([said, { ...said, by: { unit: { name: 'Porthaven Council' } } }]);
    expect((await (await app.as(partnerAdmin)).get('/api/practice-reports').expect(200)).body).toEqual([]);
    expect(
      (await post(partnerAdmin, `practice-reports/${reports[0].id}/decide`, { decision: 'hide', reason })).status,
    ).toBe(404);
    expect(await remove(homeAdmin, first, reason)).toBe(204);
    const { body: notices } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain(reason);
    expect(await remove(adopter, await say('Said in haste.'))).toBe(204);
    expect((await pageOf(app, author, id)).comments).toEqual([]);
  });

  it('[network/named-news] whoever hears of a partner’s words hears their council, in either language', async () => {
    const id = await shared();
    await app.database.query(`update organisation set name_cy = 'Cyngor Porthafan' where id = $1`, [
      partner.organisationId,
    ]);
    const { body: said } = await post(adopter, `practices/${id}/comments`, { text: 'Our crews liked it.' });
    await post(author, `practices/${id}/comments`, { text: 'Good to hear.', replyTo: said.id });
    const { body: asked } = await post(adopter, `practices/${id}/questions`, { text: 'Who keeps the map?' });
    const { body: answered } = await post(author, `practice-questions/${asked.id}/answers`, { text: 'The desk does.' });
    await post(adopter, `practice-answers/${answered.answers[0].id}/accept`);
    await post(adopter, `practices/${id}/thanks`, { kind: 'thanks', commentId: null, reason: 'It saved us a month.' });
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
    const { body: begun, status } = await post(author, `practices/${id}/comments`, { ...words, partners: true });
    expect([status, begun.partners]).toEqual([201, true]);
    await post(author, `practices/${id}/comments`, { text: 'And this is ours.' });
    const seen = async (actor: Actor) => (await pageOf(app, actor, id)).comments.map(({ text }) => text);
    expect(await seen(adopter)).toEqual([words.text]);
    const reply = { text: 'We have, twice.', replyTo: begun.id };
    expect((await post(adopter, `practices/${id}/comments`, reply)).body).toMatchObject({ partners: true });
    expect(await seen(author)).toEqual([words.text, 'And this is ours.', reply.text]);
    await join(homeAdmin, false);
    expect(await seen(author)).toEqual([words.text, 'And this is ours.']);
    const council = await givenCard(app, author);
    expect((await post(author, `practices/${council}/comments`, { ...words, partners: true })).status).toBe(409);
  });

  it('[network/thanks] partners thank for a card and are thanked for a comment; each council reads its own part', async () => {
    const id = await shared();
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    const thank = (actor: Actor, reason: string, commentId: string | null = null) =>
      post(actor, `practices/${id}/thanks`, { kind: 'thanks', commentId, reason });
    await thank(colleague, 'It helped our own desk.');
    const given = await thank(adopter, 'It saved us a month.');
    expect(given.body).toMatchObject({
      by: { name: 'Sam Okoro' },
      to: { name: 'Ffion Rees', unit: { name: 'Brackenshire' } },
    });
    expect((await thank(adopter, 'Said once more.')).status).toBe(409);
    const { body: said } = await post(adopter, `practices/${id}/comments`, { text: 'Mind the tides.' });
    expect((await thank(author, 'Nobody else thought of tides.', said.id)).status).toBe(201);
    const read = async (actor: Actor) => (await pageOf(app, actor, id)).thanks.map(({ reason }) => reason);
    const across = ['It saved us a month.', 'Nobody else thought of tides.'];
    expect(await read(author)).toEqual(['It helped our own desk.', ...across]);
    expect(await read(adopter)).toEqual(across);
    await join(partnerAdmin, false);
    expect(await read(author)).toEqual(['It helped our own desk.']);
    await join(partnerAdmin, true);
    expect((await post(adopter, `practice-thanks/${given.body.id}/take-back`)).status).toBe(204);
    expect(await read(adopter)).toEqual(across.slice(1));
    expect(await pointsByRule(app, author)).toEqual({ 'first.step': 15, 'practice.published': 10 });
  });

  it('[network/reports] a partner’s report is decided where the card is, and the reporter hears of it', async () => {
    const id = await shared();
    const reason = 'It names a resident.';
    const report = async (actor: Actor) =>
      (await post(actor, `practices/${id}/reports`, { about: null, reason })).status;
    expect((await pageOf(app, adopter, id)).own.may.report).toBe(true);
    expect([await report(adopter), await report(adopter), await report(outsider)]).toEqual([204, 409, 404]);
    const [waiting] = (await (await app.as(homeAdmin)).get('/api/practice-reports').expect(200)).body;
    expect(waiting).toMatchObject({ by: { name: 'Sam Okoro', unit: { name: 'Porthaven Council' } }, reason });
    const socket = await app.socket(adopter);
    expect(await app.watch(socket, partnerPracticeTopic.of(id))).toMatchObject({ ok: true, snapshot: {} });
    const ended = new Promise((done) => socket.once('live:ended', done));
    const decided = { decision: 'hide', reason: 'You are right, thank you.' };
    expect((await post(homeAdmin, `practice-reports/${waiting.id}/decide`, decided)).status).toBe(204);
    expect(await ended).toEqual({ topic: partnerPracticeTopic.of(id) });
    const { body } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(body.notices).toMatchObject([{ kind: 'report_hidden', link: { id: null } }]);
    expect(await opens(adopter, id)).toBe(404);
  });
});
