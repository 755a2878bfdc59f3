import { describe, expect, it } from '@jest/globals';

import { newId } from '../../platform/ids.js';
import { step } from '../../testing/given-quest.js';
import {
  ann,
  bob,
  confirm,
  eachTestHasAnnAndBob,
  hears,
  offer,
  outsider,
  quest,
  start,
  stateOf,
  team,
  together,
  waiting,
} from '../../testing/quest-world.js';
import { app, clock, given, posted } from '../../testing/world.js';

eachTestHasAnnAndBob();

describe('who is asked to verify', () => {
  const words = { words: 'We looked at the rota together.' };

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

  it('where nobody else leads or manages, an administrator looks in a lead’s place, and hears of it at once', async () => {
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const alone = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const byLead = await quest([step('tell', { by: { by: 'evidence', verifier: 'lead' } })]);
    const { moved } = await hears(admin);
    const run = await start(alone, byLead);
    await offer(alone, run, 'tell');
    await moved;
    const [found] = await waiting(admin);
    expect([found?.by.id, await waiting(alone), await waiting(bob)]).toEqual([alone.memberId, [], []]);
    for (const actor of [alone, bob])
      expect(await confirm(actor, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    // Theirs has a lead, and so has this one once there is a manager.
    await offer(ann, await start(ann, byLead), 'tell');
    expect((await waiting(admin)).map(({ id }) => id)).toEqual([found!.id]);
    const manager = await given.member(await given.team(), { grants: [{ role: 'manager', unitId: team.path[0]! }] });
    expect([await waiting(admin), (await waiting(manager)).length]).toEqual([[], 2]);
    expect(await confirm(admin, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
    await app.database.query(`update role_grant set ended_at = now() where member_id = $1`, [manager.memberId]);
    expect(await confirm(admin, found!.id)).toMatchObject([{ ok: true }]);
    expect(await stateOf(run)).toBe('completed');
  });

  it('whoever is away for long leads nobody meanwhile: an administrator looks in their place, until they are back', async () => {
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const { moved } = await hears(admin);
    const from = '2026-10-01';
    await posted(admin, `people/${lead.memberId}/absence`, { from, until: null }, 204);
    await offer(
      ann,
      await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier: 'lead' } })])),
      'tell',
    );
    await moved;
    const [found] = await waiting(admin);
    expect(found?.by.id).toBe(ann.memberId);
    await posted(admin, `people/${lead.memberId}/back`, {}, 204);
    clock.pass(1);
    expect([await waiting(admin), (await waiting(lead)).length]).toEqual([[], 1]);
    expect(await confirm(admin, found!.id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
  });

  it('[I4] an administrator does not look at their own, nor at their party’s, where nobody leads', async () => {
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    const byLead = () => quest([step('tell', { by: { by: 'evidence', verifier: 'lead' } })]);
    await offer(admin, await start(admin, await byLead()), 'tell');
    await offer(bob, await together(await byLead(), bob, admin), 'tell');
    expect(await waiting(admin)).toEqual([]);
    const second = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    const found = await waiting(second);
    expect(found).toHaveLength(2);
    for (const { id } of found)
      expect(await confirm(admin, id)).toMatchObject([{ ok: false, problem: { code: 'not_allowed' } }]);
  });

  it('[I4] what a lead offered before they left the party is for an administrator where nobody else leads', async () => {
    const admin = await given.member(await given.team(), { grants: [{ role: 'admin', unitId: null }] });
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const byLead = await quest([step('tell', { party: { mode: 'each' }, by: { by: 'evidence', verifier: 'lead' } })]);
    const run = await together(byLead, bob, lead);
    await offer(lead, run, 'tell');
    await posted(lead, `quest-runs/${run}/leave`);
    expect(await waiting(lead)).toEqual([]);
    expect((await waiting(admin)).map(({ by }) => by.id)).toEqual([lead.memberId]);
  });

  it('naming someone takes no second connection, which many at once would wait for in vain', async () => {
    const run = await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier: 'named' } })]));
    await app.withOneConnection(() => offer(ann, run, 'tell', { ...words, asked: bob.memberId }));
    expect(await waiting(bob)).toHaveLength(1);
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

  it('[live] whoever is asked in another’s place hears at once, and so does the other', async () => {
    const run = await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier: 'named' } })]));
    const far = await outsider();
    await offer(ann, run, 'tell', { ...words, asked: far.memberId });
    const heard = await Promise.all([far, bob].map(hears));
    await offer(ann, run, 'tell', { ...words, asked: bob.memberId });
    await Promise.all(heard.map(({ moved }) => moved));
  });
});
