import { describe, expect, it } from '@jest/globals';

import { ask, badge, firstStep, holds, page, withBadges } from '../../testing/badge-world.js';
import { newId } from '../../platform/ids.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation } from '../../testing/world.js';

eachTestHasItsOwnOrganisation();

describe('badges, earned', () => {
  it('[badges/live] arrive with the activity that earns them, and the page says why', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const [socket, id] = [await app.socket(member), given.ids.get('curious')!];
    await app.watch(socket, `me:${member.memberId}`);
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
    const heard = app.nextChange(socket, `me:${member.memberId}`, ({ change }) => 'badges' in (change as object));
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect((await heard).change).toMatchObject({ badges: [{ id, slug: 'curious' }], notices: [{ kind: 'badge' }] });
    const { awards, own, sentence, holders } = await page(member, id);
    expect({ own, holders, code: sentence?.code }).toEqual({ own: 1, holders: null, code: 'activity_count' });
    expect(awards[0]).toMatchObject({
      count: 2,
      unit: null,
      takenBack: null,
      grounds: [{ kind: 'question.asked', link: { to: 'practice' } }, {}],
    });
  });

  it('[badges/once] the same deed again, in one batch or many, brings no second award', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team());
    for (let nth = 0; nth < 5; nth++) await ask(given, member);
    await app.engineDone(given.organisationId);
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
  });

  it('[badges/undo] goes when its ground falls away, with the reason; comes back without being told anew', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    await app.engineDone(given.organisationId);
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    const gone = await page(member, given.ids.get('first-step')!);
    expect(gone.own).toBe(0);
    expect(gone.awards[0]?.takenBack?.reason.code).toBe('ground_taken_back');
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
    const { body } = await (await app.as(member)).get('/api/me/notices').expect(200);
    expect(body.notices.filter((notice: { kind: string }) => notice.kind === 'badge')).toHaveLength(1);
  });

  it('[badges/tried] one card tried again and again is one idea', async () => {
    const given = await withBadges(
      badge('borrower', { type: 'activity_count', kind: 'practice.tried', atLeast: 2, within: 'season' }),
    );
    const member = await given.member(await given.team());
    const data = { outcome: 'kept', authorTeam: null, distance: 'other-directorate' } as const;
    const tryOut = (subject: string) => done(given, member, 'practice.tried', { reuse: newId(), ...data }, { subject });
    const card = newId();
    for (const _ of [1, 2]) await tryOut(card);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
    await tryOut(newId());
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['borrower']);
  });

  it('[badges/oneself] what somebody did with themselves brings none', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    await ask(given, member, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
  });

  it('[badges/live] taken back, they are read anew where their member, or who sits in their unit, has them open', async () => {
    const both = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' } as const;
    const given = await withBadges(badge('curious', both), badge('curious-team', both, { subject: 'unit' }));
    const team = await given.team();
    const [member, ...others] = await given.members(team, 5);
    const key = await ask(given, member!);
    await app.engineDone(given.organisationId);
    expect([await holds(member!.memberId), await holds(team.id)]).toEqual([['curious'], ['curious-team']]);
    const heard = await Promise.all(
      [member!, others[0]!].map(async (actor) => {
        const [socket, mine] = [await app.socket(actor), `me:${actor.memberId}`];
        await app.watch(socket, mine);
        return { next: app.nextChange(socket, mine) };
      }),
    );
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    for (const { next } of heard) expect((await next).change).toMatchObject({ moved: ['badges'] });
    expect([await holds(member!.memberId), await holds(team.id)]).toEqual([[], []]);
  });

  it('[badges/undo] goes also when what it stood on was taken back before the engine had come to it', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 2, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    await ask(given, member);
    const later = await ask(given, member);
    // The engine leaves out what somebody else is at.
    const held = await app.database.connect();
    await held.query('begin');
    await held.query(
      `select 1 from pending_activity p join activity a on a.id = p.activity_id where a.key = $1 for update of p`,
      [later],
    );
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['curious']);
    await held.query('commit');
    held.release();
    await takenBack(given, later);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
  });

  it('[badges/undo] stays when there is enough ground left, and names what is left', async () => {
    const given = await withBadges(
      badge('curious', { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever' }),
    );
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    clock.pass(1000);
    given.clock.set(clock.now());
    await ask(given, member);
    await app.engineDone(given.organisationId);
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    const { awards } = await page(member, given.ids.get('curious')!);
    expect(awards[0]).toMatchObject({ takenBack: null, earnedAt: given.clock.now().toISOString() });
  });

  it('[badges/retention] a permanent badge stays whatever is taken back', async () => {
    const given = await withBadges(badge('first-step', firstStep, { retention: 'permanent' }));
    const member = await given.member(await given.team());
    const key = await ask(given, member);
    await app.engineDone(given.organisationId);
    await takenBack(given, key);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual(['first-step']);
  });

  it('[badges/playing] somebody who does not play gets none, so that no badge gives them away', async () => {
    const given = await withBadges(badge('first-step', firstStep));
    const member = await given.member(await given.team(), { playing: false });
    await ask(given, member);
    await app.engineDone(given.organisationId);
    expect(await holds(member.memberId)).toEqual([]);
  });
});
