import { describe, expect, it } from '@jest/globals';
import type { QuestCard, RunCard, RunProgress } from '@guildhall/shared/game/quests';

import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import { Engine } from '../engine/engine.js';
import { Stages } from '../engine/stages.js';
import { LedgerStage } from '../ledger/ledger.stage.js';
import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { makeLog } from '../../platform/log/log.js';
import { byActivity, definition, ownWord, step } from '../../testing/given-quest.js';
import { DAY_MS } from '../../testing/given.js';
import {
  ann,
  bob,
  completions,
  confirm,
  eachTestHasAnnAndBob,
  engine,
  offer,
  outsider,
  page,
  pointsOf,
  quest,
  revoke,
  start,
  stateOf,
  tap,
  team,
  waiting,
} from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import { QuestsStage } from './quests.stage.js';
import { RunDesk } from './run-desk.js';
import { starterQuests } from './starter-quests.js';

eachTestHasAnnAndBob();

describe('helping to write the guide', () => {
  it('is done when a suggestion is taken up and its comments are answered', async () => {
    const { definition: coWrite } = starterQuests.find(({ slug }) => slug === 'co-write')!;
    const run = await start(ann, await quest(coWrite.steps, coWrite));
    await tap(ann, run, 'answer');
    expect(await stateOf(run)).toBe('in_progress');
    await done(given, ann, 'guidance.suggestion.accepted', { suggestion: newId() }, { counterpart: bob });
    await engine();
    expect(await stateOf(run)).toBe('completed');
  });
});

describe('work that is taken back while it is counted', () => {
  it('does not stay counted', async () => {
    const run = await start(ann, await quest([step('ask', byActivity('question.asked')), step('tell', ownWord)]));
    await posted(ann, `quest-runs/${run}/move`, { action: 'set_aside' });
    const key = await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    let takingBack = Promise.resolve(0);
    await app.database.transaction({}, async (tx) => {
      await tx.query(`update quest_run set state = 'in_progress' where id = $1`, [run]);
      await app.get(RunDesk).settleAnew(tx, { id: run, organisationId: given.organisationId }, clock.now());
      takingBack = revoke(key).then(engine);
      await Promise.race([takingBack, app.lockWaited()]);
    });
    await takingBack;
    expect((await page(ann, run)).progress.steps[0]!.state).toBe('to_do');
  });

  it('is not counted once it is', async () => {
    const slug = await quest([step('ask', byActivity('question.asked')), step('tell', ownWord)]);
    const key = await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    let starting = Promise.resolve('');
    await app.database.transaction({}, async (tx) => {
      await new Activities(new PendingActivities()).revoke(tx, given.organisationId, [key], clock.now());
      starting = start(ann, slug);
      await Promise.race([starting, app.lockWaited()]);
    });
    const run = await starting;
    expect((await page(ann, run)).progress.steps[0]!.state).toBe('to_do');
  });

  it('lets both go on, where what was recorded later was done first', async () => {
    const rules = [step('ask', byActivity('question.asked')), step('share', byActivity('practice.published'))];
    const slug = await quest([...rules, step('tell', ownWord)]);
    const now = given.clock.now();
    const keys = [await done(given, ann, 'question.asked', { question: newId() })];
    given.clock.set(new Date(now.getTime() - 60_000));
    keys.push(await done(given, ann, 'practice.published', { honest: true }));
    given.clock.set(now);
    await engine();
    const both: Promise<unknown>[] = [];
    await app.database.transaction({}, async (tx) => {
      await tx.query(`select 1 from activity where key = $1 for update`, [keys[0]]);
      const recorder = new Activities(new PendingActivities());
      both.push(
        app.database.transaction({}, (other) => recorder.revoke(other, given.organisationId, keys, clock.now())),
      );
      await app.lockWaited();
      both.push(start(ann, slug));
      await app.lockWaited(2);
    });
    expect(await Promise.all(both)).toEqual([2, expect.any(String)]);
  });
});

