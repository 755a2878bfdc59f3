import { describe, expect, it } from '@jest/globals';
import type { StartHere } from '@guildhall/shared/insight/start-here';

import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import { ann, bob, confirm, decide, offer, outsider, quest, start, team, waiting } from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, get, given } from '../../testing/world.js';
import { isDrawn } from './recheck.rules.js';
import {
  after,
  answer,
  askedOf,
  author,
  card,
  confirmed,
  drawn,
  eachTestHasACardToTry,
  mine,
  tick,
  told,
  tried,
} from '../../testing/recheck-world.js';

eachTestHasACardToTry();

describe('[recheck/draw] what is looked at once more', () => {
  it('is drawn by lot a day after it was recorded, each once, from what still stands', async () => {
    given.clock.set(clock.now());
    const lots = new Map<string, string>();
    const onWhich = () => [...lots].flatMap(([reuse, lot]) => (isDrawn(lot) ? [reuse] : []));
    while (onWhich().length < 3 || onWhich().length === lots.size) {
      const reuse = await tried();
      const data = { reuse, outcome: 'kept', authorTeam: null, distance: 'other-directorate' } as const;
      const key = await done(given, ann, 'practice.tried', data);
      const [row] = await app.database.query<{ id: string }>(`select id from activity where key = $1`, [key]);
      lots.set(reuse, row!.id);
    }
    const [gone, ...expected] = onWhich();
    const [one] = expected;
    await app.database.query(
      `update practice_reuse set state = 'ended', ended_at = $2, ended_by = recorded_by where id = $1`,
      [gone, TUESDAY],
    );
    const inIt = async () =>
      (
        await app.database.query<{ id: string }>(`select reuse_id as id from recheck where organisation_id = $1`, [
          given.organisationId,
        ])
      ).map(({ id }) => id);
    await tick();
    clock.set(new Date(TUESDAY.getTime() + DAY_MS - 1));
    await tick();
    expect(await inIt()).toEqual([]);
    await after(1);
    expect((await inIt()).toSorted()).toEqual(expected.toSorted());
    await app.database.query(`delete from recheck where reuse_id = $1`, [one]);
    await after(2);
    expect(await inIt()).not.toContain(one);
    await app.database.query(`update recheck_draw set until = $2 where organisation_id = $1`, [
      given.organisationId,
      new Date(0),
    ]);
    await after(3);
    expect((await inIt()).toSorted()).toEqual(expected.toSorted());
  });

  it('is nothing that was recorded before lots were drawn here at all', async () => {
    given.clock.set(clock.now());
    for (let lot = false; !lot;) {
      const data = { reuse: await tried(), outcome: 'kept', authorTeam: null, distance: 'other-directorate' } as const;
      const key = await done(given, ann, 'practice.tried', data);
      const [row] = await app.database.query<{ id: string }>(`select id from activity where key = $1`, [key]);
      lot = isDrawn(row!.id);
    }
    await after(2);
    await after(3);
    expect(
      await app.database.query(`select 1 from recheck where organisation_id = $1`, [given.organisationId]),
    ).toEqual([]);
  });

  it('is confirmed evidence, too, by its confirmation; what came back is not', async () => {
    const slug = await quest([step('tell')]);
    for (const member of await given.members(team, 2)) await offer(member, await start(member, slug), 'tell');
    const [first, second] = await waiting(bob);
    await decide(bob, [
      { evidence: first!.id, decision: 'confirm' },
      { evidence: second!.id, decision: 'return', reason: 'Which day was it?' },
    ]);
    // Offered anew it is confirmed, and that lot does not fall.
    const member = { ...bob, memberId: second!.by.id };
    const [{ run }] = (await app.database.query<{ run: string }>(
      `select c.run_id as run from evidence e join step_contribution c on c.id = e.contribution_id where e.id = $1`,
      [second!.id],
    )) as [{ run: string }];
    await offer(member, run, 'tell');
    const [anew] = await waiting(bob);
    await confirm(bob, anew!.id);
    // The first two lots fall, the third does not (recheck.rules.spec).
    for (const [nth, { id }] of [first!, second!, anew!].entries())
      await app.database.query(`update verification set id = $2 where evidence_id = $1`, [
        id,
        `00000000-0000-7000-8000-0000000000${['11', '16', '12'][nth]}`,
      ]);
    await tick();
    await after(1);
    expect(
      await app.database.query(`select evidence_id as id, recorded_by as by from recheck where organisation_id = $1`, [
        given.organisationId,
      ]),
    ).toEqual([{ id: first!.id, by: first!.by.id }]);
  });
});

