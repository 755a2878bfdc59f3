import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { isDrawn } from './recheck.rules.js';

interface Recorded {
  /** By which the lot is drawn. */
  lot: string;
  reuseId: string | null;
  evidenceId: string | null;
  recordedBy: string;
  recordedAt: Date;
}

/**
 * Draws the lots of what an organisation recorded up to `until` and whose lots were not drawn before; under its lock, so
 * each once. What was recorded before the first drawing is left alone: nobody knew of it then.
 */
export async function draw(tx: Tx, organisationId: string, until: Date, now: Date): Promise<void> {
  await tx.query(`insert into recheck_draw (organisation_id, until) values ($1, $2) on conflict do nothing`, [
    organisationId,
    until,
  ]);
  const [drawn] = await tx.query<{ until: Date }>(
    `select until from recheck_draw where organisation_id = $1 for update`,
    [organisationId],
  );
  if (!drawn || drawn.until >= until) return;
  const recorded = await recordedBetween(tx, organisationId, drawn.until, until);
  const rows = recorded.filter(({ lot }) => isDrawn(lot)).map((each) => ({ id: newId(), ...each }));
  await tx.query(
    `insert into recheck (id, organisation_id, reuse_id, evidence_id, recorded_by, recorded_at, drawn_at)
     select id, $2, "reuseId", "evidenceId", "recordedBy", "recordedAt", $3
     from jsonb_to_recordset($1) as t (id uuid, "reuseId" uuid, "evidenceId" uuid, "recordedBy" uuid, "recordedAt" timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows), organisationId, now],
  );
  await tx.query(`update recheck_draw set until = $2 where organisation_id = $1`, [organisationId, until]);
}

/**
 * What came of practices, by the activity that recorded it, and confirmed evidence, by its confirmation: both get their
 * id and their time from the server in that moment, so neither can be chosen. What was taken back since is left out.
 */
function recordedBetween(sql: Sql, organisationId: string, from: Date, until: Date): Promise<Recorded[]> {
  return sql.query<Recorded>(
    `select a.id as lot, r.id as "reuseId", null::uuid as "evidenceId", r.recorded_by as "recordedBy", a.recorded_at as "recordedAt"
     from activity a join practice_reuse r on r.organisation_id = a.organisation_id and r.id = (a.data ->> 'reuse')::uuid
     where a.organisation_id = $1 and a.kind = 'practice.tried' and a.recorded_at > $2 and a.recorded_at <= $3
       and a.revoked_at is null and r.state = 'recorded'
     union all
     select v.id, null, v.evidence_id, v.contributor_id, v.decided_at
     from verification v join evidence e on e.id = v.evidence_id join step_contribution c on c.id = e.contribution_id
     where v.organisation_id = $1 and v.decision = 'confirmed' and v.decided_at > $2 and v.decided_at <= $3
       and c.state = 'accepted' and c.taken_back_at is null`,
    [organisationId, from, until],
  );
}

/** One that is open, locked; null once it is closed. */
export async function lockOpen(tx: Tx, organisationId: string, id: string): Promise<{ drawnAt: Date } | null> {
  const [row] = await tx.query<{ drawnAt: Date }>(
    `select drawn_at as "drawnAt" from recheck
     where organisation_id = $1 and id = $2 and closed_at is null for update`,
    [organisationId, id],
  );
  return row ?? null;
}

export interface Ask {
  memberId: string;
  askedAt: Date;
  remindedAt: Date | null;
}

/** Who is asked to look now. */
export async function openAsk(sql: Sql, recheckId: string): Promise<Ask | null> {
  const [row] = await sql.query<Ask>(
    `select member_id as "memberId", asked_at as "askedAt", reminded_at as "remindedAt" from recheck_ask
     where recheck_id = $1 and ended_at is null`,
    [recheckId],
  );
  return row ?? null;
}

export interface AskedOf {
  organisationId: string;
  recheckId: string;
  memberId: string;
  at: Date;
}

/** Whether they could be asked: nobody is asked about two at once. */
export async function addAsk(tx: Tx, { organisationId, recheckId, memberId, at }: AskedOf): Promise<boolean> {
  const rows = await tx.query(
    `insert into recheck_ask (recheck_id, member_id, organisation_id, asked_at) values ($1, $2, $3, $4)
     on conflict do nothing returning member_id`,
    [recheckId, memberId, organisationId, at],
  );
  return rows.length > 0;
}

export async function markReminded(tx: Tx, recheckId: string, at: Date): Promise<void> {
  await tx.query(`update recheck_ask set reminded_at = $2 where recheck_id = $1 and ended_at is null`, [recheckId, at]);
}

export async function endAsk(tx: Tx, recheckId: string, at: Date): Promise<void> {
  await tx.query(`update recheck_ask set ended_at = $2 where recheck_id = $1 and ended_at is null`, [recheckId, at]);
}

/** Nobody looked in time. */
export async function lapse(tx: Tx, recheckId: string, at: Date): Promise<void> {
  await endAsk(tx, recheckId, at);
  await tx.query(`update recheck set closed_at = $2 where id = $1`, [recheckId, at]);
}

/** There is nothing left to look at: it is as if its lot had not been drawn. */
export async function drop(tx: Tx, recheckId: string): Promise<void> {
  await tx.query(`delete from recheck where id = $1`, [recheckId]);
}