describe('work asked for in one place', () => {
  const place = { to: 'guidance' as const, id: newId(), section: 'what-to-do' };
  const improve = (more: object = { place }) => ({
    by: { by: 'activity' as const, kind: 'guidance.suggestion.accepted' as const, ...more },
  });
  const suggested = (subject: string) =>
    done(given, ann, 'guidance.suggestion.accepted', { suggestion: newId() }, { counterpart: bob, subject });

  it('counts on that document alone, is shown live, and opens again when it is taken back', async () => {
    const run = await start(ann, await quest([step('improve', improve()), step('tell', ownWord)]));
    await suggested(newId());
    await engine();
    expect((await page(ann, run)).progress.steps[0]!.state).toBe('to_do');
    const socket = await app.socket(ann);
    await app.watch(socket, `quest-run:${run}`);
    const heard = app.nextChange(socket, `quest-run:${run}`);
    const key = await suggested(place.id);
    await engine();
    expect(((await heard).change as RunProgress).steps[0]!.state).toBe('complete');
    await revoke(key);
    await engine();
    expect((await page(ann, run)).progress.steps[0]!.state).toBe('to_do');
  });

  it('is named by the run and found in the catalogue by the document', async () => {
    const here = await quest([step('improve', improve()), step('tell', ownWord)]);
    await quest([step('improve', improve({}))]);
    await start(ann, here);
    expect((await get<RunCard[]>(ann, 'quest-runs'))[0]!.asks).toEqual([
      { kind: 'guidance.suggestion.accepted', place },
    ]);
    const found = (id: string) => get<QuestCard[]>(ann, `quests?place=${id}`);
    expect((await found(place.id)).map(({ slug }) => slug)).toEqual([here]);
    expect(await found(newId())).toEqual([]);
  });

  it('is refused where the work is not done to such a thing', async () => {
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const shared = step('share', { by: { by: 'activity', kind: 'practice.published', place } });
    const { errors } = await posted<{ errors: { field: string; code: string }[] }>(
      lead,
      'quest-drafts',
      { definition: definition([shared]) },
      400,
    );
    expect(errors).toEqual([expect.objectContaining({ field: 'definition.steps.0.by.place', code: 'place_unfit' })]);
  });
});

