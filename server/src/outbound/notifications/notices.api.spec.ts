import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noticeKind, type Notices } from '@guildhall/shared/outbound/notices';

import { type News, Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, Given, TUESDAY } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { done } from '../../testing/test-engine.js';

const clock = new SetClock(TUESDAY);

let app: TestApp;
let given: Given;
beforeAll(async () => {
  app = await TestApp.start({ clock });
  given = await Given.organisation(app.database);
});
afterAll(() => app.close());

const newMember = async () => given.member(await given.team());
const news = (to: Actor[], more: Partial<News> = {}): News => ({
  organisationId: given.organisationId,
  to: to.map(({ memberId }) => memberId),
  kind: 'returned',
  params: { name: 'Ffion', reason: 'Which form is it?' },
  link: { to: 'quest-run', id: newId() },
  key: `returned:${newId()}`,
  ...more,
});
const tell = (...told: News[]) => app.database.transaction({}, (tx) => app.get(Notify).tell(tx, ...told));
const list = async (actor: Actor, query = '') =>
  (await (await app.as(actor)).get(`/api/me/notices${query}`).expect(200)).body as Notices;

describe('notices', () => {
  it('[notices/live] arrive at once, with the count of what is unread', async () => {
    const member = await newMember();
    const socket = await app.socket(member);
    expect(await app.watch(socket, `me:${member.memberId}`)).toMatchObject({ ok: true, snapshot: { unread: 0 } });
    const heard = app.nextChange(socket, `me:${member.memberId}`);
    await tell(news([member]));
    expect((await heard).change).toMatchObject({
      unread: 1,
      notices: [{ kind: 'returned', read: false, params: { name: 'Ffion' } }],
    });
  });

  it('[notices/once] the same news is told once, however often the command is repeated', async () => {
    const member = await newMember();
    const told = news([member, member]);
    await tell(told, told);
    await tell(told);
    expect((await list(member)).notices).toHaveLength(1);
  });

  it('[notices/atomic] nothing is told by a command that did not come to pass', async () => {
    const member = await newMember();
    const broken = app.database.transaction({}, async (tx) => {
      await app.get(Notify).tell(tx, news([member]));
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect((await list(member)).notices).toEqual([]);
  });

  it('[notices/grouped] badges found in the past add up in one notice, and begin anew once it was read', async () => {
    const member = await newMember();
    const past = (count: number) =>
      news([member], { kind: 'badges_past', params: { count }, key: 'badges_past', adds: true });
    await tell(past(2));
    await tell(past(3));
    expect((await list(member)).notices.map(({ params }) => params)).toEqual([{ count: 5 }]);
    await (await app.as(member)).post('/api/me/notices/read').expect(200);
    await tell(past(1));
    expect((await list(member)).notices).toEqual([expect.objectContaining({ params: { count: 1 }, read: false })]);
  });

  it('[notices/read] one or all; the other screen of the same person follows', async () => {
    const member = await newMember();
    const socket = await app.socket(member);
    await tell(news([member]), news([member]), news([member]));
    await app.watch(socket, `me:${member.memberId}`);
    const http = await app.as(member);
    const [first] = (await list(member)).notices;
    const heard = app.nextChange(socket, `me:${member.memberId}`);
    expect((await http.post(`/api/me/notices/${first!.id}/read`).expect(200)).body).toEqual({ unread: 2 });
    expect((await heard).change).toEqual({ unread: 2 });
    // Read once more it is as it was; one that nobody was sent is nowhere.
    expect((await http.post(`/api/me/notices/${first!.id}/read`).expect(200)).body).toEqual({ unread: 2 });
    expect((await http.post(`/api/me/notices/${newId()}/read`).expect(404)).body).toMatchObject({ code: 'not_found' });
    expect((await http.post('/api/me/notices/read').expect(200)).body).toEqual({ unread: 0 });
  });

  it('[notices/own] nobody reads, marks or hears another person’s', async () => {
    const [member, other] = [await newMember(), await newMember()];
    await tell(news([member]));
    const [notice] = (await list(member)).notices;
    const asked = await (await app.as(other)).post(`/api/me/notices/${notice!.id}/read`);
    expect([asked.status, asked.body.code]).toEqual([404, 'not_found']);
    expect(await list(member)).toMatchObject({ unread: 1 });
    expect((await list(other)).notices).toEqual([]);
    expect(await app.watch(await app.socket(other), `me:${member.memberId}`)).toMatchObject({
      ok: false,
      problem: { code: 'not_allowed' },
    });
  });

  it('[notices/pages] newest first, page by page', async () => {
    const member = await newMember();
    for (let nth = 0; nth < 5; nth++) {
      await tell(news([member], { params: { nth } }));
      clock.pass(1000);
    }
    const first = await list(member, '?limit=3');
    const second = await list(member, `?limit=3&before=${first.next}`);
    expect([...first.notices, ...second.notices].map(({ params }) => params['nth'])).toEqual([4, 3, 2, 1, 0]);
    expect(second.next).toBeNull();
  });

  it('[notices/first] a first step is told once, also when it is taken back and taken again', async () => {
    const member = await newMember();
    await done(given, member, 'question.asked', { question: newId() });
    await done(given, member, 'question.asked', { question: newId() });
    await app.engineDone(given.organisationId);
    expect((await list(member)).notices.map(({ kind }) => kind)).toEqual(['first']);
  });

  it('[notices/back] someone who was away is greeted when they return, and nothing was sent meanwhile', async () => {
    const member = await newMember();
    const look = async () => app.watch(await app.socket(member), `me:${member.memberId}`);
    await look();
    clock.pass(20 * DAY_MS);
    await look();
    expect((await list(member)).notices).toEqual([]);
    clock.pass(22 * DAY_MS);
    expect((await list(member)).notices).toEqual([]);
    await look();
    await look();
    expect((await list(member)).notices.map(({ kind }) => kind)).toEqual(['back']);
  });

  it('[notices/kind] there is no kind for a fall in place, for absence, or for who has not taken part', () => {
    for (const kind of noticeKind.options) expect(kind).not.toMatch(/down|fall|lost|quiet|absen|remind|missing|late/);
  });
});
