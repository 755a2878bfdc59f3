import type { Sql } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';

/** Nobody takes part twice: of two units of which one lies inside the other, one is chosen. */
export async function assertApart(sql: Sql, organisationId: string, units: readonly string[]): Promise<void> {
  const [pair] = await sql.query<{ inner: string; outer: string; innerCy: string; outerCy: string }>(
    `select inside.name as inner, coalesce(inside.name_cy, inside.name) as "innerCy",
            around.name as outer, coalesce(around.name_cy, around.name) as "outerCy"
     from unit inside join unit around on around.id = any(inside.path) and around.id <> inside.id
     where inside.organisation_id = $1 and inside.id = any($2) and around.id = any($2)
     order by inside.name, cardinality(around.path) desc limit 1`,
    [organisationId, units],
  );
  if (!pair) return;
  const message = `${pair.inner} is inside ${pair.outer}, so its people would count twice. Please choose one of the two.`;
  throw fieldProblem('units', 'inside_another', message, pair);
}
