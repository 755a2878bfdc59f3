import type { Sql } from '../../platform/database/database.js';

/** Those of these members who play and are still here. */
export async function playersAmong(sql: Sql, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  return idsOf(
    await sql.query<{ id: string }>(`select id from member where id = any($1) and playing and left_at is null`, [
      memberIds,
    ]),
  );
}

/** Who plays in the units of a challenge at this moment; with `shownAs`, in those that are shown as this one. */
export async function playersIn(sql: Sql, challengeId: string, now: Date, shownAs?: string): Promise<string[]> {
  return idsOf(
    await sql.query<{ id: string }>(
      `select distinct m.id from challenge_unit cu
       join unit u on u.path @> array[cu.unit_id] and u.organisation_id = cu.organisation_id
       join membership ms on ms.unit_id = u.id and ms.during @> $2::timestamptz
       join member m on m.id = ms.member_id and m.playing and m.left_at is null
       where cu.challenge_id = $1 and cu.shown_as is not null and ($3::uuid is null or cu.shown_as = $3)`,
      [challengeId, now, shownAs ?? null],
    ),
  );
}

/** Who plays in each of these units itself at this moment; units where nobody does are left out. */
export async function playersOf(sql: Sql, unitIds: readonly string[], now: Date): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ unitId: string; ids: string[] }>(
    `select ms.unit_id as "unitId", array_agg(m.id) as ids
     from membership ms join member m on m.id = ms.member_id and m.playing and m.left_at is null
     where ms.unit_id = any($1) and ms.during @> $2::timestamptz
     group by ms.unit_id`,
    [unitIds, now],
  );
  return new Map(rows.map(({ unitId, ids }) => [unitId, ids]));
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
