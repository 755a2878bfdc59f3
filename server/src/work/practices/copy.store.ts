import type { KeepCopy, WorkingCopy } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { usePictures } from '../media/media.store.js';

interface CopyRow extends Omit<WorkingCopy, 'keptAt'> {
  keptAt: Date;
}

/** The caller's own changes to a card that they have not published; null when there are none. */
export async function copyOf(sql: Sql, { memberId }: Actor, practiceId: string): Promise<WorkingCopy | null> {
  const [row] = await sql.query<CopyRow>(
    `select jsonb_build_object('openQuestions', '[]'::jsonb) || text as text, note, based_on as "basedOn", version, kept_at as "keptAt" from practice_copy
     where practice_id = $1 and member_id = $2`,
    [practiceId, memberId],
  );
  return row ? { ...row, keptAt: row.keptAt.toISOString() } : null;
}

/** Keeps the caller's changes in place of those kept before; returns the copy's new version. The card is locked. */
export async function keepCopy(
  tx: Tx,
  { organisationId, memberId }: Actor,
  practiceId: string,
  { basedOn, held, text, note }: KeepCopy,
  now: Date,
): Promise<number> {
  const [kept] = await tx.query<{ id: string; version: number }>(
    `insert into practice_copy (id, organisation_id, practice_id, member_id, based_on, version, text, note, kept_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict on constraint practice_copy_one_each do update set based_on = excluded.based_on,
       version = excluded.version, text = excluded.text, note = excluded.note, kept_at = excluded.kept_at
     returning id, version`,
    [newId(), organisationId, practiceId, memberId, basedOn, held + 1, JSON.stringify(text), note, now],
  );
  const { id, version } = kept!;
  await usePictures(tx, organisationId, `practice-copy:${id}`, JSON.stringify(text));
  return version;
}

/** Forgets the caller's changes, if there are any. */
export async function dropCopy(tx: Tx, { organisationId, memberId }: Actor, practiceId: string): Promise<void> {
  const [gone] = await tx.query<{ id: string }>(
    `delete from practice_copy where practice_id = $1 and member_id = $2 returning id`,
    [practiceId, memberId],
  );
  if (gone) await usePictures(tx, organisationId, `practice-copy:${gone.id}`, '');
}
