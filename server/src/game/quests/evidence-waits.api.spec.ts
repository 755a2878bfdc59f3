import { describe, expect, it } from '@jest/globals';
import type { Notices } from '@guildhall/shared/outbound/notices';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  confirm,
  decide,
  eachTestHasAnnAndBob,
  hears,
  offer,
  outsider,
  quest,
  start,
  stateOf,
  team,
  waiting,
} from '../../testing/quest-world.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import { EvidenceClock } from './evidence-clock.job.js';

eachTestHasAnnAndBob();

const words = { words: 'We looked at the rota together.' };
const offered = async (verifier: string, more = {}, by: Actor = ann) => {
  const run = await start(by, await quest([step('tell', { by: { by: 'evidence', verifier } as never })]));
  await offer(by, run, 'tell', { ...words, ...more });
  return run;
};
/** So long after the Tuesday on which everything begins; two servers at once. */
const after = async (days: number, hours = 0) => {
  clock.set(new Date(TUESDAY.getTime() + days * DAY_MS + hours * 3_600_000));
  await Promise.all([app.get(EvidenceClock).tick(), app.get(EvidenceClock).tick()]);
};
const told = async (actor: Actor) =>
  (await get<Notices>(actor, 'me/notices')).notices
    .map(({ kind }) => kind)
    .filter((kind) => ['verify_ask_again', 'verify_passed_on', 'evidence_passed_on'].includes(kind))
    .toReversed();
const lead = () => given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
const manager = async () => given.member(await given.team(), { grants: [{ role: 'manager', unitId: team.path[0]! }] });
const admin = async () => given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });

