import { describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { author, buddy, eachTestHasNeighbours, faraway, mate, nextDoor, send } from '../../testing/audience-world.js';
import { cardText, givenCard, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, given } from '../../testing/world.js';

const MINUTE = 60_000;

eachTestHasNeighbours();

describe('a widening that is taken back', () => {
  it('[audience/take-back] within ten minutes it is as if it had not been widened; watchers lose it at once', async () => {
    const id = await givenCard(app, author, {}, 'team');
    const before = await app.database.query(`select published_at, audience, widened_at from practice where id = $1`, [
      id,
    ]);
    clock.pass(20 * MINUTE);
    await send(author, `${id}/widen`, { audience: 'council' });
    const socket = await app.socket(faraway);
    expect(await app.watch(socket, `practice:${id}`)).toHaveProperty('snapshot');
    const ended = new Promise((done) => socket.once('live:ended', done));
    await app.watch(socket, `me:${faraway.memberId}`);
    const library = app.nextChange(socket, `me:${faraway.memberId}`, ({ change }) => 'moved' in (change as object));
    clock.pass(9 * MINUTE);
    expect((await send(mate, `${id}/unwiden`)).status).toBe(403);
    expect((await send(author, `${id}/unwiden`)).status).toBe(204);
    await ended;
    expect((await library).change).toMatchObject({ moved: ['practices'] });
    await (await app.as(faraway)).get(`/api/practices/${id}`).expect(404);
    const [after] = await app.database.query<{ widened_at: Date | null }>(
      `select published_at, audience, widened_at from practice where id = $1`,
      [id],
    );
    expect(after).toEqual({ ...before[0], widened_at: null });
    expect(await pointsByRule(app, author)).toEqual({});
    // The ledger keeps both entries; the author's own list is as if it had never been.
    const lines = async () => (await (await app.as(author)).get('/api/me/points').expect(200)).body.lines;
    const entries = `select kind, rule, points from points_entry where member_id = $1 and rule = 'practice.published' order by seq`;
    const written = await app.database.query(entries, [author.memberId]);
    expect(written.map((entry) => Object.values(entry))).toEqual([
      ['award', 'practice.published', 10],
      ['reversal', 'practice.published', -10],
    ]);
    expect(await lines()).toEqual([]);

    await send(author, `${id}/widen`, { audience: 'council' });
    clock.pass(10 * MINUTE);
    expect((await send(author, `${id}/unwiden`)).status).toBe(409);
    expect((await pageOf(app, author, id)).own.takeBackUntil).toBeNull();
    expect(await pointsByRule(app, author)).toMatchObject({ 'practice.published': 10 });
    expect((await lines()).filter(({ rule }: { rule: string }) => rule === 'practice.published')).toHaveLength(1);
  });

  it('[audience/no-trace] what those did who came upon it meanwhile goes too: words, attempts, points and notices', async () => {
    const id = await givenCard(app, author, {}, 'team');
    clock.pass(20 * MINUTE);
    const kept = (await send(mate, `${id}/questions`, { text: 'Who keeps the map?' })).body;
    await app.engineDone(given.organisationId);
    const notices = async (actor: Actor) =>
      (await (await app.as(actor)).get('/api/me/notices').expect(200)).body.notices
        .filter(({ kind }: { kind: string }) => kind !== 'first')
        .map(({ kind }: { kind: string }) => kind);
    const before = { author: await notices(author), mate: await notices(mate) };
    await send(author, `${id}/widen`, { audience: 'council' });
    const http = await app.as(faraway);
    await send(faraway, `${id}/follow`);
    await send(faraway, `${id}/questions`, { text: 'How long did it take?' });
    await http
      .post(`/api/practice-questions/${kept.id}/answers`)
      .send({ text: 'We keep ours on the wall.' })
      .expect(201);
    const said = (await send(faraway, `${id}/comments`, { text: 'We do this, too.', mentions: [] })).body;
    await send(author, `${id}/comments`, {
      text: 'Good to hear, @Moira Penhale.',
      mentions: [nextDoor.memberId],
      replyTo: said.id,
    });
    await send(faraway, `${id}/thanks`, { kind: 'thanks', reason: 'It saved us a day.', commentId: null });
    await send(faraway, `${id}/reuses`, { startsOn: '2026-10-06' });
    await app.engineDone(given.organisationId);
    expect(await notices(nextDoor)).toEqual(['mentioned']);
    const page = await pageOf(app, mate, id);
    expect([page.questions.length, page.comments.length, page.thanks.length, page.reuses.length]).toEqual([2, 2, 1, 1]);

    expect((await send(author, `${id}/unwiden`)).status).toBe(204);
    const after = await pageOf(app, mate, id);
    expect(after.questions).toMatchObject([{ id: kept.id, answers: [] }]);
    expect([after.comments, after.thanks, after.reuses]).toEqual([[], [], []]);
    expect(JSON.stringify(after)).not.toContain(faraway.memberId);
    expect(await pointsByRule(app, faraway)).toEqual({});
    expect((await http.get('/api/me/points').expect(200)).body.lines).toEqual([]);
    expect({ author: await notices(author), mate: await notices(mate) }).toEqual(before);
    expect([await notices(nextDoor), await notices(faraway)]).toEqual([[], []]);
  });

  it('[audience/first-sharing] taken back, the card is its writers’ own again and can be shared anew', async () => {
    const id = await givenCard(app, author, {}, 'directorate');
    expect((await send(author, `${id}/unwiden`)).status).toBe(204);
    await (await app.as(mate)).get(`/api/practices/${id}`).expect(404);
    expect((await pageOf(app, author, id)).own.widerAudiences).toEqual(['buddy', 'team', 'directorate', 'council']);
    expect((await send(author, `${id}/widen`, { audience: 'buddy', buddyId: author.memberId })).status).toBe(400);
    expect((await send(author, `${id}/widen`, { audience: 'buddy', buddyId: buddy.memberId })).status).toBe(204);
    expect((await pageOf(app, buddy, id)).card.title).toBe(cardText(author).title);
  });
});
