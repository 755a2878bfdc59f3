import type { LiveChange } from '@guildhall/shared/platform/live';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type {
  DecisionResult,
  QuestCard,
  QuestPage,
  QuestToWrite,
  QuestVersions,
  RunCard,
  RunPage,
  RunProgress,
  WaitingEvidence,
} from '@guildhall/shared/game/quests';

import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import { Engine } from '../engine/engine.js';
import { Stages } from '../engine/stages.js';
import { LedgerStage } from '../ledger/ledger.stage.js';
import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { makeLog } from '../../platform/log/log.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { byActivity, definition, ownWord, publishedQuest, step } from '../../testing/given-quest.js';
import { TestApp } from '../../testing/test-app.js';
import { done } from '../../testing/test-engine.js';
import { QuestsStage } from './quests.stage.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let app: TestApp;
let given: Given;
let team: GivenUnit;
let ann: Actor;
let bob: Actor;
const clock = new SetClock(TUESDAY);

beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.set(TUESDAY);
  given = await Given.organisation(app.database);
  team = await given.team();
  ann = await given.member(team, { name: 'Ann Price' });
  bob = await given.member(team, { name: 'Bob Lewis' });
});

const quest = (steps: QuestStep[], more: Parameters<typeof definition>[1] = {}) =>
  publishedQuest(given, ann, definition(steps, more));

async function post<Answer = { run: string }>(
  actor: Actor,
  path: string,
  body: object = {},
  status = 200,
): Promise<Answer> {
  const response = await (await app.as(actor)).post(`/api/${path}`).send(body);
  expect({ path, status: response.status, body: response.body as unknown }).toMatchObject({ path, status });
  return response.body as Answer;
}

async function get<Answer>(actor: Actor, path: string, status = 200): Promise<Answer> {
  const { body } = await (await app.as(actor)).get(`/api/${path}`).expect(status);
  return body as Answer;
}

const start = async (actor: Actor, slug: string, people: Actor[] = []): Promise<string> => {
  const company = people.length === 0 ? 'alone' : people.length === 1 ? 'with_one' : 'party';
  const { run } = await post(actor, 'quest-runs', {
    quest: slug,
    company,
    people: people.map(({ memberId }) => memberId),
  });
  return run;
};
const together = async (slug: string, first: Actor, ...others: Actor[]): Promise<string> => {
  const run = await start(first, slug, others);
  for (const other of others) await post(other, `quest-runs/${run}/answer`, { answer: 'accept' });
  return run;
};
const tap = (actor: Actor, run: string, id: string, status = 200) =>
  post(actor, `quest-runs/${run}/steps/${id}/tap`, {}, status);
const offer = (
  actor: Actor,
  run: string,
  id: string,
  body: object = { words: 'We sat together for half an hour.' },
  status = 200,
) => post(actor, `quest-runs/${run}/steps/${id}/evidence`, body, status);
const page = (actor: Actor, run: string) => get<RunPage>(actor, `quest-runs/${run}`);
const waiting = (actor: Actor) => get<WaitingEvidence[]>(actor, 'verifications');
const decide = (actor: Actor, decisions: object[]) => post<DecisionResult[]>(actor, 'verifications', { decisions });
const confirm = (actor: Actor, evidence: string) => decide(actor, [{ evidence, decision: 'confirm' }]);
const stateOf = async (run: string) =>
  (await app.database.query<{ state: string }>(`select state from quest_run where id = $1`, [run]))[0]?.state;

interface Completion {
  memberId: string;
  key: string;
  standing: boolean;
}
const completions = (run: string) =>
  app.database.query<Completion>(
    `select member_id as "memberId", key, revoked_at is null as standing from activity
     where kind = 'quest.completed' and data ->> 'run' = $1 order by recorded_at, key`,
    [run],
  );
const pointsOf = async (actor: Actor) =>
  (
    await app.database.query<{ points: number }>(
      `select coalesce(sum(points), 0)::int as points from points_entry where member_id = $1`,
      [actor.memberId],
    )
  )[0]!.points;
const engine = () => app.engineDone(given.organisationId);
const revoke = (key: string) =>
  app.database.transaction({}, (tx) =>
    new Activities(new PendingActivities()).revoke(tx, given.organisationId, [key], clock.now()),
  );
