import { partnerPracticeTopic } from '@guildhall/shared/work/practices';
import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import {
  home,
  author,
  homeAdmin,
  partnerAdmin,
  adopter,
  outsider,
  eachTestHasTwoCouncils,
  join,
  finds,
  opens,
  sendPicture,
  shared,
} from '../../testing/network-world.js';
import { app, clock, post } from '../../testing/world.js';
import { DAY_MS } from '../../testing/given.js';

eachTestHasTwoCouncils();

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
      expect((await post(adopter, `practices/${id}/questions`, { text: 'Is it still there?' })).status).toBe(404);
      expect((await post(adopter, `practices/${id}/reuses`, { startsOn: '2026-10-06' })).status).toBe(404);
      expect(await opens(author, id)).toBe(200);
      await join(leaver, true);
      expect(await seen(adopter)).toEqual([id]);
    }
  });

  it('[network/named] people are named by name and council, and nothing else crosses in either direction', async () => {
    const id = await shared();
    await post(author, `practices/${id}/comments`, { text: 'For us only: the depot is closed on Friday.' });
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    await post(colleague, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
    await post(colleague, `practices/${id}/questions`, { text: 'Did it take long?' });
    const asked = await post(adopter, `practices/${id}/questions`, { text: 'How did you win the crews over?' });
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
    const answered = await post(author, `practice-questions/${asked.body.id}/answers`, {
      text: 'We asked them first.',
    });
    expect(answered.status).toBe(201);
    const answerId = answered.body.answers[0].id;
    expect((await post(adopter, `practice-answers/${answerId}/accept`)).status).toBe(200);
    expect(await pointsByRule(app, author)).toMatchObject({ 'answer.accepted': 6 });
    const watched = await app.watch(await app.socket(adopter), `practice:${id}`);
    expect(watched.ok).toBe(false);
    for (const path of ['edit', 'widen', 'retire', 'hide', 'follow']) {
      expect(
        (await post(partnerAdmin, `practices/${id}/${path}`, { reason: 'Because.' })).status,
      ).toBeGreaterThanOrEqual(400);
    }
    const { body: notices } = await (await app.as(adopter)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain('answered');
  });

  it('[network/reuse] a partner’s reuse brings the author 24, each in their own council, and taking back undoes both', async () => {
    const id = await shared();
    const begun = await post(adopter, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
    expect(begun.status).toBe(201);
    clock.pass(15 * DAY_MS);
    const said = { outcome: 'kept', note: 'It works for our crews as well.', minutesSavedWeekly: 30 };
    expect((await post(adopter, `reuses/${begun.body.id}/record`, said)).body).toMatchObject({
      distance: 'other-organisation',
    });
    const points = async () => [await pointsByRule(app, author), await pointsByRule(app, adopter)];
    expect(await points()).toMatchObject([{ 'practice.reused': 24 }, { 'practice.tried': 8 }]);
    const [trail] = (await pageOf(app, author, id)).reuses;
    expect(trail).toMatchObject({ unit: { name: 'Porthaven Council' }, recordedBy: { name: 'Sam Okoro' } });
    expect((await pageOf(app, adopter, id)).reuses[0]!.unit?.id).toBe(adopter.unitPath.at(-1));
    expect((await finds(author))[0].reusedBy).toBe(1);
    for (const leaver of [partnerAdmin, homeAdmin]) {
      await join(leaver, false);
      // What came of it stays, as its points do; who it was and what they wrote goes out of sight.
      const [left] = (await pageOf(app, author, id)).reuses;
      expect(left).toMatchObject({ outcome: 'kept', minutesSavedWeekly: 30, unit: null, intendedBy: null });
      expect([left!.recordedBy, left!.note, left!.whatChanged]).toEqual([null, null, null]);
      expect(await points()).toMatchObject([{ 'practice.reused': 24 }, { 'practice.tried': 8 }]);
      await join(leaver, true);
      expect((await pageOf(app, author, id)).reuses).toEqual([trail]);
    }
    const { body: notices } = await (await app.as(author)).get('/api/me/notices').expect(200);
    expect(JSON.stringify(notices)).toContain('Porthaven Council');
    expect((await post(adopter, `reuses/${begun.body.id}/end`)).status).toBe(204);
    const [theirs, ours] = await points();
    expect(theirs).not.toHaveProperty(['practice.reused']);
    expect(ours).not.toHaveProperty(['practice.tried']);
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
    await post(author, `practices/${id}/comments`, { text: 'Only for us: a secret.' });
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
    expect((await post(author, `practices/${id}/unwiden`)).status).toBe(204);
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

    const { body, status } = await post(adopter, `practices/${id}/adapt`);
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
    await post(adopter, `practices/${body.id}/publish`, { basedOn: 2, audience: 'council' });
    await post(adopter, `practices/${body.id}/widen`, { audience: 'network' });
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
    expect((await post(adopter, `practices/${id}/adapt`)).status).toBe(404);
  });
});
