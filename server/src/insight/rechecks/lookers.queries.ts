import { verifierOf } from '../../game/quests/definition.rules.js';
import { readRuns } from '../../game/quests/run.store.js';
import {
  decidedLately,
  liveBoards,
  SEATED_BESIDE,
  seatsOf,
  THEIRS,
  verdictFrom,
} from '../../game/quests/verifier-facts.queries.js';
import { reciprocalTime, type VerifierVerdict } from '../../game/quests/verification.rules.js';
import { toLookAgain } from '../../game/quests/who-may-look.queries.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { readersAmong } from '../../work/practices/readers.queries.js';
import type { Outcome } from './outcome.queries.js';

/** Looked at for these few at most, near and far. */
const CANDIDATES = 100;

/**
 * Who is asked to look at an outcome once more: by lot one who may, rather of another team of its department; null where
 * nobody may now.
 */
export async function toAsk(tx: Tx, outcome: Outcome, now: Date): Promise<string | null> {
  const circle = outcome.step ? await whoConfirms(tx, outcome, now) : null;
  for (const near of [true, false]) {
    const free = await freeToLook(tx, outcome, { circle, near, now });
    const readers = outcome.card ? await readersAmong(tx, cardOf(outcome), free, now) : free;
    for (const memberId of readers) if ((await verdictOf(tx, outcome, memberId, now))?.ok) return memberId;
  }
  return null;
}

/** Whether who is asked may still look: they are here, the card reaches them, and invariant I4 lets them. */
export async function mayStillLook(tx: Tx, outcome: Outcome, memberId: string, now: Date): Promise<boolean> {
  const here = await tx.query(
    `select 1 from member m where m.id = $1 and m.left_at is null and m.playing is not false
       and (m.absence @> $2::timestamptz) is not true`,
    [memberId, now],
  );
  if (here.length === 0) return false;
  if (outcome.card && (await readersAmong(tx, cardOf(outcome), [memberId], now)).length === 0) return false;
  return (await verdictOf(tx, outcome, memberId, now))?.ok === true;
}

/**
 * As with evidence (I4): neither whose own it is, nor a rival of those who recorded it, nor somebody whom one of these
 * confirmed this week. The makers of a card that was tried have recorded nothing, and are only not asked themselves.
 */
export async function verdictOf(
  sql: Sql,
  { organisationId, contributors: all, recordedBy, verifierId, step }: Outcome,
  memberId: string,
  now: Date,
): Promise<VerifierVerdict | null> {
  if (memberId === verifierId || all.includes(memberId)) return { ok: false, code: 'own' };
  const contributors = step ? all : [recordedBy];
  const seats = await seatsOf(sql, organisationId, [memberId, ...contributors], now);
  const seat = seats.get(memberId);
  if (!seat) return null;
  const boards = await liveBoards(sql, organisationId);
  const lately = new Map([...(await decidedLately(sql, memberId, now)), ...(await lookedLately(sql, memberId, now))]);
  return verdictFrom({ now, seat, contributors, seats, boards, lately });
}

/** When each person last looked at an outcome of the member's once more, within the time that matters. */
async function lookedLately(sql: Sql, memberId: string, now: Date): Promise<Map<string, Date>> {
  const rows = await sql.query<{ id: string; at: Date }>(
    `select answered_by as id, max(closed_at) as at from recheck
     where recorded_by = $1 and answered_by is not null and closed_at > $2 group by 1`,
    [memberId, new Date(now.getTime() - reciprocalTime)],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Of evidence those whom its step asks, who alone have read it. */
async function whoConfirms(tx: Tx, { organisationId, recordedBy, step }: Outcome, now: Date): Promise<string[]> {
  const { run: runId, evidence, stepId, askedId, definition } = step!;
  const [run] = await readRuns(tx, organisationId, [runId]);
  if (!run) return [];
  const confirmed = { id: evidence, memberId: recordedBy, askedId };
  return toLookAgain(tx, run, confirmed, verifierOf(definition, stepId), now);
}

interface Sought {
  /** Only these; null for everybody. */
  circle: readonly string[] | null;
  /** In the department of who recorded it; otherwise the rest of the organisation. */
  near: boolean;
  now: Date;
}

/** Who is here, was not asked about this one, and has no other to look at. */
async function freeToLook(tx: Tx, outcome: Outcome, { circle, near, now }: Sought): Promise<string[]> {
  const { id, organisationId, recordedBy, contributors } = outcome;
  const rows = await tx.query<{ id: string }>(
    `with ${THEIRS}
     select m.id from ${SEATED_BESIDE}
     where m.organisation_id = $1 and m.left_at is null and m.playing is not false
       and (m.absence @> $3::timestamptz) is not true and m.id <> all($4::uuid[])
       and ($5::uuid[] is null or m.id = any($5::uuid[]))
       and coalesce(coalesce(theirs.path[2], theirs.path[1]) = any(u.path), false) = $6
       and not exists (select 1 from recheck_ask a where a.member_id = m.id and (a.recheck_id = $7 or a.ended_at is null))
     order by (u.path[cardinality(u.path)] = theirs.path[cardinality(theirs.path)]) is true, md5($7::text || m.id::text)
     limit ${CANDIDATES}`,
    [organisationId, recordedBy, now, contributors, circle, near, id],
  );
  return rows.map((row) => row.id);
}

function cardOf({ card, organisationId }: Outcome): { id: string; organisationId: string } {
  return { id: card!.id, organisationId };
}
