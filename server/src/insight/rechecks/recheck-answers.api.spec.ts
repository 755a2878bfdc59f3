import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';
import type { Measures } from '@guildhall/shared/insight/measures';
import type { Notices } from '@guildhall/shared/outbound/notices';
import type { OwnData } from '@guildhall/shared/outbound/own-data';

import type { Actor } from '../../platform/actor.js';
import { ann, bob, hears, team } from '../../testing/quest-world.js';
import { app, clock, get, given, posted } from '../../testing/world.js';
import {
  after,
  answer,
  askedOf,
  author,
  card,
  drawn,
  eachTestHasACardToTry,
  mine,
  pass,
  stored,
  tick,
  told,
  tried,
} from '../../testing/recheck-world.js';

eachTestHasACardToTry();

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