/** A person with nothing to do with anyone: far away on every board. */
const outsider = async () => given.member(await given.team());

describe('the catalogue', () => {
  const cards = (query = '') => get<QuestCard[]>(ann, `quests${query}`);

  it('lists what is offered, open ones first, and filters by words, minutes, level, company and status', async () => {
    const short = await quest([step('one', ownWord)], {
      title: { en: 'Say when you look in', cy: 'Dweud pryd' },
      minutes: 5,
      level: 1,
    });
    const long = await quest([step('one')], { minutes: 60, companies: ['party'] });
    const coming = await quest([step('one')], { coming: true, minutes: 10, level: 3 });
    const slugs = async (query: string) => (await cards(query)).map(({ slug }) => slug);
    expect(await slugs('')).toEqual([short, long, coming]);
    expect(await slugs('?minutes=10')).toEqual([short, coming]);
    expect(await slugs('?level=2')).toEqual([long]);
    expect(await slugs('?company=alone')).toEqual([short, coming]);
    expect(await slugs('?status=coming')).toEqual([coming]);
    expect(await slugs('?search=PRYD')).toEqual([short]);
    expect(await slugs('?search=%25')).toEqual([]);
  });

  it('shows one’s own run on the card, and nobody else’s', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(bob, slug);
    expect((await cards())[0]!.own).toBeNull();
    expect((await get<QuestCard[]>(bob, 'quests'))[0]!.own).toEqual({ id: run, state: 'in_progress' });
  });

  it('[I7] says how many finished lately only from five people on, and names a lead to ask', async () => {
    const slug = await quest([step('one', ownWord)]);
    const lead = await given.member(team, { name: 'Lead Person', grants: [{ role: 'lead', unitId: team.id }] });
    for (const member of await given.members(team, 4)) await tap(member, await start(member, slug), 'one');
    const before = await get<QuestPage>(ann, `quests/${slug}`);
    expect(before).toMatchObject({ finishedLately: null, ask: { id: lead.memberId, name: 'Lead Person' } });
    await tap(bob, await start(bob, slug), 'one');
    expect((await get<QuestPage>(ann, `quests/${slug}`)).finishedLately?.people).toBe(5);
    expect((await get<QuestPage>(await outsider(), `quests/${slug}`)).finishedLately).toBeNull();
  });

  it('knows no quest of another organisation, and none that was never published', async () => {
    const slug = await quest([step('one')]);
    const elsewhere = await Given.organisation(app.database);
    await get(await elsewhere.member(await elsewhere.team()), `quests/${slug}`, 404);
    await get(ann, 'quests/no-such-quest', 404);
    await get(ann, 'quests/Not A Slug', 400);
  });
});

