import { describe, expect, it } from '@jest/globals';
import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeWall } from '@guildhall/shared/game/badges';

import { newId } from '../../platform/ids.js';
import { ask, badge, firstStep, holds, page, withBadges } from '../../testing/badge-world.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';
import { AwardForChallenge } from './award-for-challenge.js';

eachTestHasItsOwnOrganisation();

describe('badges, for challenges', () => {
  it('[badges/challenge] settling gives the challenge’s own badge and those for results, once however often it is done', async () => {
    const given = await withBadges(
      badge('together', { type: 'challenge_result', result: { is: 'reached' } }, { repeat: 'source' }),
      badge('own', { type: 'quest_completed', quest: 'borrow-one' }),
    );
    const teams = [await given.team(), await given.team()];
    const people = await Promise.all(teams.map((team) => given.members(team, 5)));
    const settled = {
      organisationId: given.organisationId,
      challengeId: newId(),
      endedAt: clock.now(),
      settledAt: clock.now(),
      badgeId: given.ids.get('own')!,
      outcomes: teams.map((team, index) => ({
        unitId: team.id,
        place: null,
        reached: index === 0,
        memberIds: people[index]!.slice(0, 2).map(({ memberId }) => memberId),
      })),
    };
    const [socket, mine] = [await app.socket(people[0]![0]!), `me:${people[0]![0]!.memberId}`];
    await app.watch(socket, mine);
    const told = app.nextChange(socket, mine, ({ change }) => 'moved' in (change as object));
    for (const times of [4, 0]) {
      const given = await app.database.transaction({}, (tx) => app.get(AwardForChallenge).execute(tx, settled));
      expect(given).toHaveLength(times);
    }
    expect((await told).change).toEqual({ moved: ['badges'] });
    expect(await holds(people[0]![0]!.memberId)).toEqual(['own', 'together']);
    expect(await holds(people[0]![4]!.memberId)).toEqual([]);
    expect(await holds(people[1]![0]!.memberId)).toEqual([]);
    const { awards } = await page(people[0]![0]!, given.ids.get('together')!);
    expect(awards[0]?.grounds[0]).toMatchObject({
      kind: 'challenge',
      link: { to: 'challenge', id: settled.challengeId },
    });
  });
});

describe('badges of a season, for challenges', () => {
  const settledAt = new Date('2026-12-02T00:00:00Z');
  it.each([
    ['ended with the season', '2026-11-30T00:00:00Z', 1],
    ['ended in the rest week after it', '2026-12-01T12:00:00Z', 1],
    ['ended when the season began', '2026-09-06T23:00:00Z', 0],
  ])('[badges/challenge] one that %s and settles in a rest week: %s, %i', async (_, ended, times) => {
    const reached: BadgeCriteria = { type: 'challenge_result', result: { is: 'reached' } };
    const given = await withBadges(
      badge('reacher', reached, { repeat: 'season' }),
      badge('own', firstStep, { repeat: 'season' }),
    );
    const team = await given.team();
    const member = await given.member(team);
    const endedAt = new Date(ended);
    const outcomes = [{ unitId: team.id, place: null, reached: true, memberIds: [member.memberId] }];
    const { organisationId, ids } = given;
    const settled = { organisationId, challengeId: newId(), endedAt, settledAt, badgeId: ids.get('own')!, outcomes };
    await app.database.transaction({}, (tx) => app.get(AwardForChallenge).execute(tx, settled));
    const seasons = await app.database.query<{ season: string }>(
      `select instance_key as season from badge_award where member_id = $1`,
      [member.memberId],
    );
    expect(seasons.map(({ season }) => season)).toEqual(Array(2 * times).fill(given.seasonId));
  });
});

describe('badges, on the wall', () => {
  it('[badges/wall] shows what can be earned, marks what is coming, and hides drafts', async () => {
    const { criteria: _, ...host } = badge('host', firstStep);
    const given = await withBadges(badge('first-step', firstStep), { ...host, status: 'coming' });
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const { status: __, ...draft } = badge('idea', firstStep);
    await (
      await app.as(admin)
    )
      .post('/api/badge-designs')
      .send({ ...draft, retention: 'follows_evidence' })
      .expect(201);
    const { body } = await (await app.as(admin)).get('/api/badges').expect(200);
    expect((body as BadgeWall).badges.map(({ slug, status }) => [slug, status])).toEqual([
      ['first-step', 'live'],
      ['host', 'coming'],
    ]);
  });

  it('[badges/holders] who has a badge is a number from five on, never names', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const [viewer, ...others] = await given.members(await given.team(), 5);
    const id = given.ids.get('first-step')!;
    for (const other of others) await ask(given, other);
    await app.engineDone(given.organisationId);
    const four = await page(viewer!, id);
    expect([four.holders, four.awards]).toEqual([null, []]);
    await ask(given, viewer!);
    await app.engineDone(given.organisationId);
    expect((await page(viewer!, id)).holders).toBe(5);
    expect(JSON.stringify(await page(viewer!, id))).not.toContain(others[0]!.memberId);
  });

  it('[badges/tenant] a badge of another organisation is not there', async () => {
    const theirs = await withBadges(badge('first-step', firstStep));
    const ours = await withBadges();
    const member = await ours.member(await ours.team());
    await (await app.as(member)).get(`/api/badges/${theirs.ids.get('first-step')}`).expect(404);
  });
});
