import type { VerifierKind } from '@guildhall/shared/game/quest-definition';

import type { Sql } from '../../platform/database/database.js';
import type { StoredRun } from './run.js';
import { partyOf } from './standing.rules.js';
import { SEATED_BESIDE, THEIRS, verdictOn } from './verifier-facts.queries.js';

/** Evidence that waits, and who offered it. */
export interface Waiting {
  id: string;
  memberId: string;
  askedId: string | null;
}

type Circle = VerifierKind | 'admin';

/** Of colleagues whom nothing sets apart so many are reminded; a whole department would be too many. */
const FEW = 3;
/** Looked at for these few at most. */
const CANDIDATES = 20;

/** Who could be reminded of it; nobody who is away for long, nor whom invariant I4 keeps from looking now. */
export async function toRemind(
  sql: Sql,
  run: StoredRun,
  waiting: Waiting,
  kind: VerifierKind,
  now: Date,
): Promise<string[]> {
  const circle = await circleOf(sql, run, waiting, kind, now);
  if (kind === 'lead') return nearest(circle).map(({ id }) => id);
  return circle.slice(0, FEW).map(({ id }) => id);
}

/**
 * To whom it is passed on: those who answer for the unit and, where it was with the nearest of them already, those above;
 * administrators where there are none.
 */
export async function toPassOn(
  sql: Sql,
  run: StoredRun,
  waiting: Waiting,
  kind: VerifierKind,
  now: Date,
): Promise<string[]> {
  const inCare = await circleOf(sql, run, waiting, 'lead', now);
  const asked = kind === 'lead' ? nearest(inCare) : [];
  const further = inCare.filter((each) => !asked.includes(each));
  const people = further.length > 0 ? further : await circleOf(sql, run, waiting, 'admin', now);
  return people.map(({ id }) => id);
}

/**
 * Who could look once more at what somebody has confirmed: those the step asks, and where it asks one by name those who
 * answer for the unit; administrators where there are none.
 */
export async function toLookAgain(
  sql: Sql,
  run: StoredRun,
  confirmed: Waiting,
  kind: VerifierKind,
  now: Date,
): Promise<string[]> {
  const asked = await circleOf(sql, run, confirmed, kind === 'named' ? 'lead' : kind, now);
  const inCare = kind === 'named' || kind === 'lead';
  const people = asked.length > 0 || !inCare ? asked : await circleOf(sql, run, confirmed, 'admin', now);
  return people.map(({ id }) => id);
}

interface Candidate {
  id: string;
  /** How far down the structure they answer for the unit; null when they do not. */
  level: number | null;
}

function nearest(people: readonly Candidate[]): Candidate[] {
  const level = Math.max(...people.map((each) => each.level ?? 0));
  return people.filter((each) => (each.level ?? 0) === level);
}

async function circleOf(
  sql: Sql,
  run: StoredRun,
  { id, memberId, askedId }: Waiting,
  circle: Circle,
  now: Date,
): Promise<Candidate[]> {
  const candidates = await sql.query<Candidate>(
    `with ${THEIRS}
     select m.id, held.level from ${SEATED_BESIDE}
     cross join lateral (
       select max(case when g.role = 'lead' and g.unit_id = theirs.path[cardinality(theirs.path)] then cardinality(theirs.path) + 1
                       when g.role = 'manager' then array_position(theirs.path, g.unit_id) end) as level,
         coalesce(bool_or(g.role = 'admin'), false) as administers
       from role_grant g where g.member_id = m.id and g.ended_at is null) held
     where m.organisation_id = $1 and m.left_at is null and (m.absence @> $3::timestamptz) is not true
       and m.id <> $2 and m.id <> all($4::uuid[]) and case $5
         when 'named' then m.id = $6
         when 'lead' then held.level is not null
         when 'admin' then held.administers
         when 'outside' then m.playing is not false and (theirs.path = '{}'
           or theirs.path[cardinality(theirs.path)] <> all(coalesce(u.path, '{}')))
         else m.playing is not false and coalesce(coalesce(theirs.path[2], theirs.path[1]) = any(u.path), theirs.path = '{}')
       end
     -- by lot, so that it is not the same few each time
     order by md5($7 || m.id::text) limit ${CANDIDATES}`,
    [run.organisationId, memberId, now, partyOf(run), circle, askedId, id],
  );
  const may: Candidate[] = [];
  for (const each of candidates) {
    const verdict = await verdictOn(sql, { verifier: each.id, run, contributor: memberId, now });
    if (verdict?.ok) may.push(each);
  }
  return may;
}
