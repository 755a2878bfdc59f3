import type { Tx } from '../../platform/database/database.js';
import type { Batch, LoggedActivity } from '../engine/batch.js';

interface Reach {
  kind: 'helped' | 'reused';
  /** The helper's or the author's unit. */
  from: string;
  /** The newcomer, or the team that reused. */
  other: string;
  /** The unit on the other side; for a newcomer it is looked up. */
  otherUnit: string | null;
  occurredAt: Date;
  times: 1 | -1;
}

/**
 * Counts what units gave to others: once for each unit on the way up that the other side is not in,
 * so a team, its department and its directorate each count across their own edge only.
 * Returns the units whose counters moved.
 */
export async function countOutreach(
  tx: Tx,
  batch: Pick<Batch, 'organisationId' | 'fresh' | 'undone'>,
  seasonId: string,
  inSeason: (a: LoggedActivity) => boolean,
): Promise<string[]> {
  const reaches = [
    ...batch.fresh.filter(inSeason).flatMap((activity) => reachOf(activity, 1)),
    ...batch.undone.filter(inSeason).flatMap((activity) => reachOf(activity, -1)),
  ];
  if (reaches.length === 0) return [];
  const rows = await tx.query<{ unitId: string }>(
    `with reach as (
       select r.kind, r."from", r.other, r.times,
              coalesce(r."otherUnit", (select ms.unit_id from membership ms where ms.member_id = r.other and ms.during @> r."occurredAt")) as other_unit
       from jsonb_to_recordset($1) as r (kind text, "from" uuid, other uuid, "otherUnit" uuid, "occurredAt" timestamptz, times int)
     ), crossed as (
       select above.id as unit_id, r.kind, r.other, sum(r.times) as times
       from reach r join unit f on f.id = r."from" join unit t on t.id = r.other_unit
       cross join lateral unnest(f.path) as above (id)
       where not (above.id = any(t.path))
       group by 1, 2, 3
     )
     insert into unit_outreach as o (season_id, unit_id, kind, other_id, organisation_id, times)
     select $2::uuid, unit_id, kind, other, $3::uuid, times from crossed order by 1, 2, 3, 4
     on conflict (season_id, unit_id, kind, other_id) do update set times = o.times + excluded.times
     returning unit_id as "unitId"`,
    [JSON.stringify(reaches), seasonId, batch.organisationId],
  );
  return rows.map(({ unitId }) => unitId);
}

function reachOf(activity: LoggedActivity, times: 1 | -1): Reach[] {
  const { unitId: from, counterpartId, memberId, occurredAt } = activity;
  if (!from || counterpartId === memberId) return [];
  if (activity.kind === 'newcomer.helped' && counterpartId) {
    return [{ kind: 'helped', from, other: counterpartId, otherUnit: null, occurredAt, times }];
  }
  if (activity.kind === 'practice.reused') {
    const { adopterTeam } = activity.data;
    return [{ kind: 'reused', from, other: adopterTeam, otherUnit: adopterTeam, occurredAt, times }];
  }
  return [];
}
