import { setImmediate } from 'node:timers/promises';

import type { LiveChange } from '@guildhall/shared/platform/live';
import { describe, expect, it, jest } from '@jest/globals';
import { type QuestPage, roomFor, type RunCard, type RunProgress } from '@guildhall/shared/game/quests';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given } from '../../testing/given.js';
import { ownWord, step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  completions,
  eachTestHasAnnAndBob,
  outsider,
  page,
  quest,
  start,
  stateOf,
  tap,
  team,
  together,
} from '../../testing/quest-world.js';
import { app, get, given, post, posted } from '../../testing/world.js';
import { PartWithLeaversCommand } from './part-with-leavers.command.js';
import { RunDesk } from './run-desk.js';

eachTestHasAnnAndBob();

/** They left, and no server heard of it. */
async function left(...members: Actor[]): Promise<void> {
  const ids = members.map(({ memberId }) => memberId);
  await app.database.query(`update member set left_at = now() where id = any($1)`, [ids]);
}

describe('a party', () => {
  it('waits for whoever was asked, begins when one joins, and lets the starter begin without waiting', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(ann, slug, [bob]);
    await tap(ann, run, 'one', 409);
    expect((await get<RunCard[]>(bob, 'quest-runs'))[0]).toMatchObject({
      id: run,
      own: 'invited',
      invitedBy: 'Ann Price',
    });
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    expect(await stateOf(run)).toBe('in_progress');
    const cai = await given.member(team);
    const other = await start(cai, slug, [await given.member(team)]);
    await posted(cai, `quest-runs/${other}/move`, { action: 'start' });
    expect(await stateOf(other)).toBe('in_progress');
  });

  it('declining needs no reason, may be asked again, and answering twice changes nothing', async () => {
    const run = await start(ann, await quest([step('one')]), [bob]);
    const socket = await app.socket(bob, ['websocket'], await app.another());
    await app.watch(socket, `quest-run:${run}`);
    const ended = new Promise<{ topic: string }>((done) => socket.once('live:ended', done));
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'decline' });
    expect(await ended).toMatchObject({ topic: `quest-run:${run}` });
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 403);
    await posted(ann, `quest-runs/${run}/invitations`, { people: [bob.memberId] });
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    expect((await page(bob, run)).progress.party.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  it('is joined by whoever has no other run of the quest open, which its page leads to', async () => {
    const slug = await quest([step('one', ownWord)]);
    const own = await start(bob, slug);
    const run = await start(ann, slug, [bob]);
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 409);
    expect((await get<QuestPage>(bob, `quests/${slug}`)).own).toMatchObject({ id: own });
    await posted(bob, `quest-runs/${own}/move`, { action: 'withdraw' });
    expect((await get<QuestPage>(bob, `quests/${slug}`)).own).toBeNull();
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
  });

  it('[presence/party] sees who of it is there by name, whatever their teams', async () => {
    const cai = await outsider();
    const run = await start(ann, await quest([step('one', ownWord)]), [cai]);
    for (const actor of [ann, cai]) await app.watch(await app.socket(actor), `presence:quest-run:${run}`);
    const who = await get(ann, `presence?at=quest-run:${run}`);
    expect(who).toEqual({ named: [expect.objectContaining({ id: cai.memberId })], others: 0 });
  });

  it('is closed to everyone else: page, commands and live progress', async () => {
    const run = await start(ann, await quest([step('one', ownWord)]), [bob]);
    const eve = await given.member(team);
    await get(eve, `quest-runs/${run}`, 403);
    await tap(eve, run, 'one', 403);
    for (const path of ['leave', 'answer', 'move', 'invitations', 'helper']) {
      const body = {
        answer: { answer: 'accept' },
        move: { action: 'withdraw' },
        invitations: { people: [bob.memberId] },
        helper: { helper: bob.memberId },
      };
      await posted(eve, `quest-runs/${run}/${path}`, body[path as keyof typeof body] ?? {}, 403);
    }
    await posted(bob, `quest-runs/${run}/move`, { action: 'withdraw' }, 403);
    const watched = await app.watch(await app.socket(eve), `quest-run:${run}`);
    expect(watched).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    await get(ann, `quest-runs/${newId()}`, 404);
  });

  it('says to whoever left or declined which quest it was, and to nobody else', async () => {
    const slug = await quest([step('one', ownWord)]);
    const cai = await given.member(team);
    const run = await together(slug, ann, bob);
    const parting = `quest-runs/${run}/parting`;
    await get(bob, parting, 403);
    await posted(bob, `quest-runs/${run}/leave`);
    const title = { en: 'Pair up for half an hour', cy: 'Pair up for half an hour' };
    expect(await get(bob, parting)).toEqual({ how: 'left', quest: { slug, title } });
    for (const actor of [ann, cai]) await get(actor, parting, 403);
    await posted(ann, `quest-runs/${run}/invitations`, { people: [cai.memberId] });
    await get(cai, parting, 403);
    await posted(cai, `quest-runs/${run}/answer`, { answer: 'decline' });
    expect(await get(cai, parting)).toMatchObject({ how: 'declined' });
    await get(bob, `quest-runs/${newId()}/parting`, 404);
    const elsewhere = await Given.organisation(app.database);
    await get(await elsewhere.member(await elsewhere.team()), parting, 404);
  });

  it('has no more room than the company says', async () => {
    const run = await start(ann, await quest([step('one')]), [bob]);
    await posted(ann, `quest-runs/${run}/invitations`, { people: [(await given.member(team)).memberId] }, 409);
  });

  it('has no more room for many who are asked at the same moment', async () => {
    const run = await start(ann, await quest([step('one')]), [bob, await given.member(team)]);
    const asked = await Promise.all(
      (await given.members(team, 2 * roomFor.party)).map(({ memberId }) =>
        post(ann, `quest-runs/${run}/invitations`, { people: [memberId] }),
      ),
    );
    expect(asked.filter(({ status }) => status < 300)).toHaveLength(roomFor.party - 3);
    expect(asked.filter(({ status }) => status === 409)).toHaveLength(roomFor.party + 3);
    expect((await page(ann, run)).progress.party).toHaveLength(roomFor.party);
  });

  it('nobody joins while they have the same quest under way', async () => {
    const slug = await quest([step('one')]);
    await start(bob, slug);
    const run = await start(ann, slug, [bob]);
    await posted(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 409);
  });

  it('sees each other’s progress live; leaving ends the watch', async () => {
    const run = await together(
      await quest([step('one', { ...ownWord, party: { mode: 'each' } })]),
      ann,
      bob,
      await given.member(team),
    );
    const [annSocket, bobSocket] = [await app.socket(ann), await app.socket(bob)];
    const topic = `quest-run:${run}`;
    expect(await app.watch(annSocket, topic)).toMatchObject({ ok: true, snapshot: { state: 'in_progress' } });
    await app.watch(bobSocket, topic);
    const doneBy = ({ change }: LiveChange) => (change as RunProgress).steps[0]?.doneBy ?? [];
    // What happened just before the watch may still be said.
    const heard = app.nextChange(annSocket, topic, (change) => doneBy(change).length > 0);
    await tap(bob, run, 'one');
    expect(doneBy(await heard)).toEqual([bob.memberId]);
    const ended = new Promise((over) => bobSocket.once('live:ended', over));
    await posted(bob, `quest-runs/${run}/leave`);
    expect(await ended).toEqual({ topic });
    expect(await app.watch(bobSocket, topic)).toMatchObject({ ok: false });
  });
});

