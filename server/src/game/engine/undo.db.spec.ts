import { describe, expect, it } from '@jest/globals';

import { PendingActivities } from '../../activity/pending.js';
import { Activities } from '../../activity/record.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { database, pointsOf, scoreOf, withADatabase } from '../../testing/engine-world.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { lockWaited } from '../../testing/test-database.js';
import { done, takenBack, testEngine } from '../../testing/test-engine.js';
import type { Batch } from './batch.js';

withADatabase();

describe('taking back', () => {
  it('[undo] taking back leaves nothing behind, and passes the first step on', async () => {
    const given = await Given.organisation(database);
    const team = await given.team();
    const [member] = await given.members(team, 5);
    const engine = testEngine(database, given);
    const first = await done(given, member!, 'practice.published', { honest: true });
    const second = await done(given, member!, 'question.asked', { question: newId() });
    await engine.drain(given.organisationId);
    expect(await pointsOf(member!.memberId)).toBe(28);
    await takenBack(given, first);
    await engine.drain(given.organisationId);
    expect(await pointsOf(member!.memberId)).toBe(18);
    await takenBack(given, second);
    await engine.drain(given.organisationId);
    expect(await pointsOf(member!.memberId)).toBe(0);
    expect(await scoreOf(team.id)).toBe(0);
    const [left] = await database.query(`select 1 from member_progress where member_id = $1 and level > 0`, [
      member!.memberId,
    ]);
    expect(left).toBeUndefined();
  });

  it('[undo] a first step passes on to the step recorded next, also when a later one tells of an earlier day', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    const keys: string[] = [];
    for (const _ of [1, 2, 3]) keys.push(await done(given, member, 'question.asked', { question: newId() }));
    await database.query(`update activity set occurred_at = occurred_at - interval '7 days' where key = $1`, [keys[2]]);
    await engine.drain(given.organisationId);
    await takenBack(given, keys[0]!);
    await engine.drain(given.organisationId);
    const [first] = await database.query<{ key: string }>(
      `select a.key from member_progress p join activity a on a.id = p.first_step_activity_id where p.member_id = $1`,
      [member.memberId],
    );
    expect(first!.key).toBe(keys[1]);
  });

  it('[undo] the team of someone who does not play is counted anew when their first step passes on', async () => {
    const given = await Given.organisation(database);
    const team = await given.team();
    const member = await given.member(team, { playing: false });
    const engine = testEngine(database, given);
    given.clock.set(new Date('2026-08-10T09:00:00Z'));
    const early = await done(given, member, 'question.asked', { question: newId() });
    given.clock.set(TUESDAY);
    await done(given, member, 'question.asked', { question: newId() });
    await engine.drain(given.organisationId);
    const beginners = async () =>
      (
        await database.query<{ beginners: number }>(
          `select level_zero as beginners from unit_season where unit_id = $1`,
          [team.id],
        )
      )[0]!.beginners;
    expect(await beginners()).toBe(0);
    await takenBack(given, early);
    await engine.drain(given.organisationId);
    expect(await beginners()).toBe(1);
  });

  it('[undo] a stamp that was taken back is earned anew', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    const finish = () =>
      done(given, member, 'quest.completed', {
        ...{ run: newId(), quest: 'borrow-one' },
        ...{ stamp: '2b', reward: null, warmUp: false },
      });
    const first = await finish();
    await engine.drain(given.organisationId);
    await takenBack(given, first);
    await engine.drain(given.organisationId);
    await finish();
    await finish();
    await engine.drain(given.organisationId);
    expect(await pointsOf(member.memberId)).toBe(10 + 15);
  });

  it('[undo] a stamp that was taken back passes on to the quest with it that was finished next', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    const finish = (stamp: string) =>
      done(given, member, 'quest.completed', {
        ...{ run: newId(), quest: `for-${stamp}`, stamp, reward: null, warmUp: false },
      });
    const [first, , second] = [await finish('2b'), await finish('3c'), await finish('2b'), await finish('2b')];
    await engine.drain(given.organisationId);
    await takenBack(given, first);
    await engine.drain(given.organisationId);
    const standing = await database.query<{ key: string }>(
      `select a.key from points_entry e join activity a on a.id = e.activity_id
       where e.member_id = $1 and e.rule = 'stamp.earned' and e.reason->'params'->>'stamp' = '2b' and e.kind = 'award'
         and not exists (select 1 from points_entry r where r.reverses_id = e.id)`,
      [member.memberId],
    );
    expect(standing).toEqual([{ key: second }]);
    expect(await pointsOf(member.memberId)).toBe(10 + 10 + 15);
  });

  it('[undo] what the batch that pays it also takes back is undone by the next', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const key = await done(given, member, 'practice.published', { honest: true });
    const takesBackAtOnce = {
      async handle(tx: Tx, batch: Batch) {
        if (batch.fresh.length > 0) await batch.revoke(tx, [key]);
      },
    };
    expect(await testEngine(database, given, takesBackAtOnce).drain(given.organisationId)).toBe(2);
    expect(await pointsOf(member.memberId)).toBe(0);
  });

  it('[undo] what is taken back while it is handled is undone by the next batch', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const key = await done(given, member, 'practice.published', { honest: true });
    let takingBack: Promise<void> | null = null;
    const batches: { fresh: number; undone: number }[] = [];
    const meanwhile = {
      async handle(_: Tx, { fresh, undone }: Batch) {
        batches.push({ fresh: fresh.length, undone: undone.length });
        if (takingBack) return;
        takingBack = takenBack(given, key);
        await lockWaited(database);
      },
    };
    const engine = testEngine(database, given, meanwhile);
    await engine.drain(given.organisationId);
    await takingBack;
    await engine.drain(given.organisationId);
    expect(batches).toEqual([
      { fresh: 1, undone: 0 },
      { fresh: 0, undone: 1 },
    ]);
    expect(await pointsOf(member.memberId)).toBe(0);
  });

  it('[undo] what was taken back and undone while somebody waited to do so too is undone once', async () => {
    const given = await Given.organisation(database);
    const member = await given.member(await given.team());
    const engine = testEngine(database, given);
    const ask = () => done(given, member, 'question.asked', { question: newId() });
    const [first, second] = [await ask(), await ask()];
    await engine.drain(given.organisationId);
    const held = await database.connect();
    await held.query('begin');
    await held.query(
      `insert into pending_activity select organisation_id, id, true, true from activity where key = $1`,
      [first],
    );
    const both = database.transaction({}, (tx) =>
      new Activities(new PendingActivities()).revoke(tx, given.organisationId, [first, second], TUESDAY),
    );
    await lockWaited(database);
    await takenBack(given, second);
    expect(await engine.drain(given.organisationId)).toBe(1);
    await held.query('rollback');
    held.release();
    expect(await both).toBe(1);
    expect(await engine.drain(given.organisationId)).toBe(1);
    expect(await pointsOf(member.memberId)).toBe(0);
  });
});
