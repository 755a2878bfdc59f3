import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { database, withADatabase } from '../../testing/engine-world.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { done } from '../../testing/test-engine.js';
import { wallsOf } from './badge-news.js';
import { Eligible } from './eligible.queries.js';
import { groundOf } from './ground.queries.js';

withADatabase();

const TEAMS = 12;
const PEOPLE = 6;
const asked = { count: 'activities', kind: 'question.asked', within: 'ever', distance: null, honest: false } as const;

/** By table, and what the connection has not yet told of earlier transactions with it. */
async function rowsSoFar(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.query<{ table: string; read: number }>(
    `select relname as table, seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables`,
  );
  return new Map(rows.map(({ table, read }) => [table, read]));
}

/** How many rows each table gave for this, with the one plan for all values that the engine has its statements made. */
async function rowsRead(read: (sql: Sql) => Promise<unknown>): Promise<Record<string, number>> {
  return database.transaction({}, async (tx) => {
    // A table of a few pages would be read whole.
    await tx.query(`set local enable_seqscan = off`);
    await tx.query(`set local plan_cache_mode = force_generic_plan`);
    const before = await rowsSoFar(tx);
    await read(tx);
    const after = await rowsSoFar(tx);
    return Object.fromEntries([...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)]));
  });
}

describe('[badges/few] what a batch asks about badges reads those it touched, however many others there are', () => {
  let given: Given;
  let team: GivenUnit;
  let member: Actor;

  beforeAll(async () => {
    given = await Given.organisation(database);
    for (let nth = 0; nth < TEAMS; nth++) {
      const unit = await given.team();
      const people = await given.members(unit, PEOPLE);
      for (const each of people) await done(given, each, 'question.asked', { question: each.memberId });
      [team, member] = [unit, people[0]!];
    }
  });

  it('who can be given one', async () => {
    const eligible = (sql: Sql) => new Eligible(sql, given.organisationId, given.clock.now());
    const members = await rowsRead((sql) => eligible(sql).of('member', [member.memberId]));
    expect(members['member']).toBe(1);
    const units = await rowsRead((sql) => eligible(sql).of('unit', [team.id]));
    expect(units['membership']).toBe(PEOPLE);
  });

  it('what a member did', async () => {
    const subjects = [member.memberId];
    const question = {
      organisationId: given.organisationId,
      subject: 'member',
      subjects,
      seasonId: null,
      sourceId: null,
    } as const;
    const read = await rowsRead((sql) => groundOf(sql, asked, question, 3));
    expect(read['activity']).toBe(1);
  });

  it('on whose walls one is', async () => {
    const read = await rowsRead((sql) => wallsOf(sql, [member.memberId, team.id], given.clock.now()));
    expect(read['membership']).toBe(PEOPLE);
  });
});
