import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MyPoints } from '@guildhall/shared/game/points';

import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { definition, publishedQuest, step } from '../../testing/given-quest.js';
import { TestApp } from '../../testing/test-app.js';
import { done } from '../../testing/test-engine.js';

const clock = new SetClock(TUESDAY);
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

let app: TestApp;
let given: Given;
beforeAll(async () => {
  app = await TestApp.start({ clock });
  given = await Given.organisation(app.database);
});
afterAll(() => app.close());

const points = async (actor: Actor, query = '') =>
  (await (await app.as(actor)).get(`/api/me/points${query}`).expect(200)).body as MyPoints;

describe('[points] one’s own', () => {
  it('[points/why] every line says what it was for, why it is what it is, and where the work is', async () => {
    const member = await given.member(await given.team());
    const practice = newId();
    await done(given, member, 'practice.published', { honest: true }, { subject: practice });
    for (let nth = 0; nth < 3; nth++) await done(given, member, 'question.asked', { question: newId() });
    await app.engineDone(given.organisationId);
    const { lines, season, allTime, byCategory, next } = await points(member);
    expect(lines[0]).toMatchObject({
      rule: 'question.asked',
      points: 1,
      pct: 50,
      reason: { code: 'weekly_taper', params: { nth: 3 } },
    });
    expect(lines.find(({ rule }) => rule === 'practice.published')).toMatchObject({
      points: 10,
      kind: 'award',
      takenBack: false,
      link: { to: 'practice', id: practice },
    });
    expect(lines.map(({ rule }) => rule)).toContain('first.step');
    expect({ season, allTime, next }).toEqual({
      season: { number: 1, points: 32, enough: 160, reached: false },
      allTime: 32,
      next: null,
    });
    expect(byCategory.reduce((sum, each) => sum + each.points, 0)).toBe(32);
  });

  it('[points/quest] what a quest brought names the quest, as it is called now', async () => {
    const member = await given.member(await given.team());
    const quest = await publishedQuest(given, member, definition([step('one')]));
    const brought = { run: newId(), quest, stamp: null, reward: 'session.attended', warmUp: false };
    await done(given, member, 'quest.completed', brought);
    await done(given, member, 'question.asked', { question: newId() });
    await app.engineDone(given.organisationId);
    const { lines } = await points(member);
    expect(lines.find(({ rule }) => rule === 'session.attended')!.quest).toEqual({
      en: 'Pair up for half an hour',
      cy: 'Pair up for half an hour',
    });
    expect(lines.find(({ rule }) => rule === 'question.asked')!.quest).toBeNull();
  });

  it('[points/undo] what was taken back stays to be seen, and its line says so; the sum of both is nothing', async () => {
    const member = await given.member(await given.team());
    const key = await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    // Within ten minutes it would be as if it had never been.
    clock.pass(11 * 60_000);
    await app.database.transaction({}, (tx) =>
      new Activities(new PendingActivities()).revoke(tx, given.organisationId, [key], clock.now()),
    );
    await app.engineDone(given.organisationId);
    const { lines, allTime } = await points(member);
    expect(allTime).toBe(0);
    expect(lines.filter(({ kind }) => kind === 'award').map(({ takenBack }) => takenBack)).toEqual([true, true]);
    expect(lines.filter(({ kind }) => kind === 'taken_back').map(({ reason }) => reason.code)).toEqual([
      'taken_back',
      'taken_back',
    ]);
  });

  it('[points/enough] from 160 on a person’s team gains no more by them, and they are told', async () => {
    const member = await given.member(await given.team());
    const here = await Given.organisation(app.database);
    const star = await here.member(await here.team());
    const adopters = await Promise.all(Array.from({ length: 12 }, async () => here.member(await here.team())));
    for (const adopter of adopters) {
      const data = { reuse: newId(), adopterTeam: adopter.unitPath.at(-1)!, distance: 'other-directorate' as const };
      await done(here, star, 'practice.reused', data, { counterpart: adopter, subject: newId() });
    }
    await app.engineDone(here.organisationId);
    expect((await points(star)).season).toMatchObject({ points: 216, enough: 160, reached: true });
    expect((await points(member)).season).toMatchObject({ points: 0, reached: false });
  });

  it('[points/pages] pages follow each other without gaps or doubles, also while new lines come in', async () => {
    const member = await given.member(await given.team());
    const asks = async (times: number) => {
      for (let nth = 0; nth < times; nth++) await done(given, member, 'question.asked', { question: newId() });
      await app.engineDone(given.organisationId);
    };
    await asks(7);
    const first = await points(member, '?limit=5');
    await asks(2);
    const second = await points(member, `?limit=5&before=${first.next}`);
    const ids = [...first.lines, ...second.lines].map(({ id }) => id);
    expect([first.lines.length, second.lines.length, second.next, new Set(ids).size]).toEqual([5, 3, null, 8]);
  });

  it('[points/season] belong to the season they were earned in; the total of all time goes on', async () => {
    const member = await given.member(await given.team());
    await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    clock.set(new Date(TUESDAY.getTime() + 12 * WEEK_MS));
    const later = await points(member);
    clock.set(TUESDAY);
    expect([later.season, later.allTime]).toEqual([null, 25]);
  });

  it('[points/late] what was recorded after its season closed, or done between two, says where it counts', async () => {
    const late = await Given.organisation(app.database);
    const member = await late.member(await late.team());
    const asked = async (occurredAt: string, recordedAt: string) => {
      const key = `question.asked:${newId()}`;
      await app.database.transaction({}, (tx) =>
        new Activities(new PendingActivities()).record(tx, {
          ...{ organisationId: late.organisationId, kind: 'question.asked', memberId: member.memberId, key },
          ...{ subjectId: null, counterpartId: null, data: { question: newId() } },
          ...{ occurredAt: new Date(occurredAt), recordedAt: new Date(recordedAt) },
        }),
      );
    };
    await asked('2026-11-29T09:00:00Z', '2026-12-02T09:00:00Z');
    await asked('2026-11-29T10:00:00Z', '2026-12-03T09:00:00Z');
    await asked('2026-12-03T09:00:00Z', '2026-12-03T09:00:00Z');
    await app.engineDone(late.organisationId);
    const lines = (await points(member)).lines.filter(({ rule }) => rule === 'question.asked');
    expect(lines.map(({ season, lateFor, ruleSet }) => ({ season, lateFor, ruleSet })).toReversed()).toEqual([
      { season: 1, lateFor: null, ruleSet: 1 },
      { season: null, lateFor: 1, ruleSet: 1 },
      { season: null, lateFor: null, ruleSet: 1 },
    ]);
  });

  it('[points/playing] someone who does not play has no lines, and is told nothing but that', async () => {
    const member = await given.member(await given.team(), { playing: false });
    await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    expect(await points(member)).toMatchObject({ playing: false, allTime: 0, lines: [], byCategory: [] });
  });
});

