import type { Tx } from '../../platform/database/database.js';
import { STANDING } from '../ledger/ledger.store.js';
import type { DatedChallenge } from './challenge.store.js';
import { isOfKind, type PlacedUnit, unitOf } from './counting.rules.js';
import { type LedgerLine, recounted } from './result.rules.js';

type Line = LedgerLine & { kind: string; quest: string | null };

/**
 * Counts a settled challenge anew from the ledger as it is now. Only what was recorded before it was settled counts: its
 * result waits for nobody (DESIGN §5), so a correction brings in what was wrong, never what came too late. Units are those
 * of the day it was settled, also where they moved in the tree since.
 */
export async function recount(tx: Tx, challenge: DatedChallenge, settledAt: Date): Promise<void> {
  const { id, organisationId } = challenge;
  const lines = await linesOf(tx, challenge, settledAt);
  const rows = recounted(lines.filter((line) => isOfKind(challenge, line))).map(({ unitId, memberId, ...sums }) => ({
    unit_id: unitId,
    member_id: memberId,
    ...sums,
  }));
  // What is the same is not written: a look undoes what it did, and should leave little behind.
  await tx.query(
    `with counted as (
       select * from jsonb_to_recordset($3) as t (unit_id uuid, member_id uuid, points int, times int)
     ), kept as (
       select * from challenge_points where challenge_id = $1
     ), gone as (
       update challenge_points p set points = 0, times = 0
       where p.challenge_id = $1 and (p.points, p.times) <> (0, 0)
         and not exists (select 1 from counted t where t.unit_id = p.unit_id and t.member_id = p.member_id)
     )
     insert into challenge_points (challenge_id, unit_id, member_id, organisation_id, points, times)
     select $1, t.unit_id, t.member_id, $2, t.points, t.times
     from counted t left join kept p on p.unit_id = t.unit_id and p.member_id = t.member_id
     where (p.points, p.times) is distinct from (t.points, t.times)
     on conflict (challenge_id, unit_id, member_id) do update set points = excluded.points, times = excluded.times`,
    [id, organisationId, JSON.stringify(rows)],
  );
  if (challenge.mode === 'paired') await recountReuses(tx, challenge, settledAt);
}

/** In the order of the ledger, of the units in which somebody was counted. */
function linesOf(tx: Tx, { id, organisationId, startsAt, endsAt }: DatedChallenge, settledAt: Date): Promise<Line[]> {
  return tx.query<Line>(
    `select a.id as "activityId", a.kind, a.data->>'quest' as quest, e.unit_id as "unitId", e.member_id as "memberId",
            sum(e.points)::int as points, bool_or(e.points > 0 and ${STANDING}) as paid
     from activity a join points_entry e on e.activity_id = a.id
     where a.organisation_id = $1 and a.occurred_at >= $2 and a.occurred_at < $3 and a.recorded_at <= $4
       and e.unit_id in (select unit_id from challenge_points where challenge_id = $5
                         union select unnest(seats) from challenge_roster where challenge_id = $5)
     group by 1, 2, 3, 4, 5 order by min(e.seq)`,
    [organisationId, startsAt, endsAt, settledAt, id],
  );
}

async function recountReuses(tx: Tx, challenge: DatedChallenge, settledAt: Date): Promise<void> {
  const { id, organisationId, startsAt, endsAt } = challenge;
  const reuses = await tx.query<{ author: string | null; adopter: string; practice: string }>(
    `select unit_id as author, data->>'adopterTeam' as adopter, subject_id as practice from activity
     where organisation_id = $1 and kind = 'practice.reused' and revoked_at is null
       and occurred_at >= $2 and occurred_at < $3 and recorded_at <= $4`,
    [organisationId, startsAt, endsAt, settledAt],
  );
  const shownAs = await shownThen(tx, id);
  const rows = reuses.flatMap(({ author, adopter, practice }) => {
    const [from, to] = [shownAs(author), shownAs(adopter)];
    return from && to && from !== to ? [{ author: from, adopter: to, practice }] : [];
  });
  await tx.query(`update challenge_reuse set times = 0 where challenge_id = $1`, [id]);
  await tx.query(
    `insert into challenge_reuse (challenge_id, author_unit_id, adopter_unit_id, practice_id, organisation_id, times)
     select $1, author, adopter, practice, $2, count(*)
     from jsonb_to_recordset($3) as t (author uuid, adopter uuid, practice uuid) group by author, adopter, practice
     on conflict (challenge_id, author_unit_id, adopter_unit_id, practice_id) do update set times = excluded.times`,
    [id, organisationId, JSON.stringify(rows)],
  );
}

/** As which unit each one was shown when the challenge was settled; by the tree of today where nobody of it was kept. */
async function shownThen(tx: Tx, challengeId: string): Promise<(unitId: string | null) => string | null> {
  const seats = await tx.query<{ seat: string; shown: string }>(
    `select distinct unnest(seats) as seat, unit_id as shown from challenge_roster where challenge_id = $1`,
    [challengeId],
  );
  const kept = new Map(seats.map(({ seat, shown }) => [seat, shown]));
  const units = await tx.query<PlacedUnit>(
    `select unit_id as "unitId", shown_as as "shownAs" from challenge_unit where challenge_id = $1`,
    [challengeId],
  );
  const rows = await tx.query<{ id: string; path: string[] }>(`select id, path from unit where path && $1::uuid[]`, [
    units.map(({ unitId }) => unitId),
  ]);
  const paths = new Map(rows.map(({ id, path }) => [id, path]));
  return (unitId) => kept.get(unitId ?? '') ?? unitOf(paths.get(unitId ?? ''), units)?.shownAs ?? null;
}
