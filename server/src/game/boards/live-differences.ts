import type { DifferenceKind, StandingsDifference } from '@guildhall/shared/game/standings-check';

import type { Sql } from '../../platform/database/database.js';

interface Kept {
  kind: DifferenceKind;
  table: string;
  /** What is compared. */
  columns: string;
  /** Rows that may as well not be. */
  nothing: string;
}

/** What is worked out anew; `reached_at` and versions are no matter of the ledger. */
const KEPT: readonly Kept[] = [
  { kind: 'scores', table: 'standing', columns: 'board_id, subject_id, score', nothing: 'score = 0' },
  { kind: 'places', table: 'rank_bucket', columns: 'board_id, level, bucket, subjects', nothing: 'subjects = 0' },
  { kind: 'points', table: 'season_points', columns: 'season_id, unit_id, member_id, points', nothing: 'points = 0' },
  {
    ...{ kind: 'counters', table: 'unit_season', nothing: 'people = 0' },
    columns: `season_id, unit_id, people, started, half_steps, level_zero, first_steps, opted_out,
      opted_out_at_level_zero, counted_twice`,
  },
  {
    ...{ kind: 'outreach', table: 'unit_outreach', nothing: 'times = 0' },
    columns: 'season_id, unit_id, kind, other_id, times',
  },
  {
    ...{ kind: 'challenge_points', table: 'challenge_points', nothing: 'points = 0 and times = 0' },
    columns: 'challenge_id, unit_id, member_id, points, times',
  },
  {
    ...{ kind: 'challenge_units', table: 'challenge_unit', nothing: 'shown_as is null' },
    columns: 'challenge_id, unit_id, shown_as, score, across, people',
  },
];

/** Lines that are stored otherwise than they were worked out beside (`beside`): those that only one of the two has. */
export async function liveDifferences(sql: Sql, organisationId: string): Promise<StandingsDifference[]> {
  const found: StandingsDifference[] = [];
  for (const { kind, table, columns, nothing } of KEPT) {
    const ours =
      table === 'rank_bucket'
        ? 'board_id in (select id from public.board where organisation_id = $1)'
        : 'organisation_id = $1';
    const [stored, anew] = ['public', 'pg_temp'].map(
      (schema) => `select ${columns} from ${schema}.${table} where ${ours} and not (${nothing})`,
    );
    const [row] = await sql.query<{ lines: number }>(
      `select greatest((select count(*) from (${stored} except ${anew}) a),
                       (select count(*) from (${anew} except ${stored}) b))::int as lines`,
      [organisationId],
    );
    if (row!.lines > 0) found.push({ kind, of: null, lines: row!.lines });
  }
  return found;
}
