import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { Batch, LoggedActivity, WrittenEntry } from '../engine/batch.js';
import type { PointsLine } from './points.rules.js';

/** Awards `e` that were not taken back. */
export const STANDING = `e.kind = 'award' and not exists (select 1 from points_entry r where r.reverses_id = e.id)`;

/** An award to write, with the activity it comes from and where it belongs. */
export interface Award {
  line: PointsLine;
  activity: LoggedActivity;
  seasonId: string | null;
  week: string;
}

/** Writes awards in one statement; one whose key is in the ledger already is left out of the answer. */
export async function writeAwards(tx: Tx, batch: Batch, awards: Award[]): Promise<WrittenEntry[]> {
  if (awards.length === 0) return [];
  const rows = awards.map((award) => ({ id: newId(), ...rowOf(award) }));
  const written = await tx.query<{ id: string }>(
    `insert into points_entry (id, organisation_id, season_id, member_id, unit_id, activity_id, rule, rule_set, category,
       week, base, pct, boost, points, counterpart_id, reason, kind, key, occurred_at, recorded_at)
     select id, $2, season_id, member_id, unit_id, activity_id, rule, rule_set, category,
       week, base, pct, boost, points, counterpart_id, reason, 'award', key, occurred_at, $3
     from jsonb_to_recordset($1) as t (id uuid, season_id uuid, member_id uuid, unit_id uuid, activity_id uuid, rule text,
       rule_set int, category text, week text, base int, pct int, boost int, points int, counterpart_id uuid, reason jsonb,
       key text, occurred_at timestamptz)
     on conflict (organisation_id, key) do nothing returning id`,
    [JSON.stringify(rows), batch.organisationId, batch.now],
  );
  const ids = new Set(written.map(({ id }) => id));
  return rows.flatMap((row, index) => (ids.has(row.id) ? [entryOf(row.id, awards[index]!)] : []));
}

function rowOf({ line, activity, seasonId, week }: Award) {
  return {
    season_id: seasonId,
    member_id: line.member,
    unit_id: activity.unitId,
    activity_id: activity.id,
    rule: line.rule,
    rule_set: line.ruleSet,
    category: line.category,
    week,
    base: line.base,
    pct: line.pct,
    boost: line.boost,
    points: line.points,
    counterpart_id: line.counterpart ?? null,
    reason: line.reason,
    key: line.idempotencyKey,
    occurred_at: activity.occurredAt,
  };
}

function entryOf(id: string, { line, activity, seasonId }: Award): WrittenEntry {
  return {
    id,
    memberId: line.member,
    unitId: activity.unitId,
    seasonId,
    activity,
    rule: line.rule,
    category: line.category,
    points: line.points,
    kind: 'award',
    occurredAt: activity.occurredAt,
  };
}

interface ReversedRow {
  id: string;
  activityId: string;
  memberId: string;
  unitId: string | null;
  seasonId: string | null;
  rule: string;
  category: string;
  points: number;
}

/** Reverses every standing award of these activities: minus the points, once, in the season and week of the award. */
export async function writeReversals(
  tx: Tx,
  batch: Batch,
  activities: readonly LoggedActivity[],
): Promise<WrittenEntry[]> {
  if (activities.length === 0) return [];
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const standing = await tx.query<{ id: string }>(
    `select e.id from points_entry e where e.activity_id = any($1) and ${STANDING}`,
    [[...byId.keys()]],
  );
  const pairs = standing.map(({ id }) => ({ id: newId(), reverses: id }));
  const rows = await tx.query<ReversedRow>(
    `insert into points_entry (id, organisation_id, season_id, member_id, unit_id, activity_id, rule, rule_set, category,
       week, base, pct, boost, points, counterpart_id, reason, kind, reverses_id, key, occurred_at, recorded_at)
     select p.id, e.organisation_id, e.season_id, e.member_id, e.unit_id, e.activity_id, e.rule, e.rule_set, e.category,
       e.week, e.base, e.pct, e.boost, -e.points, e.counterpart_id, '{"code":"taken_back","params":{}}', 'reversal', e.id,
       e.key || ':reversal', e.occurred_at, $2
     from jsonb_to_recordset($1) as p (id uuid, reverses uuid) join points_entry e on e.id = p.reverses
     returning id, activity_id as "activityId", member_id as "memberId", unit_id as "unitId",
       season_id as "seasonId", rule, category, points`,
    [JSON.stringify(pairs), batch.now],
  );
  return rows.map(({ activityId, ...row }) => {
    const activity = byId.get(activityId)!;
    return { ...row, activity, kind: 'reversal', occurredAt: activity.occurredAt };
  });
}

/** How many awards that pay stand for each of these activities; those without any are left out. */
export async function standingAwards(tx: Tx, activities: readonly LoggedActivity[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; awards: number }>(
    `select e.activity_id as id, count(*)::int as awards from points_entry e
     where e.activity_id = any($1) and e.points > 0 and ${STANDING} group by 1`,
    [activities.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, awards }) => [id, awards]));
}
