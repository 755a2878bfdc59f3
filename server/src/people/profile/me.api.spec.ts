import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Me } from '@guildhall/shared/people/me';

import type { Actor } from '../../platform/actor.js';
import { Clock, SetClock } from '../../platform/clock.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { MoveMember } from '../organisation/move-member.command.js';

let app: TestApp;
let given: Given;

beforeAll(async () => {
  app = await TestApp.start();
  given = await Given.organisation(app.database);
});
afterAll(() => app.close());

describe('[me] who is signed in', () => {
  test('a member reads their own name, units from the outermost, roles and abilities', async () => {
    const team = await given.team();
    const lead = await given.member(team, {
      name: 'Ffion Rees',
      playing: null,
      grants: [{ role: 'lead', unitId: team.id }],
    });
    const { body } = await (await app.as(lead)).get('/api/me').expect(200);
    const me = body as Me;
    expect(me.member).toMatchObject({ id: lead.memberId, name: 'Ffion Rees', playing: null, boardVisible: false });
    expect(me.member.settings).toEqual({ theme: 'system', motion: 'system', presence: 'shown', weeklyMinutes: null });
    expect(me.units.map(({ kind }) => kind)).toEqual(['directorate', 'department', 'team']);
    expect(me.roles).toEqual([{ role: 'lead', unitId: team.id }]);
    expect(me.abilities).toContain('quest.write');
    expect(me.abilities).not.toContain('organisation.settings');
    expect(me.demo).toBe(false);
  });

  test.each([
    ['2026-07-01T12:00:00Z', 60],
    ['2026-01-01T12:00:00Z', 0],
  ])('at %s the clocks of the organisation are %s minutes ahead', async (now, minutes) => {
    const then = await TestApp.start({ clock: new SetClock(new Date(now)) });
    const somebody = await Given.organisation(then.database).then(async (here) => here.member(await here.team()));
    const { body } = await (await then.as(somebody)).get('/api/me').expect(200);
    await then.close();
    expect((body as Me).organisation).toMatchObject({ zone: 'Europe/London', utcOffset: minutes });
  });

  test('nobody is told to sign in', async () => {
    const { body } = await app.anyone().get('/api/me').expect(401);
    expect(body.code).toBe('sign_in_needed');
  });
});

describe('[me/live] who one is here, on a screen that is open', () => {
  test('who moves to another team is told at once, and then reads of that team', async () => {
    const [before, after] = [await given.team(), await given.team()];
    const [mover, away] = await given.members(before, 2);
    const http = await app.as(mover!);
    await http.get('/api/me').expect(200);
    const page = await pageOf(mover!);
    const { organisationId } = given;
    for (const { memberId } of [away!, mover!]) {
      const move = { organisationId, memberId, unitId: after.id, at: app.get(Clock).now() };
      await app.database.transaction({}, (tx) => app.get(MoveMember).execute(tx, move));
    }
    expect(await page.news).toEqual({ moved: ['account'] });
    const { body } = await http.get('/api/me').expect(200);
    expect((body as Me).units.at(-1)!.id).toBe(after.id);
    const fed = await app.database.query(`select 1 from member_feed where member_id = $1`, [away!.memberId]);
    expect(fed).toEqual([]);
  });

  test('whether there are boards of people is told to everyone here the moment it is decided', async () => {
    const here = await Given.organisation(app.database);
    const member = await here.member(await here.team());
    const admin = await app.as(await here.member(await here.team(), { grants: [{ role: 'admin', unitId: null }] }));
    const http = await app.as(member);
    for (const memberBoards of [true, false]) {
      const page = await pageOf(member);
      await admin.patch('/api/organisation/settings').send({ memberBoards }).expect(200);
      expect(await page.news).toEqual({ moved: ['account'] });
      const { body } = await http.get('/api/me').expect(200);
      expect((body as Me).organisation.memberBoards).toBe(memberBoards);
    }
  });

  test('what one decides on one device is told to the others', async () => {
    const member = await given.member(await given.team());
    const page = await pageOf(member);
    await (await app.as(member)).patch('/api/me/settings').send({ playing: false }).expect(200);
    expect(await page.news).toEqual({ moved: ['account'] });
  });

  /** Opens a page of this member; gives what it hears next. */
  async function pageOf(member: Actor): Promise<{ news: Promise<unknown> }> {
    const socket = await app.socket(member);
    const topic = `me:${member.memberId}`;
    await app.watch(socket, topic);
    return { news: app.nextChange(socket, topic).then(({ change }) => change) };
  }
});

describe('[settings] one’s own choices', () => {
  test('playing is one switch: asked for at first, turned on, turned off again, and its moment is kept', async () => {
    const member = await given.member(await given.team(), { playing: null });
    const http = await app.as(member);
    for (const playing of [true, true, false]) {
      const { body } = await http.patch('/api/me/settings').send({ playing }).expect(200);
      expect(body.member.playing).toBe(playing);
    }
    const [row] = await app.database.query<{ since: Date | null }>(
      `select playing_since as since from member where id = $1`,
      [member.memberId],
    );
    expect(row?.since).toBeInstanceOf(Date);
  });

  test('changing one setting leaves the others as they were', async () => {
    const http = await app.as(await given.member(await given.team()));
    await http.patch('/api/me/settings').send({ theme: 'dark', weeklyMinutes: 30, locale: 'cy' }).expect(200);
    const { body } = await http.patch('/api/me/settings').send({ motion: 'reduced', weeklyMinutes: null }).expect(200);
    expect(body.member.settings).toEqual({ theme: 'dark', motion: 'reduced', presence: 'shown', weeklyMinutes: null });
    expect(body.member).toMatchObject({ locale: 'cy', playing: true });
  });

  test('a setting that does not exist, or does not fit, is refused by name', async () => {
    const http = await app.as(await given.member(await given.team()));
    const unknown = await http.patch('/api/me/settings').send({ admin: true }).expect(400);
    expect(unknown.body.errors[0].field).toBe('admin');
    const misfit = await http.patch('/api/me/settings').send({ weeklyMinutes: 2 }).expect(400);
    expect(misfit.body.errors[0]).toMatchObject({ field: 'weeklyMinutes', code: 'too_small' });
  });
});