describe('[recheck/ask] who is asked to look', () => {
  it('is one colleague of the department, rather of another team, who sees what came of it; who recorded it is told', async () => {
    const department: GivenUnit = { id: team.path[1]!, path: team.path.slice(0, 2) };
    const beside = await given.members(await given.team(department), 3);
    await outsider();
    const reuse = await tried();
    const id = await drawn({ reuse });
    await tick();
    const [asked, ...more] = await askedOf(beside);
    expect(more).toEqual([]);
    expect(await mine(asked!)).toEqual([
      {
        id,
        title: { en: 'One shared map' },
        step: null,
        by: { id: ann.memberId, name: 'Ann Price' },
        unit: { name: expect.any(String), nameCy: null },
        recordedAt: TUESDAY.toISOString(),
        reuse: {
          practiceId: card,
          outcome: 'kept',
          note: expect.stringContaining('<strong>kept</strong>'),
          minutesSavedWeekly: 30,
        },
        evidence: null,
      },
    ]);
    expect(await Promise.all([asked!, ann, bob].map(told))).toEqual([['recheck_ask'], ['recheck_drawn'], []]);
    const { items } = await get<StartHere>(asked!, 'start-here');
    expect(items).toMatchObject([{ kind: 'recheck', name: 'Ann Price', title: { en: 'One shared map' } }]);
    await tick();
    expect(await askedOf(beside)).toEqual([asked]);
    expect(await told(ann)).toEqual(['recheck_drawn']);
  });

  it('is nobody whose own it is, nor whoever left, is away, does not play, or may not read it', async () => {
    const [left, away] = await given.members(team, 2);
    await given.member(team, { playing: false });
    await app.database.query(`update member set left_at = now() where id = $1`, [left!.memberId]);
    await app.database.query(`update member set absence = tstzrange('2026-10-01', null) where id = $1`, [
      away!.memberId,
    ]);
    const reuse = await tried();
    // Bob wanted to try it, and the author made the card.
    await app.database.query(`update practice_reuse set intended_by = $2 where id = $1`, [reuse, bob.memberId]);
    const id = await drawn({ reuse });
    const asks = () => app.database.query(`select member_id as id from recheck_ask where recheck_id = $1`, [id]);
    await tick();
    expect(await asks()).toEqual([]);
    const far = await outsider();
    const audience = (who: string) =>
      app.database.query(`update practice set audience = $2 where id = $1`, [card, who]);
    await audience('team');
    await tick();
    expect(await asks()).toEqual([]);
    await audience('council');
    await tick();
    expect(await asks()).toEqual([{ id: far.memberId }]);
  });

  it('[I4] is nobody of a rival team, nor somebody whom Ann confirmed this week', async () => {
    const department: GivenUnit = { id: team.path[1]!, path: team.path.slice(0, 2) };
    const rivals = await given.team(department);
    const rival = await given.member(rivals);
    const score = (unit: GivenUnit, points: number) =>
      app.database.query(
        `with b as (
           insert into board (id, organisation_id, subject_kind, span, span_id) values ($1, $2, 'team', 'season', $3)
           on conflict on constraint board_of_span do update set version = board.version + 1 returning id
         ) insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
         select b.id, $4, $2, $5, now(), 1 from b
         on conflict (board_id, subject_id) do update set score = excluded.score`,
        [newId(), given.organisationId, given.seasonId, unit.id, points],
      );
    await offer(bob, await start(bob, await quest([step('tell')])), 'tell');
    await confirm(ann, (await waiting(ann))[0]!.id);
    await app.engineDone(given.organisationId);
    await score(team, 500);
    await score(rivals, 400);
    await drawn({ reuse: await tried() });
    await tick();
    expect(await askedOf([rival, bob, author, ann])).toEqual([]);
    await after(8);
    expect(await askedOf([rival, bob])).toEqual([bob]);
  });

  it('[I4] of evidence is neither its first verifier nor one of the party, and one whom its step asks', async () => {
    const far = await outsider();
    const id = await drawn(await confirmed());
    await tick();
    expect(await askedOf([ann, bob, far])).toEqual([]);
    const near = await given.member(team);
    await tick();
    expect(await mine(near)).toMatchObject([
      {
        id,
        step: { en: expect.any(String) },
        evidence: { words: 'We sat together for half an hour.', link: null },
        reuse: null,
      },
    ]);
  });

  it('[I4] is nobody at whose outcome who recorded it has looked this week', async () => {
    const theirs = await drawn({ reuse: await tried(bob) }, bob);
    await app.database.query(`update recheck set finding = 'holds', answered_by = $2, closed_at = $3 where id = $1`, [
      theirs,
      ann.memberId,
      clock.now(),
    ]);
    await drawn({ reuse: await tried() });
    await tick();
    expect(await askedOf([bob])).toEqual([]);
    await after(7);
    expect(await askedOf([bob])).toEqual([bob]);
  });

  it('is asked about one at a time', async () => {
    const cai = await given.member(team);
    await app.database.query(`update member set playing = false where id = $1`, [bob.memberId]);
    for (const by of await given.members(team, 2)) {
      await app.database.query(`update member set playing = false where id = $1`, [by.memberId]);
      await drawn({ reuse: await tried(by) }, by);
    }
    await app.database.query(`update member set playing = false where id = $1`, [ann.memberId]);
    await tick();
    await tick();
    const [first, ...more] = await mine(cai);
    expect([first === undefined, more]).toEqual([false, []]);
    await answer(cai, first!.id, { finding: 'holds' });
    await tick();
    expect((await mine(cai)).map(({ id }) => id === first!.id)).toEqual([false]);
  });
});