describe('party modes (mechanisms §2.3)', () => {
  it('“each” asks those who are there: leaving recomputes, and never un-completes', async () => {
    const cai = await given.member(team);
    const run = await together(
      await quest([step('all', { ...ownWord, party: { mode: 'each' } }), step('last', ownWord)]),
      ann,
      bob,
      cai,
    );
    await tap(ann, run, 'all');
    await tap(bob, run, 'all');
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('in_progress');
    await posted(cai, `quest-runs/${run}/leave`);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
    await posted(bob, `quest-runs/${run}/leave`);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
    await tap(ann, run, 'last');
    expect((await completions(run)).map(({ memberId }) => memberId)).toEqual([ann.memberId]);
  });

  it('“joint” is offered once and said by everyone', async () => {
    const run = await together(await quest([step('both', { ...ownWord, party: { mode: 'joint' } })]), ann, bob);
    await tap(ann, run, 'both');
    const [contribution] = (await page(bob, run)).progress.steps[0]!.contributions;
    await posted(ann, `quest-runs/${run}/contributions/${contribution!.id}/together`, {}, 403);
    expect(await stateOf(run)).toBe('in_progress');
    await posted(bob, `quest-runs/${run}/contributions/${contribution!.id}/together`);
    expect(await stateOf(run)).toBe('completed');
  });

  it('whoever leaves the organisation keeps nobody waiting; a run that nobody is left in ends', async () => {
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    const slug = await quest([step('one', { ...ownWord, party: { mode: 'each' } })]);
    const run = await together(slug, ann, bob);
    const cai = await given.member(team);
    const alone = await start(cai, slug);
    await tap(ann, run, 'one');
    for (const { memberId } of [cai, bob]) await posted(admin, `people/${memberId}/left`, {}, 204);
    // Whichever server on this database hears of it first.
    while ((await stateOf(run)) !== 'completed') await setImmediate();
    expect((await completions(run)).map(({ memberId }) => memberId)).toEqual([ann.memberId]);
    expect((await page(ann, run)).progress.party).toMatchObject([{ state: 'accepted' }, { state: 'left' }]);
    await app.get(PartWithLeaversCommand).execute();
    expect(await stateOf(alone)).toBe('withdrawn');
  });

  it('a party that cannot be parted from its leaver now holds up no other, and its trouble is told', async () => {
    const slug = await quest([step('one')]);
    const runs = [await start(ann, slug), await start(bob, slug)];
    await left(ann, bob);
    jest.spyOn(app.get(RunDesk), 'settleChanged').mockRejectedValueOnce(new Error('It did not work.'));
    await expect(app.get(PartWithLeaversCommand).execute()).rejects.toThrow('It failed for 1.');
    const states = () => Promise.all(runs.map(stateOf));
    expect((await states()).toSorted()).toEqual(['in_progress', 'withdrawn']);
    await app.get(PartWithLeaversCommand).execute();
    expect(await states()).toEqual(['withdrawn', 'withdrawn']);
  });

  it('whoever is back by the time a party is to part from them stays with it', async () => {
    const run = await start(ann, await quest([step('one')]));
    await left(ann);
    const parting = await app.database.transaction({}, async (tx) => {
      await tx.query(`select 1 from quest_run where id = $1 for update`, [run]);
      const started = app.get(PartWithLeaversCommand).execute();
      await app.lockWaited();
      await tx.query(`update member set left_at = null where id = $1`, [ann.memberId]);
      return { started };
    });
    await parting.started;
    expect((await page(ann, run)).progress.party).toMatchObject([{ state: 'accepted' }]);
  });

  it('“joint” has nothing left to do for whoever said so, while others have not', async () => {
    const cai = await outsider();
    const run = await together(await quest([step('all', { ...ownWord, party: { mode: 'joint' } })]), ann, bob, cai);
    await tap(ann, run, 'all');
    const [contribution] = (await page(bob, run)).progress.steps[0]!.contributions;
    await posted(bob, `quest-runs/${run}/contributions/${contribution!.id}/together`);
    const { doneBy, state } = (await page(bob, run)).progress.steps[0]!;
    expect({ state, doneBy: new Set(doneBy) }).toEqual({
      state: 'in_progress',
      doneBy: new Set([ann.memberId, bob.memberId]),
    });
  });

  it('“at least two” counts different people', async () => {
    const run = await together(
      await quest([step('two', { ...ownWord, party: { mode: 'at_least', people: 2 } })]),
      ann,
      bob,
    );
    await tap(ann, run, 'two');
    await tap(ann, run, 'two');
    expect(await stateOf(run)).toBe('in_progress');
    await tap(bob, run, 'two');
    expect(await stateOf(run)).toBe('completed');
  });

  it('“at least two” asks one of whoever is alone: there is nobody else to wait for', async () => {
    const run = await start(ann, await quest([step('two', { ...ownWord, party: { mode: 'at_least', people: 2 } })]));
    await tap(ann, run, 'two');
    expect(await stateOf(run)).toBe('completed');
  });

  it('two members finishing the same step at once give one completion and one set of activities', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = await given.members(team, 2);
      const run = await together(
        await quest([step('one', ownWord), step('two', { ...ownWord, party: { mode: 'each' } })]),
        one!,
        two!,
      );
      await tap(one!, run, 'one');
      await Promise.all([tap(one!, run, 'two'), tap(two!, run, 'two')]);
      expect(await stateOf(run)).toBe('completed');
      expect((await completions(run)).map(({ memberId }) => memberId).sort()).toEqual(
        [one!.memberId, two!.memberId].sort(),
      );
    }
  });

  it('twenty taps at once are one', async () => {
    const run = await start(ann, await quest([step('one', ownWord), step('two', ownWord)]));
    await Promise.all(Array.from({ length: 20 }, () => tap(ann, run, 'one')));
    expect((await page(ann, run)).progress.steps[0]?.contributions).toHaveLength(1);
  });
});
