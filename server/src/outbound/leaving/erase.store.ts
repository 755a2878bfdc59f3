import type { Locale } from '@guildhall/shared/people/me';

import type { Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { PRACTICE_CLOSED } from '../../work/practices/practice.live.js';
import { PracticeRow } from '../../work/practices/practice.row.js';
import { removeDraft } from '../../work/practices/practice.store.js';
import { goes, renamed, renamedJson } from './erased.js';
import { formerColleague, type Naming, namingAbroad, namingOf } from './naming.rules.js';

export interface Leaver {
  organisationId: string;
  memberId: string;
  at: Date;
  /** Somebody who stood twice goes on as this person, whose name takes the place of theirs. */
  goesOnAs?: { id: string; name: string };
}

interface Known {
  name: string;
  email: string;
  locales: Locale[];
  councils: string[];
  /** Somebody who is here bears the same name. */
  namesake: boolean;
}

/**
 * Takes from the database what tells who a member was; why each thing goes or stays is in docs/decisions/0008. Their row
 * stays without it, so that points, places and what they gave keep their reference. The member has left, and is locked.
 */
export async function erase(tx: Tx, leaver: Leaver): Promise<void> {
  const { organisationId, memberId, at, goesOnAs } = leaver;
  const known = await knownOf(tx, leaver);
  const calledNow = goesOnAs?.name ?? formerColleague(known.locales);
  await removeDrafts(tx, leaver);
  for (const [table, by] of goes) await tx.query(`delete from ${table} where ${by} = $1`, [memberId]);
  await tx.query(
    `update practice_handover set answer = 'withdrawn', answered_at = $2 where $1 in (by_id, to_id) and answer is null`,
    [memberId, at],
  );
  await tx.query(
    `update member set name = $2, email = null, password_hash = null, story = null, absence = null, settings = '{}',
       locale = default, access = default, board_visible = false, erased_at = $3, merged_into = $4 where id = $1`,
    [memberId, calledNow, at, goesOnAs?.id ?? null],
  );
  // Accounts that were theirs before bear their name, too.
  await tx.query(`update member set name = $2, merged_into = coalesce($3, merged_into) where merged_into = $1`, [
    memberId,
    calledNow,
    goesOnAs?.id ?? null,
  ]);
  await tx.query(`select set_config('guildhall.leaving', 'on', true)`);
  await tx.query(`update audit_event set target_name = $3 where organisation_id = $1 and target_id = $2`, [
    organisationId,
    memberId,
    calledNow,
  ]);
  await overwriteName(tx, organisationId, known, calledNow);
}

async function knownOf(tx: Tx, { memberId }: Leaver): Promise<Known> {
  const [known] = await tx.query<Known>(
    `select m.name, m.email, o.locales, array_remove(array[o.name, o.name_cy], null) as councils, exists (
       select 1 from member other where other.organisation_id = o.id and other.id <> m.id and other.name = m.name
         and other.left_at is null) as namesake
     from member m join organisation o on o.id = m.organisation_id where m.id = $1`,
    [memberId],
  );
  return known!;
}

/** Cards that were never published; nobody but their writers ever saw them. */
async function removeDrafts(tx: Tx, { memberId }: Leaver): Promise<void> {
  for (const draft of await tx.rows(PracticeRow).findBy({ authorId: memberId, state: 'draft' })) {
    await removeDraft(tx, draft);
    await notifyAll(tx, PRACTICE_CLOSED, draft.id);
  }
}

async function overwriteName(tx: Tx, organisationId: string, known: Known, calledNow: string): Promise<void> {
  const { email, councils, namesake } = known;
  const name = namesake ? null : known.name;
  const plain = namingOf({ name, email }, calledNow);
  for (const [table, columns] of Object.entries(renamed)) await overwrite(tx, organisationId, table, columns, plain);
  const json = namingOf({ name, email }, calledNow, true);
  for (const [table, columns] of Object.entries(renamedJson))
    await overwrite(tx, organisationId, table, columns, json, '::text', '::jsonb');
  await tx.query(`delete from practice_word where organisation_id = $1 and cards = 0 and network_cards = 0`, [
    organisationId,
  ]);
  if (name === null) return;
  const abroad = namingAbroad(name, councils, calledNow);
  await tx.query(
    `update notice set params = regexp_replace(params::text, $2, $3, 'g')::jsonb
     where organisation_id <> $1 and params::text ~ $2`,
    [organisationId, abroad.pattern, abroad.as],
  );
}

/** Names are ours alone; nothing of a request is in them. `read` and `write` turn a column into text and back. */
async function overwrite(
  tx: Tx,
  organisationId: string,
  table: string,
  columns: readonly string[],
  { pattern, as }: Naming,
  read = '',
  write = '',
): Promise<void> {
  const anew = columns.map((column) => `${column} = regexp_replace(${column}${read}, $2, $3, 'g')${write}`);
  const named = columns.map((column) => `${column}${read} ~ $2`);
  await tx.query(`update ${table} set ${anew.join(', ')} where organisation_id = $1 and (${named.join(' or ')})`, [
    organisationId,
    pattern,
    as,
  ]);
}
