import type { Sql, Tx } from '../../platform/database/database.js';

const inOrder = (rows: string) =>
  `(select coalesce(string_agg(r::text, E'\\n' order by r::text collate "C"), '') from (${rows}) r)`;

/** SQL of all that the season `$1` came to, in one order: points, counters, what units gave to others, and scores. */
const RESULT = [
  `select unit_id, member_id, points from season_points where season_id = $1 and points <> 0`,
  `select unit_id, people, started, half_steps, level_zero, first_steps, opted_out, opted_out_at_level_zero, counted_twice
   from unit_season where season_id = $1`,
  `select unit_id, kind, other_id, times from unit_outreach where season_id = $1 and times <> 0`,
  `select b.subject_kind, s.subject_id, s.score, extract(epoch from s.reached_at)
   from standing s join board b on b.id = s.board_id where b.span = 'season' and b.span_id = $1`,
].map(inOrder);

/** The SHA-256 of what a season came to, as 64 hexadecimal digits. */
export async function sealOf(sql: Sql, seasonId: string): Promise<string> {
  const [row] = await sql.query<{ seal: string }>(
    `select encode(sha256(convert_to(${RESULT.join(` || E'\\n\\n' || `)}, 'UTF8')), 'hex') as seal`,
    [seasonId],
  );
  return row!.seal;
}

/** Keeps the seal of a season that closes, and which entry of the ledger was its last. */
export async function sealSeason(tx: Tx, organisationId: string, seasonId: string): Promise<void> {
  await tx.query(
    `update season set result_hash = $3,
       last_entry = (select coalesce(max(seq), 0) from points_entry where organisation_id = $2 and season_id = $1)
     where id = $1`,
    [seasonId, organisationId, await sealOf(tx, seasonId)],
  );
}
