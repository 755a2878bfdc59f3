import { describe, expect, it } from '@jest/globals';
import type { MyPoints } from '@guildhall/shared/game/points';
import type { Notices } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { badge, firstStep, holds } from '../../testing/badge-world.js';
import { ownWord, step, byActivity } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  completions,
  confirm,
  eachTestHasAnnAndBob,
  engine,
  hears,
  offer,
  page,
  pointsOf,
  quest,
  start,
  stateOf,
  tap,
  team,
  together,
  waiting,
} from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import { SeedBadges } from '../badges/seed-badges.command.js';

eachTestHasAnnAndBob();

const MINUTE = 60_000;
const reason = 'It was the other depot.';
const mine = async (actor: Actor, run: string, nth = 0) => (await page(actor, run)).takeBack[nth]!;
const takeBack = async (actor: Actor, run: string, body: object = {}, status = 200) =>
  back(actor, run, (await mine(actor, run)).contribution, body, status);
const back = (actor: Actor, run: string, contribution: string, body: object = {}, status = 200) =>
  posted<{ errors?: { field: string; code: string }[] }>(
    actor,
    `quest-runs/${run}/contributions/${contribution}/take-back`,
    body,
    status,
  );
const confirmed = async (actor: Actor, run: string, id = 'tell') => {
  await offer(actor, run, id);
  const eye = await given.member(team);
  const found = (await waiting(eye)).find(({ by }) => by.id === actor.memberId);
  expect(await confirm(eye, found!.id)).toMatchObject([{ ok: true }]);
  return eye;
};
const told = async (actor: Actor, kind: string) =>
  (await get<Notices>(actor, 'me/notices')).notices.filter((each) => each.kind === kind).map(({ params }) => params);
const standing = async (run: string) => (await completions(run)).filter((each) => each.standing).length;

