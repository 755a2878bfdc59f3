import { openForLoading } from '../../platform/database/data-source.js';
import type { Database, Tx } from '../../platform/database/database.js';

const own = 'organisation_id = $1';

/** What the standings of an organisation are kept in, and what is locked to keep them; SQL of the organisation's rows. */
const TABLES = {
  organisation: 'id = $1',
  season: own,
  season_points: own,
  unit_season: own,
  unit_outreach: own,
  board: own,
  standing: own,
  rank_bucket: 'board_id in (select id from public.board where organisation_id = $1)',
  challenge: own,
  challenge_unit: own,
  challenge_points: `challenge_id in (select id from public.challenge where organisation_id = $1)`,
  challenge_reuse: `challenge_id in (select id from public.challenge where organisation_id = $1)`,
};

/** Carries what was found out of the transaction, which is undone. */
class Found<T> {
  constructor(readonly answer: T) {}
}

/**
 * Runs `work` beside the living product, on one instant of the database: whatever it writes of an organisation's standings
 * goes to copies of their tables, which only it sees and which are gone afterwards; the stored ones are `public.<table>`.
 * It locks nothing that the engine, or anybody, needs.
 */
export async function beside<T>(database: Database, organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  // A connection of its own: one in use has statements planned for the tables themselves.
  const own = await openForLoading(database);
  try {
    await own.transaction({}, async (tx) => {
      await tx.query(`set transaction isolation level repeatable read`);
      for (const [table, which] of Object.entries(TABLES)) await copy(tx, table, which, organisationId);
      throw new Found(await work(tx));
    });
  } catch (found) {
    if (found instanceof Found) return found.answer as T;
    throw found;
  } finally {
    await own.close();
  }
  throw new Error('Nothing was worked out.');
}

async function copy(tx: Tx, table: string, which: string, organisationId: string): Promise<void> {
  await tx.query(`create temporary table ${table} (like public.${table} including defaults including indexes)`);
  await tx.query(`insert into pg_temp.${table} select * from public.${table} where ${which}`, [organisationId]);
  await tx.query(`analyze pg_temp.${table}`);
  if (table !== 'board') return;
  await tx.query(`alter table pg_temp.board add constraint board_of_span
    unique nulls not distinct (organisation_id, subject_kind, span, span_id)`);
}