describe('starting', () => {
  it('refuses what is coming, retired, unknown, or not made for that company', async () => {
    const coming = await quest([step('one')], { coming: true });
    const alone = await quest([step('one')], { companies: ['alone'] });
    const retired = await quest([step('one')]);
    await app.database.query(`update quest set retired_at = now() where slug = $1`, [retired]);
    await post(ann, 'quest-runs', { quest: coming, company: 'alone', people: [] }, 409);
    await post(ann, 'quest-runs', { quest: retired, company: 'alone', people: [] }, 409);
    await post(ann, 'quest-runs', { quest: 'nowhere', company: 'alone', people: [] }, 404);
    await post(ann, 'quest-runs', { quest: alone, company: 'with_one', people: [bob.memberId] }, 400);
  });

  it('refuses company that does not add up, oneself, and people of another organisation', async () => {
    const slug = await quest([step('one')]);
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team());
    const tries = [
      ['alone', [bob.memberId], 'people'],
      ['with_one', [], 'people'],
      ['party', [], 'people'],
      ['with_one', [ann.memberId], 'people'],
      ['with_one', [stranger.memberId], 'people'],
      ['with_one', [newId()], 'people'],
    ] as const;
    for (const [company, people, field] of tries) {
      const body = await post<{ errors: { field: string }[] }>(
        ann,
        'quest-runs',
        { quest: slug, company, people },
        400,
      );
      expect(body.errors[0]?.field).toBe(field);
    }
  });

  it('begins a quest once, however often and at once it is asked', async () => {
    const slug = await quest([step('one')]);
    const http = await app.as(ann);
    const tries = Array.from({ length: 12 }, () =>
      http
        .post('/api/quest-runs')
        .send({ quest: slug, company: 'alone', people: [] })
        .then(({ status }) => status),
    );
    expect((await Promise.all(tries)).sort()).toEqual([200, ...Array.from({ length: 11 }, () => 409)]);
  });

  it('[idempotent] the same key gives the same run', async () => {
    const slug = await quest([step('one')]);
    const http = await app.as(ann);
    const ask = () =>
      http
        .post('/api/quest-runs')
        .set('Idempotency-Key', 'start-once-1')
        .send({ quest: slug, company: 'alone', people: [] })
        .expect(200);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.body).toEqual(first.body);
  });

  it('counts what was done earlier that day, and nothing from the day before', async () => {
    const slug = await quest([
      step('share', byActivity('practice.published')),
      step('ask', byActivity('question.asked')),
    ]);
    given.clock.set(new Date(TUESDAY.getTime() - 60_000));
    await done(given, ann, 'practice.published', { honest: true });
    given.clock.set(new Date(TUESDAY.getTime() - DAY_MS));
    await done(given, ann, 'question.asked', { question: newId() });
    const { progress } = await page(ann, await start(ann, slug));
    expect(progress.steps.map(({ state }) => state)).toEqual(['complete', 'to_do']);
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
    const { errors } = await post<{ errors: { field: string; code: string }[] }>(
      lead,
      'quest-drafts',
      { definition: definition([shared]) },
      400,
    );
    expect(errors).toEqual([expect.objectContaining({ field: 'definition.steps.0.by.place', code: 'place_unfit' })]);
  });
});

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
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    expect(await stateOf(run)).toBe('in_progress');
    const cai = await given.member(team);
    const other = await start(cai, slug, [await given.member(team)]);
    await post(cai, `quest-runs/${other}/move`, { action: 'start' });
    expect(await stateOf(other)).toBe('in_progress');
  });

  it('declining needs no reason, may be asked again, and answering twice changes nothing', async () => {
    const run = await start(ann, await quest([step('one')]), [bob]);
    const socket = await app.socket(bob);
    await app.watch(socket, `quest-run:${run}`);
    const ended = new Promise<{ topic: string }>((done) => socket.once('live:ended', done));
    await post(bob, `quest-runs/${run}/answer`, { answer: 'decline' });
    expect(await ended).toMatchObject({ topic: `quest-run:${run}` });
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 403);
    await post(ann, `quest-runs/${run}/invitations`, { people: [bob.memberId] });
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
    expect((await page(bob, run)).progress.party.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  it('is joined by whoever has no other run of the quest open, which its page leads to', async () => {
    const slug = await quest([step('one', ownWord)]);
    const own = await start(bob, slug);
    const run = await start(ann, slug, [bob]);
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 409);
    expect((await get<QuestPage>(bob, `quests/${slug}`)).own).toMatchObject({ id: own });
    await post(bob, `quest-runs/${own}/move`, { action: 'withdraw' });
    expect((await get<QuestPage>(bob, `quests/${slug}`)).own).toBeNull();
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' });
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
      await post(eve, `quest-runs/${run}/${path}`, body[path as keyof typeof body] ?? {}, 403);
    }
    await post(bob, `quest-runs/${run}/move`, { action: 'withdraw' }, 403);
    const watched = await app.watch(await app.socket(eve), `quest-run:${run}`);
    expect(watched).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    await get(ann, `quest-runs/${newId()}`, 404);
  });

  it('has no more room than the company says', async () => {
    const run = await start(ann, await quest([step('one')]), [bob]);
    await post(ann, `quest-runs/${run}/invitations`, { people: [(await given.member(team)).memberId] }, 409);
  });

  it('nobody joins while they have the same quest under way', async () => {
    const slug = await quest([step('one')]);
    await start(bob, slug);
    const run = await start(ann, slug, [bob]);
    await post(bob, `quest-runs/${run}/answer`, { answer: 'accept' }, 409);
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
    await post(bob, `quest-runs/${run}/leave`);
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
    await post(cai, `quest-runs/${run}/leave`);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
    await post(bob, `quest-runs/${run}/leave`);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
    await tap(ann, run, 'last');
    expect((await completions(run)).map(({ memberId }) => memberId)).toEqual([ann.memberId]);
  });

  it('“joint” is offered once and said by everyone', async () => {
    const run = await together(await quest([step('both', { ...ownWord, party: { mode: 'joint' } })]), ann, bob);
    await tap(ann, run, 'both');
    const [contribution] = (await page(bob, run)).progress.steps[0]!.contributions;
    await post(ann, `quest-runs/${run}/contributions/${contribution!.id}/together`, {}, 403);
    expect(await stateOf(run)).toBe('in_progress');
    await post(bob, `quest-runs/${run}/contributions/${contribution!.id}/together`);
    expect(await stateOf(run)).toBe('completed');
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

describe('setting aside and ending', () => {
  it('taking up again finds everything as it was, and what was done meanwhile', async () => {
    const run = await start(
      ann,
      await quest([step('tap', ownWord), step('share', byActivity('practice.published')), step('last')]),
    );
    await tap(ann, run, 'tap');
    await post(ann, `quest-runs/${run}/move`, { action: 'set_aside' });
    await tap(ann, run, 'last', 403);
    await offer(ann, run, 'last', { words: 'Not now' }, 409);
    await done(given, ann, 'practice.published', { honest: false });
    await engine();
    await post(ann, `quest-runs/${run}/move`, { action: 'take_up' });
    expect((await page(ann, run)).progress.steps.map(({ state }) => state)).toEqual(['complete', 'complete', 'to_do']);
    await post(ann, `quest-runs/${run}/move`, { action: 'take_up' }, 409);
  });

  it('one who is alone may end it and begin anew; with others in it, one leaves', async () => {
    const slug = await quest([step('one', ownWord)]);
    const run = await start(ann, slug);
    await post(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
    await post(ann, `quest-runs/${run}/move`, { action: 'withdraw' }, 409);
    await tap(ann, run, 'one', 409);
    const again = await together(slug, ann, bob);
    await post(ann, `quest-runs/${again}/move`, { action: 'withdraw' }, 409);
    await post(ann, `quest-runs/${again}/leave`);
    await post(bob, `quest-runs/${again}/leave`);
    expect(await stateOf(again)).toBe('withdrawn');
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
    stages.register('season', { handle: () => Promise.reject(new Error('the power went')) });
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

describe('evidence and verification', () => {
  const words = { words: 'We looked at the rota together.' };

  it('a confirmation completes the step, and the quest, without a second click', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell', { ...words, link: 'https://brackenshire.example/rota' });
    expect(await stateOf(run)).toBe('submitted');
    const [found] = await waiting(bob);
    expect(found).toMatchObject({ evidence: words, by: { name: 'Ann Price' }, askedYou: false });
    expect(await confirm(bob, found!.id)).toEqual([{ evidence: found!.id, ok: true }]);
    expect(await stateOf(run)).toBe('completed');
    await engine();
    expect(await pointsOf(ann)).toBe(15 + 10 + 5);
    expect(await confirm(bob, found!.id)).toMatchObject([{ ok: false, problem: { code: 'already_done' } }]);
  });

  it('needs words or an https link', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell', {}, 400);
    await offer(ann, run, 'tell', { link: 'http://brackenshire.example' }, 400);
    await offer(ann, run, 'tell', { link: 'javascript:alert(1)' }, 400);
    await offer(ann, run, 'other', words, 404);
  });

  it('returned needs a reason; offered again it waits anew; while one waits, that one stands', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    await offer(ann, run, 'tell', { words: 'Sent twice' });
    const [found] = await waiting(bob);
    expect(await decide(bob, [{ evidence: found!.id, decision: 'return' }])).toMatchObject([
      { ok: false, problem: { code: 'invalid' } },
    ]);
    expect(await decide(bob, [{ evidence: found!.id, decision: 'return', reason: 'Which day was it?' }])).toMatchObject(
      [{ ok: true }],
    );
    expect((await page(ann, run)).evidence).toMatchObject([
      { words: 'We sat together for half an hour.', verification: { reason: 'Which day was it?', by: 'Bob Lewis' } },
    ]);
    expect(await stateOf(run)).toBe('returned');
    await offer(ann, run, 'tell', { words: 'On Monday.' });
    const [again] = await waiting(bob);
    expect(again!.id).not.toBe(found!.id);
    expect(await confirm(bob, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_found' } }]);
    await confirm(bob, again!.id);
    expect(await stateOf(run)).toBe('completed');
    await offer(ann, run, 'tell', words, 409);
  });

  it('[I4] nobody is offered their own or their party’s, and is refused when they try', async () => {
    const run = await together(await quest([step('tell')]), ann, bob);
    await offer(ann, run, 'tell');
    const [found] = await waiting(await given.member(team));
    expect([await waiting(ann), await waiting(bob)]).toEqual([[], []]);
    for (const actor of [ann, bob])
      expect(await confirm(actor, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
  });

  it('[I4] not of someone who verified them in the past seven days', async () => {
    const slug = await quest([step('tell')]);
    await offer(ann, await start(ann, slug), 'tell');
    const [first] = await waiting(bob);
    await confirm(bob, first!.id);
    const run = await start(bob, slug);
    await offer(bob, run, 'tell');
    const [found] = await waiting(await given.member(team));
    expect(await waiting(ann)).toEqual([]);
    expect(await confirm(ann, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    clock.pass(7 * DAY_MS);
    expect(await waiting(ann)).toHaveLength(1);
    expect(await confirm(ann, found!.id)).toMatchObject([{ ok: true }]);
  });

  it('[I4] not a rival within two places on a live board; once they are further apart, yes', async () => {
    const department = { id: team.path[1]!, path: team.path.slice(0, 2) };
    const teams = await Promise.all(Array.from({ length: 3 }, () => given.team(department)));
    const [rival] = await given.members(teams[0]!, 1);
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const [found] = await waiting(rival!);
    expect(found).toBeDefined();
    const score = (unit: GivenUnit, points: number) =>
      app.database.query(
        `with b as (
           insert into board (id, organisation_id, subject_kind, span, span_id) values ($1, $2, 'team', 'season', $3)
           on conflict on constraint board_of_span do update set version = board.version + 1 returning id
         ) insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
         select b.id, $4, $2, $5, now(), 1 from b`,
        [newId(), given.organisationId, given.seasonId, unit.id, points],
      );
    await score(team, 500);
    await score(teams[0]!, 100);
    expect(await waiting(rival!)).toEqual([]);
    expect(await confirm(rival!, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    await score(teams[1]!, 300);
    await score(teams[2]!, 200);
    expect(await confirm(rival!, found!.id)).toMatchObject([{ ok: true }]);
  });

  it('who is asked follows the step: a lead of the unit, a reader from outside, someone named', async () => {
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const manager = await given.member(await given.team(), { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    const far = await outsider();
    const kinds = [
      ['lead', [lead, manager], [bob, far]],
      ['outside', [manager, far], [bob, lead]],
      ['peer', [bob, lead, manager], [far]],
    ] as const;
    for (const [verifier, asked, others] of kinds) {
      const [member] = await given.members(team, 1);
      await offer(
        member!,
        await start(member!, await quest([step('tell', { by: { by: 'evidence', verifier } })])),
        'tell',
      );
      const found = (await waiting(asked[0])).find(({ by }) => by.id === member!.memberId);
      for (const actor of asked)
        expect([verifier, (await waiting(actor)).map(({ id }) => id)]).toEqual([
          verifier,
          expect.arrayContaining([found!.id]),
        ]);
      for (const actor of others) {
        expect((await waiting(actor)).map(({ id }) => id)).not.toContain(found!.id);
        expect(await confirm(actor, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
      }
    }
  });

  it('where someone is named, only they are asked, and another may be named while it waits', async () => {
    const run = await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier: 'named' } })]));
    const far = await outsider();
    await offer(ann, run, 'tell', words, 400);
    await offer(ann, run, 'tell', { ...words, asked: ann.memberId }, 400);
    await offer(ann, run, 'tell', { ...words, asked: newId() }, 400);
    await offer(ann, run, 'tell', { ...words, asked: far.memberId });
    expect([(await waiting(far))[0]?.askedYou, await waiting(bob)]).toEqual([true, []]);
    await offer(ann, run, 'tell', { ...words, asked: bob.memberId });
    const [found] = await waiting(bob);
    expect(await waiting(far)).toEqual([]);
    await confirm(bob, found!.id);
    expect(await stateOf(run)).toBe('completed');
  });

  it('many at once: each is decided by itself, with a result for each, and a repeat changes nothing', async () => {
    const slug = await quest([step('tell')]);
    const members = await given.members(team, 6);
    const runs = await Promise.all(
      members.map(async (member) => {
        const run = await start(member, slug);
        await offer(member, run, 'tell');
        return run;
      }),
    );
    const found = await waiting(bob);
    expect(found).toHaveLength(6);
    const decisions = [
      ...found.map(({ id }) => ({ evidence: id, decision: 'confirm' })),
      { evidence: newId(), decision: 'confirm' },
      { evidence: found[0]!.id, decision: 'return', reason: 'Too late' },
    ];
    const http = await app.as(bob);
    const ask = () =>
      http.post('/api/verifications').set('Idempotency-Key', 'many-at-once').send({ decisions }).expect(200);
    const { body } = await ask();
    const results = body as DecisionResult[];
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, false, false]);
    expect(results.map(({ evidence }) => evidence)).toEqual(decisions.map(({ evidence }) => evidence));
    for (const run of runs) expect(await stateOf(run)).toBe('completed');
    expect(((await ask()).body as DecisionResult[]).map(({ ok }) => ok)).toEqual(results.map(({ ok }) => ok));
  });

  it('two who decide at once: one decision stands', async () => {
    const cai = await given.member(team);
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    const [found] = await waiting(bob);
    const results = await Promise.all([bob, cai].map((actor) => confirm(actor, found!.id)));
    expect(results.map(([result]) => result!.ok).sort()).toEqual([false, true]);
    expect(await completions(run)).toHaveLength(1);
  });

  it('one’s party offers the same step at once: the first that is confirmed does it, the other is no mistake', async () => {
    const run = await together(await quest([step('tell'), step('last', ownWord)]), ann, bob);
    await Promise.all([offer(ann, run, 'tell'), offer(bob, run, 'tell')]);
    const found = await waiting(await given.member(team));
    expect(found).toHaveLength(2);
    await confirm(await given.member(team), found.find(({ by }) => by.id === ann.memberId)!.id);
    await offer(bob, run, 'tell');
    expect(await waiting(await given.member(team))).toEqual([]);
    expect((await page(ann, run)).progress.steps[0]?.state).toBe('complete');
  });

  it('[settling] counts from when it was offered, not from when it was confirmed', async () => {
    const run = await start(ann, await quest([step('tell')]));
    await offer(ann, run, 'tell');
    clock.pass(2 * DAY_MS);
    await confirm(bob, (await waiting(bob))[0]!.id);
    const [row] = await app.database.query<{ at: Date }>(
      `select occurred_at as at from activity where data ->> 'run' = $1`,
      [run],
    );
    expect(row!.at).toEqual(TUESDAY);
  });
});

describe('who walked with you', () => {
  const finished = async (actor: Actor, more: Parameters<typeof definition>[1] = {}) => {
    const run = await start(actor, await quest([step('one', ownWord)], more));
    await tap(actor, run, 'one');
    return run;
  };
  const name = (actor: Actor, run: string, helper: Actor, status = 200) =>
    post(actor, `quest-runs/${run}/helper`, { helper: helper.memberId }, status);

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

  it('someone who had taken a first step before brings the helper no boost', async () => {
    await done(given, ann, 'practice.published', { honest: true });
    await engine();
    clock.pass(DAY_MS);
    await name(ann, await finished(ann), bob);
    await engine();
    expect(await pointsOf(bob)).toBe(8);
  });
});

describe('writing quests', () => {
  const lead = async () => given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
  const body = (title: string, more: Parameters<typeof definition>[1] = {}) => ({
    definition: definition([step('one')], { title: { en: title }, ...more }),
  });
  const begin = (actor: Actor, title: string) => post<{ slug: string }>(actor, 'quest-drafts', body(title));
  const save = async (actor: Actor, slug: string, title: string, saved: number | null, status = 200) =>
    (
      await (
        await app.as(actor)
      )
        .put(`/api/quest-drafts/${slug}`)
        .send({ ...body(title), saved })
        .expect(status)
    ).body as QuestVersions;

  it('leads and managers write; others are refused', async () => {
    await post(ann, 'quest-drafts', body('Bring a plant'), 403);
    await get(ann, 'quest-drafts', 403);
    const { slug } = await begin(await lead(), 'Bring a plânt!');
    expect(slug).toBe('bring-a-plant');
    await get(ann, `quests/${slug}`, 404);
  });

  it('two quests with one title have two addresses', async () => {
    const writer = await lead();
    expect([(await begin(writer, 'Walk a street')).slug, (await begin(writer, 'Walk a street')).slug]).toEqual([
      'walk-a-street',
      'walk-a-street-2',
    ]);
  });

  it('a published version never changes; runs keep the one they began with', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    await post(writer, `quest-drafts/${slug}/publish`);
    const run = await start(ann, slug);
    await post(writer, `quest-drafts/${slug}/publish`, {}, 409);
    await save(writer, slug, 'Walk two streets', null);
    expect((await get<QuestPage>(ann, `quests/${slug}`)).definition.title.en).toBe('Walk a street');
    await post(writer, `quest-drafts/${slug}/publish`);
    expect((await get<QuestPage>(bob, `quests/${slug}`)).definition.title.en).toBe('Walk two streets');
    expect((await page(ann, run)).quest).toMatchObject({ version: 1, definition: { title: { en: 'Walk a street' } } });
    const { versions } = await get<QuestVersions>(writer, `quest-drafts/${slug}`);
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
    await expect(
      app.database.query(`update quest_version set definition = '{}' where published_at is not null`),
    ).rejects.toThrow('immutable');
    await expect(app.database.query(`delete from quest_version`)).rejects.toThrow('immutable');
  });

  it('nobody overwrites what they have not seen, and nobody else’s draft is theirs to see or change', async () => {
    const [writer, other] = [await lead(), await lead()];
    const { slug } = await begin(writer, 'Walk a street');
    expect((await save(writer, slug, 'Walk two streets', 1)).versions[0]?.saved).toBe(2);
    await save(writer, slug, 'Walk three streets', 1, 409);
    await save(other, slug, 'Walk no street', 2, 403);
    await get(other, `quest-drafts/${slug}`, 404);
    expect(await get<QuestToWrite[]>(other, 'quest-drafts')).toEqual([]);
    await post(other, `quest-drafts/${slug}/publish`, {}, 403);
  });

  it('[A14] a title that names a tool is refused, with a suggestion', async () => {
    const writer = await lead();
    const refused = await post<{ errors: { field: string; message: string }[] }>(
      writer,
      'quest-drafts',
      body('Say hello on Yammer'),
      400,
    );
    expect(refused.errors[0]).toMatchObject({ field: 'definition.title.en', code: 'names_a_tool' });
    expect(refused.errors[0]!.message).toContain('Say hello on our network');
  });

  it('retired quests leave the catalogue, and whoever has begun can finish', async () => {
    const writer = await lead();
    const { slug } = await begin(writer, 'Walk a street');
    await post(writer, `quest-drafts/${slug}/retire`, {}, 409);
    await post(writer, `quest-drafts/${slug}/publish`);
    const run = await start(ann, slug);
    await post(await lead(), `quest-drafts/${slug}/retire`, {}, 403);
    await post(writer, `quest-drafts/${slug}/retire`);
    expect((await get<QuestCard[]>(bob, 'quests')).map((card) => card.slug)).toEqual([]);
    await offer(ann, run, 'one');
    await confirm(bob, (await waiting(bob))[0]!.id);
    expect(await stateOf(run)).toBe('completed');
  });

  it('refuses a quest without steps, with two steps alike, or without its “why”', async () => {
    const writer = await lead();
    const faults = [
      [{ steps: [] }, 'definition.steps'],
      [{ steps: [step('one'), step('one')] }, 'definition.steps'],
      [{ why: { en: '' } }, 'definition.why.en'],
      [{ minutes: 0 }, 'definition.minutes'],
    ] as const;
    for (const [fault, field] of faults) {
      const refused = await post<{ errors: { field: string }[] }>(
        writer,
        'quest-drafts',
        body('Walk', fault as Partial<Parameters<typeof definition>[1]>),
        400,
      );
      expect(refused.errors[0]?.field).toBe(field);
    }
  });
});
