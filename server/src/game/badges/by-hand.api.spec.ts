import { describe, expect, it } from '@jest/globals';
import type { BadgePage, GivenBack, HeldAwards, HeldBackAwards } from '@guildhall/shared/game/badges';
import type { Notice } from '@guildhall/shared/outbound/notices';
import type { AuditTrail } from '@guildhall/shared/people/audit';

import { MarkLeft } from '../../people/organisation/mark-left.command.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { ask, badge, holds, page, withBadges } from '../../testing/badge-world.js';
import { takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, post, posted } from '../../testing/world.js';
import { RebuildStandings } from '../boards/rebuild-standings.command.js';
import { AwardForChallenge } from './award-for-challenge.js';
import { BadgeReviews } from './review.js';

eachTestHasItsOwnOrganisation();

const questions = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' } as const;
const admin = [{ role: 'admin' as const, unitId: null }];
const why = { words: 'The question was copied from another card.' };

/** Somebody who holds a badge for asking, with the activity's key, and an administrator. */
async function holding(...more: Parameters<typeof withBadges>) {
  const given = await withBadges(badge('curious', questions), ...more);
  const team = await given.team();
  const [holder, ...others] = await given.members(team, 5);
  const chief = await given.member(await given.team(), { grants: admin, name: 'Nadia Chief' });
  const key = await ask(given, holder!);
  await app.engineDone(given.organisationId);
  const id = given.ids.get('curious')!;
  const { awards } = await get<HeldAwards>(chief, `badges/${id}/held?holder=${holder!.memberId}`);
  return { given, team, holder: holder!, others, chief, key, id, award: awards[0]!.id };
}

type World = Awaited<ReturnType<typeof holding>>;

const takeBack = ({ chief, award }: World) => posted(chief, `badge-awards/${award}/take-back`, why, 204);
const told = async (actor: Actor, ...kinds: string[]) => {
  const { notices } = await get<{ notices: Notice[] }>(actor, 'me/notices');
  return notices.filter(({ kind }) => kinds.includes(kind));
};
const askAgain = async ({ given, holder }: World) => {
  const key = await ask(given, holder);
  await app.engineDone(given.organisationId);
  return key;
};

