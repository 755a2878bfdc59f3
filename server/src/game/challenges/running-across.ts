import type { Bilingual } from '@guildhall/shared/platform/bilingual';

import type { Closing, Objection, UnitMove } from '../../people/structure/structure-followers.js';
import type { Sql, Tx } from '../../platform/database/database.js';

/**
 * What counts in a challenge never changes once it is on the calendar (DESIGN §5): while one lasts, no unit moves across the
 * edge of a unit that takes part, nor to another directorate where one of a pair would go with it.
 */
export async function runningAcross(
  tx: Tx,
  { organisationId, unitId, before, after }: UnitMove,
): Promise<Objection | null> {
  const crossed = [...before, ...after].filter((id) => before.includes(id) !== after.includes(id));
  const [running] = await tx.query<{ title: Bilingual }>(
    `select c.title from challenge c join challenge_unit cu on cu.challenge_id = c.id
     where c.organisation_id = $1 and c.state in ('scheduled', 'open', 'settling')
       and (cu.unit_id = any($2::uuid[]) or cu.shown_as = any($2::uuid[]) or c.mode = 'paired' and $4 and exists (
         select 1 from unit u where u.id = cu.unit_id and u.path @> array[$3::uuid]))
     order by c.ends_at, c.id limit 1`,
    [organisationId, crossed, unitId, before[0] !== after[0]],
  );
  if (!running) return null;
  const { en } = running.title;
  const detail = `The challenge “${en}” counts by units as they are. This can be done once it is settled.`;
  return { code: 'challenge_runs', detail, params: titleOf(running) };
}

/** While a challenge that is not finished names a unit, also one that is still a draft, the unit does not close. */
export async function namedInChallenge(sql: Sql, { organisationId, unitId }: Closing): Promise<Objection | null> {
  const [naming] = await sql.query<{ title: Bilingual }>(
    `select c.title from challenge c join challenge_unit cu on cu.challenge_id = c.id
     where c.organisation_id = $1 and c.state not in ('settled', 'cancelled') and $2 in (cu.unit_id, cu.shown_as)
     order by c.ends_at nulls last, c.id limit 1`,
    [organisationId, unitId],
  );
  if (!naming) return null;
  const detail = `The challenge “${naming.title.en}” names it. It can close once that is settled or names it no more.`;
  return { code: 'challenge_names', detail, params: titleOf(naming) };
}

function titleOf({ title: { en, cy } }: { title: Bilingual }): Objection['params'] {
  return { challenge: en, ...(cy ? { challengeCy: cy } : {}) };
}