describe('[quests/take-back] taking back what one did oneself', () => {
  it('after it finished the quest: the points go through the ledger, which says so, and done anew it counts anew', async () => {
    const run = await start(ann, await quest([step('tell'), step('look', ownWord)]));
    await tap(ann, run, 'look');
    const eye = await confirmed(ann, run);
    await engine();
    const full = await pointsOf(ann);
    expect([await stateOf(run), full]).toEqual(['completed', 15 + 10 + 5]);
    clock.pass(10 * MINUTE);
    expect((await page(ann, run)).takeBack).toMatchObject([
      { comes: 'quest_opens', needsReason: true },
      { comes: 'quest_opens', needsReason: true },
    ]);
    const { contribution } = await mine(ann, run, 1);
    expect((await back(ann, run, contribution, {}, 400)).errors).toMatchObject([
      { field: 'reason', code: 'reason_needed' },
    ]);
    await back(ann, run, contribution, { reason });
    await back(ann, run, contribution, { reason });
    await engine();
    expect([await stateOf(run), await pointsOf(ann), await standing(run)]).toEqual(['in_progress', 0, 0]);
    expect((await page(ann, run)).progress.steps.map(({ state }) => state)).toEqual(['to_do', 'complete']);
    expect((await page(ann, run)).evidence).toEqual([]);
    const { lines, allTime } = await get<MyPoints>(ann, 'me/points');
    expect([allTime, lines.filter(({ kind }) => kind === 'taken_back').length]).toEqual([0, lines.length / 2]);
    expect(lines.filter(({ kind }) => kind === 'award').every((line) => line.takenBack)).toBe(true);
    expect(await told(eye, 'evidence_taken_back')).toMatchObject([{ name: 'Ann Price', reason }]);
    await confirmed(ann, run);
    await engine();
    expect([await stateOf(run), await pointsOf(ann), await standing(run)]).toEqual(['completed', full, 1]);
  });

  it('within ten minutes asks no reason, and a badge whose ground it was goes', async () => {
    const first = badge('first-step', firstStep);
    await app.database.transaction({}, (tx) => app.get(SeedBadges).execute(tx, given.organisationId, [first]));
    const run = await start(ann, await quest([step('tell')]));
    await confirmed(ann, run);
    await engine();
    const before = await holds(ann.memberId);
    clock.pass(10 * MINUTE - 1);
    expect(await mine(ann, run)).toMatchObject({ comes: 'quest_opens', needsReason: false });
    await takeBack(ann, run);
    await engine();
    expect([before, await holds(ann.memberId), await pointsOf(ann)]).toEqual([['first-step'], [], 0]);
  });

  it('while it waits for somebody’s eye: nobody is asked any more, and who has it open hears', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const [found] = await waiting(bob);
    const { moved } = await hears(bob);
    clock.pass(60 * MINUTE);
    expect(await mine(ann, run)).toMatchObject({ comes: 'was_waiting', needsReason: false });
    await takeBack(ann, run);
    await moved;
    expect(await waiting(bob)).toEqual([]);
    expect(await confirm(bob, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_found' } }]);
    expect(await stateOf(run)).toBe('in_progress');
  });

  it('of a party where each did their part, the others’ quest stays finished with all it brought', async () => {
    const slug = await quest([step('tell', { party: { mode: 'each' } })]);
    const run = await together(slug, ann, bob);
    await confirmed(ann, run);
    await confirmed(bob, run);
    await engine();
    const theirs = await pointsOf(bob);
    expect(await mine(ann, run)).toMatchObject({ comes: 'you_part' });
    await takeBack(ann, run);
    await engine();
    expect([await stateOf(run), await pointsOf(ann), await pointsOf(bob)]).toEqual(['completed', 0, theirs]);
    expect((await page(bob, run)).progress.party.map(({ state }) => state)).toEqual(['left', 'accepted']);
    await get(ann, `quest-runs/${run}`, 403);
    const again = await start(ann, slug);
    await confirmed(ann, again);
    await engine();
    expect(await pointsOf(ann)).toBe(theirs);
  });

  it('of a party whose steps rested on it, the quest is open for all: they hear why, and what they did stays', async () => {
    const steps = [
      step('tell', { party: { mode: 'joint' } }),
      step('look', { party: { mode: 'each' }, by: { by: 'own_word' } }),
    ];
    const run = await together(await quest(steps), ann, bob);
    await Promise.all([tap(ann, run, 'look'), tap(bob, run, 'look')]);
    await confirmed(ann, run);
    const joint = (await page(bob, run)).progress.steps[0]!.contributions[0]!;
    await posted(bob, `quest-runs/${run}/contributions/${joint.id}/together`);
    await engine();
    expect([await stateOf(run), (await pointsOf(bob)) > 0]).toEqual(['completed', true]);
    const socket = await app.socket(bob);
    await app.watch(socket, `quest-run:${run}`);
    const heard = app.nextChange(socket, `quest-run:${run}`);
    await back(ann, run, joint.id);
    expect((await heard).change).toMatchObject({ state: 'in_progress' });
    await engine();
    expect([await stateOf(run), await pointsOf(ann), await pointsOf(bob)]).toEqual(['in_progress', 0, 0]);
    expect((await page(bob, run)).progress.steps.map(({ state }) => state)).toEqual(['to_do', 'complete']);
    expect(await told(bob, 'quest_opens')).toMatchObject([{ name: 'Ann Price' }]);
  });

  it('changes nothing where another of the party did it, too', async () => {
    const run = await together(await quest([step('look', ownWord), step('tell')]), ann, bob);
    await tap(ann, run, 'look');
    await app.database.query(
      `insert into step_contribution (id, organisation_id, run_id, step_id, member_id, way, state, made_at)
       values ($1, $2, $3, 'look', $4, 'own_word', 'accepted', $5)`,
      [newId(), given.organisationId, run, bob.memberId, clock.now()],
    );
    await confirmed(bob, run);
    expect(await mine(ann, run)).toMatchObject({ comes: 'stays' });
    await takeBack(ann, run);
    expect([await stateOf(run), await standing(run)]).toEqual(['completed', 2]);
  });

  it('is not for what others did, for what was done elsewhere, nor once the quest was ended', async () => {
    const steps = [step('look', ownWord), step('ask', byActivity('question.asked')), step('tell')];
    const run = await together(await quest(steps), ann, bob);
    await tap(ann, run, 'look');
    await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    const [looked, asked] = (await page(ann, run)).progress.steps.map(({ contributions }) => contributions[0]?.id);
    expect([(await page(ann, run)).takeBack.length, (await page(bob, run)).takeBack]).toEqual([1, []]);
    await back(bob, run, looked!, {}, 403);
    await back(ann, run, asked!, {}, 403);
    await back(ann, run, newId(), {}, 404);
    await back(await given.member(team), run, looked!, {}, 403);
    await back(ann, run, looked!, { reason: ' ' }, 400);
    await posted(bob, `quest-runs/${run}/leave`);
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
    await back(ann, run, looked!, {}, 409);
  });

  it('at the moment somebody else finishes it gives one of both orders, never half', async () => {
    for (const member of await given.members(team, 4)) {
      const run = await start(member, await quest([step('look', ownWord), step('last', ownWord)]));
      await tap(member, run, 'look');
      const { contribution } = await mine(member, run);
      await Promise.all([tap(member, run, 'last'), back(member, run, contribution), back(member, run, contribution)]);
      await engine();
      expect([await stateOf(run), await standing(run)]).toEqual(['in_progress', 0]);
    }
  });
});
