import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';
import type { Measures } from '@guildhall/shared/insight/measures';
import type { Recheck } from '@guildhall/shared/insight/rechecks';
import type { StartHere } from '@guildhall/shared/insight/start-here';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { OwnData } from '@guildhall/shared/outbound/own-data';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { DAY_MS, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import { givenCard, givenReuse } from '../../testing/given-practices.js';
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
  team,
  waiting,
} from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import { RecheckClock } from './recheck-clock.job.js';
import { isDrawn } from './recheck.rules.js';

eachTestHasAnnAndBob();

let author: Actor;
let card: string;
beforeEach(async () => {
  author = await outsider();
  card = await givenCard(app, author, { title: 'One shared map' });
});

/** Ann's team has tried the card and said so on Tuesday; returns the reuse. */
const tried = (by: Actor = ann) => givenReuse(app, card, by, { at: TUESDAY });

/** The lot has fallen on it. */
async function drawn(of: { reuse: string } | { evidence: string }, by: Actor = ann): Promise<string> {
  const id = newId();
  await app.database.query(
    `insert into recheck (id, organisation_id, reuse_id, evidence_id, recorded_by, recorded_at, drawn_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, given.organisationId, 'reuse' in of ? of.reuse : null, 'evidence' in of ? of.evidence : null],
      ...[by.memberId, TUESDAY, clock.now()],
    ],
  );
  return id;
}

const tick = () => app.get(RecheckClock).tick();
/** So many days after Tuesday, by the clock. */
const after = async (days: number) => {
  clock.set(new Date(TUESDAY.getTime() + days * DAY_MS));
  await tick();
};
const mine = (actor: Actor) => get<Recheck[]>(actor, 'rechecks');
const answer = (actor: Actor, id: string, body: object, status = 204) =>
  posted<{ errors?: object[] }>(actor, `rechecks/${id}/answer`, body, status);
const pass = (actor: Actor, id: string, status = 204) => posted(actor, `rechecks/${id}/pass`, {}, status);
/** Those of these people who are asked to look now. */
async function askedOf(people: readonly Actor[]): Promise<Actor[]> {
  const asked = await Promise.all(people.map(async (each) => ((await mine(each)).length > 0 ? [each] : [])));
  return asked.flat();
}
const told = async (actor: Actor) =>
  (await get<Notices>(actor, 'me/notices')).notices
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('recheck'));
const stored = async (id: string) =>
  (
    await app.database.query<{ finding: string | null; closed: boolean }>(
      `select finding, closed_at is not null as closed from recheck where id = $1`,
      [id],
    )
  )[0] ?? null;

/** Evidence of Ann's that Bob has confirmed. */
async function confirmed(verifier = 'peer'): Promise<{ evidence: string }> {
  await offer(
    ann,
    await start(ann, await quest([step('tell', { by: { by: 'evidence', verifier } } as never)])),
    'tell',
  );
  const [found] = await waiting(bob);
  await confirm(bob, found!.id);
  return { evidence: found!.id };
}

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

describe('[recheck/answer] what is found', () => {
  let cai: Actor;
  let id: string;
  beforeEach(async () => {
    await app.database.query(`update member set playing = false where id = $1`, [bob.memberId]);
    cai = await given.member(team, { name: 'Cai Hughes' });
    id = await drawn({ reuse: await tried() });
    await tick();
  });

  it('is kept and told to who recorded it; nobody’s points change', async () => {
    const ledger = () =>
      app.database.query(`select count(*) from points_entry where organisation_id = $1`, [given.organisationId]);
    const before = await ledger();
    expect(await answer(cai, id, { finding: 'not' }, 400)).toMatchObject({ errors: [{ field: 'note' }] });
    await answer(cai, id, { finding: 'not', note: 'The map is not kept up.' });
    expect([await stored(id), await mine(cai)]).toEqual([{ finding: 'not', closed: true }, []]);
    await answer(cai, id, { finding: 'holds' }, 404);
    await app.engineDone(given.organisationId);
    expect(await ledger()).toEqual(before);
    const { notices } = await get<Notices>(ann, 'me/notices');
    expect(notices[0]).toMatchObject({
      kind: 'recheck_not',
      params: { name: 'Cai Hughes', title: 'One shared map', reason: 'The map is not kept up.' },
      link: { to: 'practice', id: card },
    });
  });

  it('is for who is asked alone', async () => {
    for (const actor of [ann, bob, author]) {
      await answer(actor, id, { finding: 'holds' }, 404);
      await pass(actor, id, 404);
    }
    expect(await stored(id)).toEqual({ finding: null, closed: false });
  });

  it('whoever cannot judge it passes it on, and is not asked again', async () => {
    const dee = await given.member(team);
    await pass(cai, id);
    expect(await mine(cai)).toEqual([]);
    await tick();
    expect(await askedOf([cai, dee])).toEqual([dee]);
    await pass(dee, id);
    await tick();
    expect(await askedOf([cai, dee])).toEqual([]);
    expect(await told(ann)).toEqual(['recheck_drawn']);
  });

  it('who does not answer is asked once more after five working days; after five more nobody looked', async () => {
    await after(6);
    expect(await told(cai)).toEqual(['recheck_ask']);
    await after(7);
    await after(8);
    expect(await told(cai)).toEqual(['recheck_ask_again', 'recheck_ask']);
    await after(13);
    expect(await mine(cai)).toHaveLength(1);
    await after(14);
    expect([await mine(cai), await stored(id)]).toEqual([[], { finding: null, closed: true }]);
    await answer(cai, id, { finding: 'holds' }, 404);
  });

  it('another is asked where they left, went away or became a rival; they are told to read anew', async () => {
    const { moved } = await hears(cai);
    const dee = await given.member(team);
    await app.database.query(`update member set absence = tstzrange('2026-10-01', null) where id = $1`, [cai.memberId]);
    await tick();
    await moved;
    expect(await askedOf([cai, dee])).toEqual([dee]);
  });

  it('nothing is asked at night or at a weekend, and what nobody can look at lapses', async () => {
    await pass(cai, id);
    const dee = await given.member(team);
    clock.set(new Date('2026-10-10T10:00:00Z'));
    await tick();
    clock.set(new Date('2026-10-12T20:00:00Z'));
    await tick();
    expect(await askedOf([dee])).toEqual([]);
    await app.database.query(`update member set playing = false where id = any($1)`, [[dee.memberId, author.memberId]]);
    await after(13);
    expect(await stored(id)).toEqual({ finding: null, closed: false });
    await after(14);
    expect(await stored(id)).toEqual({ finding: null, closed: true });
  });

  it('what was taken back is no longer looked at, nor what somebody recorded who has left', async () => {
    await app.database.query(
      `update practice_reuse set state = 'ended', ended_at = now(), ended_by = recorded_by where id = (select reuse_id from recheck where id = $1)`,
      [id],
    );
    expect(await mine(cai)).toEqual([]);
    await answer(cai, id, { finding: 'holds' }, 404);
    await tick();
    expect(await stored(id)).toBeNull();
    const dee = await given.member(team);
    const other = await drawn({ reuse: await tried(dee) }, dee);
    await tick();
    await posted(dee, 'me/leaving', { sure: true }, 204);
    await tick();
    expect(await stored(other)).toBeNull();
  });

  it('with who is away one cannot look, so nobody is asked until they are back', async () => {
    const dee = await given.member(team);
    await pass(cai, id);
    const absence = (range: string | null) =>
      app.database.query(`update member set absence = $2::tstzrange where id = $1`, [ann.memberId, range]);
    await absence('[2026-10-01,)');
    await tick();
    expect(await askedOf([dee])).toEqual([]);
    await absence(null);
    await tick();
    expect(await askedOf([dee])).toEqual([dee]);
  });

  it('each finds their part in their own data, and leaving takes their name out of the note', async () => {
    await answer(cai, id, { finding: 'partly', note: 'Cai Hughes: only on Mondays.' });
    const kept = async (actor: Actor) => (await get<OwnData>(actor, 'me/data')).kept;
    const said = { id, finding: 'partly', note: 'Cai Hughes: only on Mondays.' };
    expect(await kept(ann)).toMatchObject({ rechecks_of_own: [said], rechecks_given: [], rechecks_asked: [] });
    expect(await kept(cai)).toMatchObject({
      rechecks_of_own: [],
      rechecks_given: [said],
      rechecks_asked: [{ recheck_id: id }],
    });
    await posted(cai, 'me/leaving', { sure: true }, 204);
    expect((await kept(ann))['rechecks_of_own']).toMatchObject([{ note: expect.not.stringContaining('Cai Hughes') }]);
  });
});

describe('[recheck/figures] beside the scores', () => {
  /** So many people's outcomes were looked at with this finding; null is in time by nobody. */
  async function looked(people: number, finding: 'holds' | 'not' | null): Promise<void> {
    for (const by of await given.members(team, people)) {
      const id = await drawn({ reuse: await tried(by) }, by);
      await app.database.query(
        `update recheck set finding = $2, note = $3, answered_by = $4, closed_at = now() where id = $1`,
        [id, finding, finding === 'not' ? 'It is gone.' : null, finding && bob.memberId],
      );
    }
  }
  const beside = async () => {
    const { lookedAt, holding } = await get<CounterMeasures>(bob, 'insight/counter-measures');
    expect((await get<Measures>(bob, 'insight/measures')).rechecks).toEqual({ lookedAt, holding });
    return { lookedAt, holding };
  };

  it('say how many were looked at and how many hold, and count nothing that waits or is of another season', async () => {
    await looked(7, 'holds');
    await looked(5, 'not');
    await looked(3, null);
    await drawn({ reuse: await tried() });
    expect(await beside()).toEqual({ lookedAt: { count: 12, of: 15 }, holding: { count: 7, of: 12 } });
    await app.database.query(`update recheck set recorded_at = '2020-01-01' where organisation_id = $1`, [
      given.organisationId,
    ]);
    expect(await beside()).toEqual({ lookedAt: null, holding: null });
  });

  it('[I7] say nothing about fewer than five people, nor of one to four whose do not hold', async () => {
    await looked(4, 'holds');
    expect(await beside()).toEqual({ lookedAt: null, holding: null });
    await looked(1, null);
    expect(await beside()).toEqual({ lookedAt: null, holding: null });
    await looked(1, 'holds');
    expect(await beside()).toEqual({ lookedAt: { count: 5, of: 6 }, holding: { count: 5, of: 5 } });
    await looked(4, 'not');
    expect(await beside()).toEqual({ lookedAt: { count: 9, of: 10 }, holding: null });
  });
});
