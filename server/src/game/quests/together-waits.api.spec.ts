import { describe, expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  eachTestHasAnnAndBob,
  page,
  quest,
  stateOf,
  tap,
  team,
  together,
} from '../../testing/quest-world.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import { TogetherClock } from './together-clock.job.js';

eachTestHasAnnAndBob();

const inParty = (mode: 'joint' | 'each') => quest([step('all', { by: { by: 'own_word' }, party: { mode } })]);
/** So long after the Tuesday on which everything begins; two servers at once. */
const after = async (days: number, hours = 0) => {
  clock.set(new Date(TUESDAY.getTime() + days * DAY_MS + hours * 3_600_000));
  await Promise.all([app.get(TogetherClock).tick(), app.get(TogetherClock).tick()]);
};
const told = async (actor: Actor) =>
  (await get<Notices>(actor, 'me/notices')).notices
    .filter(({ kind }) => kind === 'together_ask_again')
    .map(({ params, link }) => ({ name: params['name'], link }));
const say = async (actor: Actor, run: string) => {
  const [offered] = (await page(actor, run)).progress.steps[0]!.contributions;
  await posted(actor, `quest-runs/${run}/contributions/${offered!.id}/together`);
};

describe('[quests/together] what was offered for all of a party', () => {
  it('whoever has not said so is reminded once, after two working days and in working hours', async () => {
    const [cai, dee] = await given.members(team, 2);
    const run = await together(await inParty('joint'), ann, bob, cai!, dee!);
    await tap(ann, run, 'all');
    await say(bob, run);
    await after(2, -1);
    await after(2, 12);
    expect(await told(cai!)).toEqual([]);
    await after(3);
    const once = [{ name: 'Ann Price', link: { to: 'quest-run', id: run } }];
    expect(await Promise.all([ann, bob, cai!, dee!].map(told))).toEqual([[], [], once, once]);
    await after(7);
    expect(await told(cai!)).toEqual(once);
    await say(cai!, run);
    await say(dee!, run);
    expect(await stateOf(run)).toBe('completed');
  });

  it('nobody is reminded who is away for long, has left the party, or whose quest is set aside', async () => {
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const [away, left] = await given.members(team, 2);
    await posted(admin, `people/${away!.memberId}/absence`, { from: '2026-10-01', until: null }, 204);
    const run = await together(await inParty('joint'), ann, bob, away!, left!);
    await tap(ann, run, 'all');
    await posted(left!, `quest-runs/${run}/leave`);
    const aside = await together(await inParty('joint'), ann, bob);
    await tap(ann, aside, 'all');
    await posted(ann, `quest-runs/${aside}/move`, { action: 'set_aside' });
    await after(2);
    expect(await Promise.all([away!, left!].map(told))).toEqual([[], []]);
    expect(await told(bob)).toMatchObject([{ link: { id: run } }]);
  });

  it('nor of what each does by themselves: whether one takes part is nobody’s to ask', async () => {
    const run = await together(await inParty('each'), ann, bob);
    await tap(ann, run, 'all');
    await after(2);
    expect(await told(bob)).toEqual([]);
  });
});