describe('[badges/by-hand] a badge taken back by hand', () => {
  it('is gone at once, and its holder alone is told: why, by whom, and how to ask', async () => {
    const world = await holding();
    const { holder, others, chief, id } = world;
    const [socket, mine] = [await app.socket(holder), `me:${holder.memberId}`];
    await app.watch(socket, mine);
    const heard = app.nextChange(socket, mine, ({ change }) => 'moved' in (change as object));
    await takeBack(world);
    expect((await heard).change).toMatchObject({ moved: ['badges'] });
    expect(await holds(holder.memberId)).toEqual([]);
    const seen = await page(holder, id);
    expect(seen).toMatchObject({ own: 0, mayTakeBack: false });
    expect(seen.awards[0]).toMatchObject({
      takenBack: { reason: { code: 'taken_by_hand' } },
      moves: [{ move: 'taken', by: 'Nadia Chief', ...why }],
      mayAsk: true,
    });
    expect((await told(holder, 'badge_taken_back'))[0]).toMatchObject({
      params: { name: 'Nadia Chief', reason: why.words, badge: { en: 'curious' } },
      link: { to: 'badge', id },
    });
    expect((await page(others[0]!, id)).awards).toEqual([]);
    expect(await told(others[0]!, 'badge_taken_back')).toEqual([]);
    const { events } = await get<AuditTrail>(chief, 'audit');
    expect(events[0]).toMatchObject({ action: 'badge_taken_back', reason: why.words, target: { kind: 'badge', id } });
    const { text } = await (await app.as(holder)).get('/api/me/data').expect(200);
    expect(text).toContain(why.words);
  });

  it('is not given again by a second ground, a look at the past, a rebuild or a challenge', async () => {
    const world = await holding();
    const { given, holder, team, chief, id } = world;
    await takeBack(world);
    await askAgain(world);
    await posted(chief, `badge-designs/${id}/look-at-the-past`);
    await app.get(BadgeReviews).settled();
    await app.get(RebuildStandings).execute(given.organisationId);
    const settled = {
      ...{ organisationId: given.organisationId, challengeId: newId(), badgeId: id },
      ...{ endedAt: clock.now(), settledAt: clock.now() },
      outcomes: [{ unitId: team.id, place: 1, reached: false, memberIds: [holder.memberId] }],
    };
    const came = await app.database.transaction({}, (tx) => app.get(AwardForChallenge).execute(tx, settled));
    expect(came).toEqual([]);
    expect(await holds(holder.memberId)).toEqual([]);
    // One deed less, and what is left of its ground is looked at: it stays as a person decided.
    await takenBack(given, world.key);
    await app.engineDone(given.organisationId);
    expect((await page(holder, id)).awards[0]?.takenBack?.reason.code).toBe('taken_by_hand');
  });

  it('is asked about, left so and given back before the eyes of whom it concerns, and it stands in the audit trail', async () => {
    const world = await holding();
    const { holder, chief, award, id } = world;
    const reads = async (actor: Actor, doing: () => Promise<unknown>) => {
      const [socket, mine] = [await app.socket(actor), `me:${actor.memberId}`];
      await app.watch(socket, mine);
      const heard = app.nextChange(socket, mine, ({ change }) => 'moved' in (change as object));
      await doing();
      expect((await heard).change).toMatchObject({ moved: ['badges'] });
      socket.disconnect();
    };
    const said = (actor: Actor, move: string, words: string, status = 204) =>
      posted(actor, `badge-awards/${award}/${move}`, { words }, status);
    await takeBack(world);
    await reads(chief, () => said(holder, 'ask', 'It was mine; may we talk?'));
    await reads(holder, () => said(chief, 'leave', 'The words were the same.'));
    await reads(holder, () => said(chief, 'give-back', 'They were not; I am sorry.', 200));
    const { events } = await get<AuditTrail>(chief, 'audit');
    const target = { kind: 'badge', id, name: expect.stringContaining('curious: ') };
    expect(events).toMatchObject([
      { action: 'badge_given_back', reason: 'They were not; I am sorry.', target },
      { action: 'badge_stays_taken_back', reason: 'The words were the same.', target },
      { action: 'badge_taken_back', reason: why.words, target },
    ]);
  });

  it('can be asked about once, and whoever decided answers: it stays, with words', async () => {
    const world = await holding();
    const { given, holder, chief, id, award } = world;
    const other = await given.member(await given.team(), { grants: admin });
    await posted(holder, `badge-awards/${award}/ask`, why, 409);
    await takeBack(world);
    await posted(holder, `badge-awards/${award}/ask`, { words: 'It was mine; may we talk?' }, 204);
    expect((await told(chief, 'badge_asked'))[0]).toMatchObject({ params: { reason: 'It was mine; may we talk?' } });
    expect(await told(other, 'badge_asked')).toEqual([]);
    await posted(holder, `badge-awards/${award}/ask`, why, 409);
    const { awards } = await get<HeldBackAwards>(chief, `badges/${id}/held-back`);
    expect(awards).toMatchObject([{ id: award, moves: [{ move: 'taken' }, { move: 'asked' }] }]);
    expect(awards[0]?.may).toEqual(['stays', 'given_back']);
    await posted(chief, `badge-awards/${award}/leave`, { words: 'The words were the same.' }, 204);
    await posted(chief, `badge-awards/${award}/leave`, { words: 'The words were the same.' }, 409);
    expect((await told(holder, 'badge_stays'))[0]).toMatchObject({ params: { reason: 'The words were the same.' } });
    const seen = (await page(holder, id)).awards[0]!;
    expect(seen.moves.map(({ move }) => move)).toEqual(['taken', 'asked', 'stays']);
    expect(seen.mayAsk).toBe(false);
  });

  it('is asked about of every administrator once whoever decided has left', async () => {
    const world = await holding();
    const { given, holder, chief, award } = world;
    const other = await given.member(await given.team(), { grants: admin });
    await takeBack(world);
    const { organisationId } = given;
    await app.database.transaction({}, (tx) =>
      app.get(MarkLeft).execute(tx, { organisationId, memberId: chief.memberId, at: clock.now() }),
    );
    await posted(holder, `badge-awards/${award}/ask`, why, 204);
    expect(await told(other, 'badge_asked')).toHaveLength(1);
  });

  it('holds again once given back, is told so, and is never told as earned a second time', async () => {
    const world = await holding();
    const { given, holder, chief, key, award, id } = world;
    await takeBack(world);
    const words = { words: 'Both cards are yours; I am sorry.' };
    expect(await posted<GivenBack>(chief, `badge-awards/${award}/give-back`, words)).toEqual({ holds: true });
    expect(await holds(holder.memberId)).toEqual(['curious']);
    expect((await page(holder, id)).awards).toMatchObject([{ takenBack: null, mayAsk: false }]);
    expect(await told(holder, 'badge_given_back')).toMatchObject([{ params: { reason: words.words } }]);
    // Its ground goes and comes: the engine takes it and gives it as before.
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    expect(await holds(holder.memberId)).toEqual([]);
    await askAgain(world);
    expect(await holds(holder.memberId)).toEqual(['curious']);
    expect(await told(holder, 'badge')).toHaveLength(1);
    // And a person can take it back once more.
    await takeBack(world);
    expect(await told(holder, 'badge_taken_back')).toHaveLength(2);
  });

  it('given back when what it was for is gone, it waits, and is earned anew without being told', async () => {
    const world = await holding();
    const { given, holder, chief, key, award, id } = world;
    await takeBack(world);
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    expect(await posted<GivenBack>(chief, `badge-awards/${award}/give-back`, why)).toEqual({ holds: false });
    expect(await holds(holder.memberId)).toEqual([]);
    expect((await page(holder, id)).awards[0]?.takenBack?.reason.code).toBe('ground_taken_back');
    expect(await told(holder, 'badge_free_again')).toHaveLength(1);
    await askAgain(world);
    expect(await holds(holder.memberId)).toEqual(['curious']);
    expect(await told(holder, 'badge')).toHaveLength(1);
  });

  it('is taken and given once when two do it at the same moment, and a repeat of one is one', async () => {
    const world = await holding();
    const { given, holder, chief, award } = world;
    const other = await given.member(await given.team(), { grants: admin });
    for (const [move, kind] of [
      ['take-back', 'badge_taken_back'],
      ['give-back', 'badge_given_back'],
    ] as const) {
      const answers = await Promise.all(
        [chief, other].map((actor) => post(actor, `badge-awards/${award}/${move}`, why)),
      );
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
      expect(await told(holder, kind)).toHaveLength(1);
    }
    const agent = await app.as(chief);
    const [key, path] = [newId(), `/api/badge-awards/${award}/take-back`];
    for (const _ of [1, 2]) await agent.post(path).set('Idempotency-Key', key).send(why).expect(204);
    expect(await told(holder, 'badge_taken_back')).toHaveLength(2);
  });

  it('stays on its holder’s page, and with those who look after it, when the badge is retired', async () => {
    const world = await holding();
    const { holder, others, chief, id } = world;
    await takeBack(world);
    await posted(chief, `badge-designs/${id}/retire`);
    expect((await page(holder, id)).awards).toHaveLength(1);
    expect((await page(chief, id)).mayTakeBack).toBe(true);
    await get(others[0]!, `badges/${id}`, 404);
    for (const actor of [holder, chief])
      expect((await get<{ badges: BadgePage[] }>(actor, 'badges')).badges).toEqual([]);
  });

  it('of a unit: everyone in it is told and may ask, nobody else sees it', async () => {
    const world = await holding(badge('curious-team', questions, { subject: 'unit' }));
    const { given, team, others, chief } = world;
    const id = given.ids.get('curious-team')!;
    const [award] = (await get<HeldAwards>(chief, `badges/${id}/held?holder=${team.id}`)).awards;
    expect(award).toMatchObject({ kind: 'question.asked', count: 1 });
    await posted(chief, `badge-awards/${award!.id}/take-back`, why, 204);
    expect((await told(others[0]!, 'unit_badge_taken_back'))[0]).toMatchObject({ params: { reason: why.words } });
    expect((await page(others[0]!, id)).awards.find(({ unit }) => unit?.id === team.id)).toMatchObject({
      mayAsk: true,
    });
    await posted(chief, `badge-awards/${award!.id}/ask`, why, 404);
    expect((await page(chief, id)).awards).toEqual([]);
    await posted(others[0]!, `badge-awards/${award!.id}/ask`, why, 204);
    await posted(chief, `badge-awards/${award!.id}/give-back`, why);
    expect(await told(others[1]!, 'unit_badge_given_back')).toHaveLength(1);
    expect(await holds(team.id)).toEqual(['curious-team']);
  });

  it('of a unit: where whoever took it back asks about it as one of its people, the other administrators hear it', async () => {
    const world = await holding(badge('curious-team', questions, { subject: 'unit' }));
    const { given, team } = world;
    const [inTeam, other] = await Promise.all(
      [team, await given.team()].map((unit) => given.member(unit, { grants: admin })),
    );
    const id = given.ids.get('curious-team')!;
    const [award] = (await get<HeldAwards>(inTeam!, `badges/${id}/held?holder=${team.id}`)).awards;
    await posted(inTeam!, `badge-awards/${award!.id}/take-back`, why, 204);
    await posted(inTeam!, `badge-awards/${award!.id}/ask`, why, 204);
    expect(await told(other!, 'badge_asked')).toHaveLength(1);
  });

  it('is nobody’s to do but an administrator’s, and nobody’s to ask about but its holder’s', async () => {
    const world = await holding();
    const { given, holder, team, others, id, award } = world;
    const roles = (['lead', 'manager', 'reviewer', 'facilitator'] as const).map((role) => ({
      role,
      unitId: role === 'lead' || role === 'manager' ? team.id : null,
    }));
    const people = await Promise.all(roles.map((grant) => given.member(team, { grants: [grant] })));
    for (const actor of [holder, others[0]!, ...people]) {
      for (const move of ['take-back', 'leave', 'give-back'])
        await posted(actor, `badge-awards/${award}/${move}`, why, 403);
      await get(actor, `badges/${id}/held?holder=${holder.memberId}`, 403);
      await get(actor, `badges/${id}/held-back`, 403);
    }
    await posted(world.chief, `badge-awards/${award}/take-back`, { words: ' ' }, 400);
    await takeBack(world);
    const asked = async (id: string) =>
      (await posted<{ detail: string }>(others[0]!, `badge-awards/${id}/ask`, why, 404)).detail;
    expect(await asked(award)).toBe(await asked(newId()));
    const elsewhere = await withBadges();
    const theirs = await elsewhere.member(await elsewhere.team(), { grants: admin });
    await posted(theirs, `badge-awards/${award}/give-back`, why, 404);
  });
});