describe('[points/manager-pressure] nobody else’s', () => {
  it('no address gives a manager the points of a person in their team', async () => {
    const team = await given.team();
    const member = await given.member(team);
    const manager = await app.as(
      await given.member(team, {
        grants: [
          { role: 'manager', unitId: team.path[0]! },
          { role: 'admin', unitId: null },
        ],
      }),
    );
    await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    const id = member.memberId;
    await manager.get(`/api/me/points?member=${id}`).expect(400);
    for (const path of [`/api/members/${id}/points`, `/api/people/${id}/points`, `/api/points/${id}`]) {
      await manager.get(path).expect(404);
    }
  });

  it('no reading of any route with the person’s id contains a line of their ledger', async () => {
    const team = await given.team();
    const member = await given.member(team);
    const manager = await app.as(
      await given.member(team, {
        grants: [
          { role: 'manager', unitId: team.path[0]! },
          { role: 'admin', unitId: null },
        ],
      }),
    );
    await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
    const entries = (await points(member)).lines.map(({ id }) => id);
    expect(entries).toHaveLength(2);
    const { body } = await manager.get('/api/openapi.json').expect(200);
    const routes = Object.entries(body.paths as Record<string, { get?: object }>).filter(([, { get }]) => get);
    expect(routes.length).toBeGreaterThan(5);
    for (const [path] of routes) {
      const { text } = await manager.get(path.replaceAll(/\{\w+\}/g, member.memberId));
      for (const entry of entries)
        expect({ path, told: text?.includes(entry) ?? false }).toEqual({ path, told: false });
    }
  });
});

describe('[points] how they work', () => {
  it('is open to everyone, made from the rules', async () => {
    const { body } = await (
      await app.as(await given.member(await given.team()))
    )
      .get('/api/how-points-work')
      .expect(200);
    expect(body.rules.find(({ rule }: { rule: string }) => rule === 'practice.published')).toEqual({
      rule: 'practice.published',
      category: 'share',
      base: 10,
      tapered: true,
      kinds: ['practice.published'],
    });
    expect(body.team).toEqual({ partAt: 10, full: 40, enough: 160 });
  });
});