describe('steps that complete themselves', () => {
  it('follow the activity, finish the quest, and pay once however often the quest is done', async () => {
    const slug = await quest([step('share', byActivity('practice.published'))]);
    const run = await start(ann, slug);
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    expect(await stateOf(run)).toBe('completed');
    expect(await completions(run)).toEqual([
      { memberId: ann.memberId, key: `quest.completed:${slug}:${ann.memberId}`, standing: true },
    ]);
    // Card 10, first step 15, stamp 10, reward 5.
    expect(await pointsOf(ann)).toBe(40);
    expect((await page(ann, run)).reward).toEqual({ counted: true, points: 15, stamp: '2a' });
    const again = await start(ann, slug);
    expect(await stateOf(again)).toBe('completed');
    await engine();
    expect([await pointsOf(ann), await completions(again)]).toEqual([40, []]);
  });

  it('open again when it is taken back, and take the completion back; done anew, it counts anew', async () => {
    const slug = await quest([step('share', byActivity('practice.published'))]);
    const run = await start(ann, slug);
    const key = await done(given, ann, 'practice.published', { honest: true });
    await engine();
    await revoke(key);
    await engine();
    expect([await stateOf(run), await pointsOf(ann)]).toEqual(['in_progress', 0]);
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    expect((await completions(run)).map(({ key: each, standing }) => [each.endsWith(':r1'), standing])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(await pointsOf(ann)).toBe(40);
  });

  it('a completion that is taken back passes to another run of the same quest that still stands', async () => {
    const slug = await quest([step('one', byActivity('practice.published'))]);
    const first = await start(ann, slug);
    const key = await done(given, ann, 'practice.published', { honest: true });
    await engine();
    clock.pass(DAY_MS);
    given.clock.set(clock.now());
    const second = await start(ann, slug);
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    expect(await stateOf(second)).toBe('completed');
    await revoke(key);
    await engine();
    expect(await stateOf(first)).toBe('in_progress');
    expect((await completions(second)).filter(({ standing }) => standing)).toHaveLength(1);
  });

  it('does for every quest that asks for it, once in each, and ignores others’ work', async () => {
    const one = await start(
      ann,
      await quest([step('share', byActivity('practice.published')), step('more', byActivity('practice.published'))]),
    );
    const two = await start(ann, await quest([step('share', byActivity('practice.published'))]));
    await done(given, bob, 'practice.published', { honest: true });
    await engine();
    expect(await stateOf(two)).toBe('in_progress');
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    expect(await stateOf(two)).toBe('completed');
    expect((await page(ann, one)).progress.steps.map(({ state }) => state)).toEqual(['complete', 'to_do']);
  });

  it('people who do not play complete quests without a ledger entry, and are told of no points', async () => {
    const cai = await given.member(team, { playing: false });
    const run = await start(cai, await quest([step('share', byActivity('practice.published'))]));
    await done(given, cai, 'practice.published', { honest: true });
    await engine();
    expect([await stateOf(run), await pointsOf(cai), (await page(cai, run)).reward]).toEqual(['completed', 0, null]);
    expect(await completions(run)).toHaveLength(1);
  });
});

describe('crashes and races', () => {
  it('an engine that stops between two stages leaves nothing half done; the next one does it all once', async () => {
    const run = await start(ann, await quest([step('share', byActivity('practice.published'))]));
    await done(given, ann, 'practice.published', { honest: true });
    const stages = new Stages();
    stages.register('ledger', new LedgerStage());
    stages.register('quests', app.get(QuestsStage));
    const cut = Object.assign(new Error('the power went'), { code: 'ECONNRESET' });
    stages.register('season', { handle: () => Promise.reject(cut) });
    const pending = new PendingActivities();
    const crashing = new Engine(app.database, clock, stages, new Activities(pending), pending, makeLog('silent'));
    await expect(crashing.drain(given.organisationId)).rejects.toThrow('the power went');
    expect([await stateOf(run), await completions(run), await pointsOf(ann)]).toEqual(['in_progress', [], 0]);
    await engine();
    expect([await stateOf(run), (await completions(run)).length, await pointsOf(ann)]).toEqual(['completed', 1, 40]);
  });

  it('the engine doing one step while a tap does the other gives one completion', async () => {
    const slug = await quest([step('share', byActivity('practice.published')), step('tap', ownWord)]);
    for (const member of await given.members(team, 5)) {
      const run = await start(member, slug);
      await done(given, member, 'practice.published', { honest: true });
      await Promise.all([engine(), tap(member, run, 'tap')]);
      await engine();
      expect([await stateOf(run), (await completions(run)).length]).toEqual(['completed', 1]);
    }
  });

  it('what is taken back before the engine saw it, but after a step was done by it, opens the step again', async () => {
    const key = await done(given, ann, 'practice.published', { honest: true });
    const run = await start(ann, await quest([step('share', byActivity('practice.published'))]));
    expect(await stateOf(run)).toBe('completed');
    await revoke(key);
    await engine();
    expect([await stateOf(run), await pointsOf(ann)]).toEqual(['in_progress', 0]);
  });
});

describe('who walked with you', () => {
  const finished = async (actor: Actor, more: Parameters<typeof definition>[1] = {}) => {
    const run = await start(actor, await quest([step('one')], more));
    await offer(actor, run, 'one');
    const eye = await given.member(team);
    await confirm(eye, (await waiting(eye))[0]!.id);
    return run;
  };
  const name = (actor: Actor, run: string, helper: Actor, status = 200) =>
    posted(actor, `quest-runs/${run}/helper`, { helper: helper.memberId }, status);

  it('naming someone after one’s first step is theirs to be thanked for, with the newcomer’s boost', async () => {
    const far = await outsider();
    const run = await finished(ann);
    expect((await page(ann, run)).may.nameHelper).toBe(true);
    await name(ann, run, far);
    await name(ann, run, far);
    await engine();
    expect(await pointsOf(far)).toBe(12);
    expect(await page(ann, run)).toMatchObject({ helper: { id: far.memberId }, may: { nameHelper: false } });
    await name(ann, run, bob, 409);
  });

  it('never oneself, never for a warm-up, never before it is finished', async () => {
    await name(ann, await finished(ann), ann, 400);
    await name(bob, await finished(bob, { warmUp: true, stamp: '1a', reward: null }), ann, 403);
    const cai = await given.member(team);
    await name(cai, await start(cai, await quest([step('one', ownWord)])), ann, 409);
  });

  it('[I3] taps alone bring nobody anything, and there is nobody to name', async () => {
    const run = await start(ann, await quest([step('one', ownWord)]));
    await tap(ann, run, 'one');
    await engine();
    expect([await stateOf(run), await pointsOf(ann), (await page(ann, run)).may.nameHelper]).toEqual([
      'completed',
      0,
      false,
    ]);
    await name(ann, run, bob, 403);
  });

  it('the thanks go when what was done is taken back, and come again when it is done anew', async () => {
    const far = await outsider();
    const run = await start(ann, await quest([step('ask', byActivity('question.asked'))]));
    const key = await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    await name(ann, run, far);
    await engine();
    expect(await pointsOf(far)).toBe(12);
    await revoke(key);
    await engine();
    expect([await stateOf(run), await pointsOf(far)]).toEqual(['in_progress', 0]);
    await done(given, ann, 'question.asked', { question: newId() });
    await engine();
    expect([await stateOf(run), await pointsOf(far)]).toEqual(['completed', 12]);
  });

  it('someone who had taken a first step before brings the helper no boost', async () => {
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    clock.pass(DAY_MS);
    await name(ann, await finished(ann), bob);
    await engine();
    expect(await pointsOf(bob)).toBe(8);
  });
});
