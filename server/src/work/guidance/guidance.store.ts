import type { GuidanceState } from '@guildhall/shared/work/guidance-document';

import type { Actor } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { type GuidanceFacts, mayKnow, textAccess } from './guidance.policy.js';
import { GuidanceRow } from './guidance.row.js';

const unknownPerson = (field: string) => () =>
  fieldProblem(field, 'unknown_person', 'We could not find that colleague. Please choose them again.');
constraintMeans('guidance_owner', unknownPerson('ownerId'));
constraintMeans('guidance_deputy', unknownPerson('deputyId'));
constraintMeans('guidance_author_member', unknownPerson('authorIds'));
constraintMeans('guidance_review_reviewer', unknownPerson('reviewerId'));
constraintMeans('guidance_consultation_unit', () =>
  fieldProblem('unitId', 'unknown_unit', 'We could not find that part of the council. Please choose it again.'),
);

/** A document under its lock, with what decides who may do what. */
export interface LockedGuidance {
  row: GuidanceRow;
  facts: GuidanceFacts;
}

/** There is no such document, or none that the caller may know of. */
export const noSuchGuidance = () => new Problem('not_found', 'We could not find that guidance.');

/** Locks a document until the transaction ends; throws `not_found` also for one whose text the caller may not read. */
export async function lockGuidance(tx: Tx, actor: Actor, id: string): Promise<LockedGuidance> {
  const locked = await lockQuietly(tx, actor.organisationId, id);
  if (!locked || textAccess(actor, locked.facts) === null) throw noSuchGuidance();
  return locked;
}

/** The same for the clock, which asks nobody's permission; null when there is none. */
export async function lockQuietly(tx: Tx, organisationId: string, id: string): Promise<LockedGuidance | null> {
  const row = await tx
    .rows(GuidanceRow)
    .findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
  const facts = row && (await factsOf(tx, organisationId, id));
  return row && facts ? { row, facts } : null;
}

/** What deciding needs to know of a document; null when the organisation has no such one. */
export async function factsOf(sql: Sql, organisationId: string, id: string): Promise<GuidanceFacts | null> {
  const [facts] = await sql.query<GuidanceFacts>(
    `select g.id, g.organisation_id as "organisationId", g.state, g.edition,
       g.owner_id as "ownerId", g.deputy_id as "deputyId",
       array(select a.member_id from guidance_author a where a.guidance_id = g.id) as "authorIds", g.writing,
       coalesce((select u.path from unit u where u.id = g.unit_id), '{}') as "unitPath",
       g.consultation_unit_id as "consultationUnitId",
       array(select distinct r.reviewer_id from guidance_review r
             where r.guidance_id = g.id and r.edition = g.edition and r.reviewer_id is not null) as "askedIds",
       exists (select 1 from guidance_publication p where p.guidance_id = g.id and p.state = 'current') as published
     from guidance g where g.organisation_id = $1 and g.id = $2`,
    [organisationId, id],
  );
  return facts ?? null;
}

/** The facts of a document whose page the caller may see; throws `not_found`. */
export async function knownFacts(sql: Sql, actor: Actor, id: string): Promise<GuidanceFacts> {
  const facts = await factsOf(sql, actor.organisationId, id);
  if (!facts || !mayKnow(actor, facts)) throw noSuchGuidance();
  return facts;
}

/** The facts of a document whose text in the making the caller may read; throws `not_found`. */
export async function readableFacts(sql: Sql, actor: Actor, id: string): Promise<GuidanceFacts> {
  const facts = await factsOf(sql, actor.organisationId, id);
  if (!facts || textAccess(actor, facts) === null) throw noSuchGuidance();
  return facts;
}

/** Changes columns of a locked document; what watchers see has changed, so its version grows by one. */
export async function changeGuidance(
  tx: Tx,
  row: GuidanceRow,
  changes: Partial<GuidanceRow> = {},
): Promise<GuidanceRow> {
  const changed = { ...changes, version: row.version + 1 };
  await tx.rows(GuidanceRow).update({ id: row.id }, changed);
  return { ...row, ...changed };
}

/** One line of the document's history. */
export interface LogLine {
  move: string;
  from: GuidanceState | null;
  to: GuidanceState;
  message: string;
  /** Null for the clock. */
  byId: string | null;
  at: Date;
}

export async function writeLog(tx: Tx, row: GuidanceRow, line: LogLine): Promise<void> {
  await tx.query(
    `insert into guidance_log (id, organisation_id, guidance_id, move, from_state, to_state, message, by_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [newId(), row.organisationId, row.id, line.move, line.from, line.to, line.message, line.byId, line.at],
  );
}

/** Names who may write it besides owner and deputy. */
export async function saveAuthors(tx: Tx, row: GuidanceRow, memberIds: readonly string[]): Promise<void> {
  await tx.query(`delete from guidance_author where guidance_id = $1`, [row.id]);
  await tx.query(
    `insert into guidance_author (organisation_id, guidance_id, member_id) select distinct $1::uuid, $2::uuid, unnest($3::uuid[])`,
    [row.organisationId, row.id, memberIds],
  );
}

/** The names under which its languages are written together. */
export const textName = (id: string, language: string) => `guidance:${id}:${language}`;