describe('[evidence/waits] evidence that waits', () => {
  it('for someone by name: they are reminded after two working days, in working hours; after five it is passed on', async () => {
    const [first, above, far] = [await lead(), await manager(), await outsider()];
    const run = await offered('named', { asked: far.memberId });
    await after(2, -1);
    expect(await told(far)).toEqual([]);
    await after(2, 12);
    expect(await told(far)).toEqual([]);
    await after(3);
    await after(6, 6);
    expect([await told(far), await told(first), await waiting(first)]).toEqual([['verify_ask_again'], [], []]);
    const [found] = await waiting(far);
    expect(await confirm(above, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    const { moved } = await hears(first);
    await after(7);
    await after(9);
    await moved;
    expect(await Promise.all([far, first, above, ann, bob].map(told))).toEqual([
      ['verify_ask_again'],
      ['verify_passed_on'],
      ['verify_passed_on'],
      ['evidence_passed_on'],
      [],
    ]);
    expect(await waiting(first)).toMatchObject([{ id: found!.id, askedYou: false }]);
    expect([(await waiting(far)).length, await waiting(bob)]).toEqual([1, []]);
    expect(await confirm(above, found!.id)).toMatchObject([{ ok: true }]);
    expect(await stateOf(run)).toBe('completed');
  });

  it('another who is named has as long as the first had, and what came back and is offered anew begins anew', async () => {
    const far = await outsider();
    const run = await offered('named', { asked: far.memberId });
    await after(2);
    await offer(ann, run, 'tell', { ...words, asked: bob.memberId });
    await after(3);
    expect([await told(far), await told(bob)]).toEqual([['verify_ask_again'], []]);
    await after(6);
    expect(await told(bob)).toEqual(['verify_ask_again']);
    const [found] = await waiting(bob);
    await decide(bob, [{ evidence: found!.id, decision: 'return', reason: 'Which day was it?' }]);
    await after(9);
    expect(await told(bob)).toEqual(['verify_ask_again']);
    await offer(ann, run, 'tell', { ...words, asked: bob.memberId });
    await after(13);
    expect(await told(bob)).toEqual(['verify_ask_again', 'verify_ask_again']);
  });

  it('for a lead: the nearest is reminded, then it is passed on to those above; without any, to administrators', async () => {
    const [first, above, over] = [await lead(), await manager(), await admin()];
    await offered('lead');
    await after(2);
    expect(await Promise.all([first, above, over].map(told))).toEqual([['verify_ask_again'], [], []]);
    await after(7);
    expect(await Promise.all([first, above, over].map(told))).toEqual([['verify_ask_again'], ['verify_passed_on'], []]);
    await app.database.query(`update role_grant set ended_at = $2 where member_id = $1`, [above.memberId, clock.now()]);
    await offered('lead', {}, bob);
    await after(9);
    await after(14);
    expect(await told(over)).toEqual(['verify_passed_on']);
    const found = (await waiting(over)).find(({ by }) => by.id === bob.memberId);
    expect(await confirm(over, found!.id)).toMatchObject([{ ok: true }]);
  });

  it('for a colleague nearby or outside: a few who may look are reminded, nobody who does not play; then those who lead', async () => {
    await given.members(team, 4);
    const away = await given.member(team, { playing: false });
    const first = await lead();
    const elsewhere = await given.members(await given.team(), 5);
    for (const verifier of ['peer', 'outside']) await offered(verifier);
    const reminded = async () =>
      app.database.query<{ id: string; params: object }>(
        `select member_id as id, params from notice where organisation_id = $1 and kind = 'verify_ask_again'`,
        [given.organisationId],
      );
    await after(2);
    const those = (await reminded()).map(({ id }) => id);
    expect(those).toHaveLength(6);
    const far = elsewhere.map(({ memberId }) => memberId);
    expect(those.filter((id) => far.includes(id))).toHaveLength(3);
    for (const other of [ann, away]) expect(those).not.toContain(other.memberId);
    await after(7);
    expect([(await reminded()).length, (await told(first)).filter((kind) => kind === 'verify_passed_on')]).toEqual([
      6,
      ['verify_passed_on', 'verify_passed_on'],
    ]);
    expect(await told(ann)).toEqual(['evidence_passed_on', 'evidence_passed_on']);
    const mine = await waiting(first);
    expect(mine).toHaveLength(2);
    expect(
      (
        await decide(
          first,
          mine.map(({ id }) => ({ evidence: id, decision: 'confirm' })),
        )
      ).map(({ ok }) => ok),
    ).toEqual([true, true]);
  });

  it('whoever is away for long is not reminded: it is passed on at once, to those who are here', async () => {
    const [over, first, far] = [await admin(), await lead(), await outsider()];
    for (const { memberId } of [first, far])
      await posted(over, `people/${memberId}/absence`, { from: '2026-10-01', until: null }, 204);
    await offered('named', { asked: far.memberId });
    await after(2);
    expect(await Promise.all([far, first, over].map(told))).toEqual([[], [], ['verify_passed_on']]);
    expect(await waiting(over)).toHaveLength(1);
  });

  it('where nobody may look yet it is tried again until somebody may', async () => {
    const run = await offered('named', { asked: bob.memberId });
    await after(2);
    await after(9);
    expect([await told(bob), await told(ann)]).toEqual([['verify_ask_again'], []]);
    const first = await lead();
    await after(9, 1);
    expect([await told(first), await told(ann)]).toEqual([['verify_passed_on'], ['evidence_passed_on']]);
    await posted(ann, `quest-runs/${run}/move`, { action: 'withdraw' });
  });

  it('[I4] nobody of the party is asked to look, and what is decided or ended reminds nobody', async () => {
    const first = await lead();
    const ended = await offered('named', { asked: bob.memberId });
    await posted(ann, `quest-runs/${ended}/move`, { action: 'withdraw' });
    await offered('lead', {}, first);
    await after(2);
    await after(7);
    expect(await Promise.all([first, bob, ann].map(told))).toEqual([[], [], []]);
  });

  it('for someone who is asked again after another was asked in between: they are reminded again', async () => {
    const [one, other] = [await outsider(), await outsider()];
    const run = await offered('named', { asked: one.memberId });
    await after(3);
    for (const asked of [other, one]) await offer(ann, run, 'tell', { ...words, asked: asked.memberId });
    await after(7, 1);
    expect([await told(one), await told(other)]).toEqual([['verify_ask_again', 'verify_ask_again'], []]);
  });
});
