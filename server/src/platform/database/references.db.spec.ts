import { describe, expect, it } from '@jest/globals';

import { database, withADatabase } from '../../testing/engine-world.js';
import { Given } from '../../testing/given.js';
import { done, testEngine } from '../../testing/test-engine.js';
import { newId } from '../ids.js';

withADatabase();

/** A copy of a row of this member's, with another id and key and these columns as given. */
async function copied(table: 'activity' | 'points_entry', memberId: string, changes: Record<string, string | null>) {
  const { key = newId(), ...columns } = changes;
  await database.query(
    `insert into ${table} overriding user value
     select (jsonb_populate_record(r, $2::jsonb)).* from ${table} r where member_id = $1 limit 1`,
    [memberId, JSON.stringify({ id: newId(), key, ...columns })],
  );
}

describe('what activities and the ledger name is there (model.md)', () => {
  it.each([
    ['activity', 'member_id', 'activity_member'],
    ['activity', 'unit_id', 'activity_unit'],
    ['activity', 'counterpart_id', 'activity_counterpart'],
    ['points_entry', 'member_id', 'points_entry_member'],
    ['points_entry', 'unit_id', 'points_entry_unit'],
    ['points_entry', 'season_id', 'points_entry_season'],
    ['points_entry', 'activity_id', 'points_entry_activity'],
  ] as const)('%s takes no %s of nobody, and none of another organisation', async (table, column, constraint) => {
    const [given, other] = [await Given.organisation(database), await Given.organisation(database)];
    const [member, stranger] = [await given.member(await given.team()), await other.member(await other.team())];
    for (const [world, actor] of [
      [given, member],
      [other, stranger],
    ] as const) {
      await done(world, actor, 'practice.published', { honest: true });
      await testEngine(database, world).drain(world.organisationId);
    }
    const [theirs] = await database.query<Record<string, string>>(
      `select e.member_id, e.unit_id, e.season_id, e.activity_id, e.member_id as counterpart_id
       from points_entry e where e.member_id = $1 limit 1`,
      [stranger.memberId],
    );
    for (const id of [newId(), theirs![column]!])
      await expect(copied(table, member.memberId, { [column]: id })).rejects.toMatchObject({
        code: '23503',
        constraint,
      });
    await copied(table, member.memberId, {});
    if (column === 'unit_id' || column === 'counterpart_id') await copied(table, member.memberId, { [column]: null });
  });

  it.each(['member', 'unit', 'season', 'activity'])(
    'no %s that is named goes away or changes what it is',
    async (parent) => {
      const given = await Given.organisation(database);
      const member = await given.member(await given.team());
      await done(given, member, 'practice.published', { honest: true });
      await testEngine(database, given).drain(given.organisationId);
      const named = `(select ${parent}_id from points_entry where member_id = $1 limit 1)`;
      for (const change of [
        `delete from ${parent} where id = ${named}`,
        `update ${parent} set id = gen_random_uuid() where id = ${named}`,
      ])
        await expect(database.query(change, [member.memberId])).rejects.toMatchObject({
          code: expect.stringMatching(/^23(001|503)$/),
        });
    },
  );

  it('an activity stays what it was recorded as', async () => {
    const given = await Given.organisation(database);
    const [member, other] = await given.members(await given.team(), 2);
    await done(given, member!, 'practice.published', { honest: true });
    await expect(
      database.query(`update activity set member_id = $2 where member_id = $1`, [member!.memberId, other!.memberId]),
    ).rejects.toMatchObject({ code: '23001' });
  });
});
