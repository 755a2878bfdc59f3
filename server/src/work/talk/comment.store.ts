import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { keepShare, type LockedCard, lockReachable } from '../practices/practice.store.js';
import { CommentEditRow, CommentRow, MentionRow } from './comment.row.js';
import type { Named } from './mentions.rules.js';

export const noSuchComment = () =>
  new Problem('not_found', 'We could not find that comment. It may have been taken back.');

export type LockedComment = LockedCard & { comment: CommentRow };

/** Whether a comment reaches this council: its own, and of a partner's what stands in threads that partners began. */
async function reaches(sql: Sql, { organisationId }: Actor, id: string): Promise<boolean> {
  const found = await sql.query(`select 1 from practice_comment c where c.id = $1 and comment_reaches(c, $2)`, [
    id,
    organisationId,
  ]);
  return found.length > 0;
}

/** Locks the card of a standing comment, and with it all that is said there. Throws `not_found` also for who may not read it. */
export async function lockComment(tx: Tx, actor: Actor, id: string): Promise<LockedComment> {
  const comments = tx.rows(CommentRow);
  const known = await comments.findOneBy({ id });
  if (!known) throw noSuchComment();
  const card = await lockReachable(tx, actor, known.practiceId);
  // Read again under the lock: it may have gone meanwhile.
  const comment = await comments.findOneBy({ id });
  if (!comment || comment.goneAt || !(await reaches(tx, actor, id))) throw noSuchComment();
  return { ...card, comment };
}

/** The comment that began the thread of `id`, under this card. Throws `not_found` also for one that does not reach the caller. */
export async function threadOf(tx: Tx, actor: Actor, practiceId: string, id: string): Promise<CommentRow> {
  const comment = await tx.rows(CommentRow).findOneBy({ id, practiceId });
  if (!comment || !(await reaches(tx, actor, id))) throw noSuchComment();
  return comment.parentId ? threadOf(tx, actor, practiceId, comment.parentId) : comment;
}

export type NewComment = Pick<
  CommentRow,
  'id' | 'organisationId' | 'homeId' | 'forPartners' | 'practiceId' | 'parentId' | 'byId' | 'text' | 'at'
>;

export async function insertComment(tx: Tx, comment: NewComment, mentioned: readonly Named[]): Promise<void> {
  await keepShare(tx, comment, comment.at);
  await tx.rows(CommentRow).insert(comment);
  await addMentions(tx, comment, mentioned);
}

export async function changeComment(tx: Tx, id: string, changes: Partial<CommentRow>): Promise<void> {
  await tx.rows(CommentRow).update({ id }, changes);
}

/** Keeps what a comment said until `at`, before it is changed. */
export async function keepEdit(tx: Tx, { id, organisationId, practiceId, text }: CommentRow, at: Date): Promise<void> {
  const edits = tx.rows(CommentEditRow);
  const number = 1 + ((await edits.maximum('number', { commentId: id })) ?? 0);
  await edits.insert({ commentId: id, number, organisationId, practiceId, text, at });
}

/** Sets whom a comment mentions; gives those it did not mention before. */
export async function setMentions(tx: Tx, comment: CommentRow, mentioned: readonly Named[]): Promise<Named[]> {
  const rows = tx.rows(MentionRow);
  const before = new Set((await rows.findBy({ commentId: comment.id })).map(({ memberId }) => memberId));
  await rows.delete({ commentId: comment.id });
  await addMentions(tx, comment, mentioned);
  return mentioned.filter(({ id }) => !before.has(id));
}

async function addMentions(
  tx: Tx,
  { id, organisationId, practiceId }: Pick<CommentRow, 'id' | 'organisationId' | 'practiceId'>,
  mentioned: readonly Named[],
): Promise<void> {
  const rows = mentioned.map((person) => ({ commentId: id, memberId: person.id, organisationId, practiceId }));
  if (rows.length > 0) await tx.rows(MentionRow).insert(rows);
}

/** Colleagues of the organisation by id, those who left it left out. */
export function colleaguesOf(tx: Tx, organisationId: string, ids: readonly string[]): Promise<Named[]> {
  return tx.query<Named>(
    `select id, name from member where organisation_id = $1 and id = any($2::uuid[]) and left_at is null order by id`,
    [organisationId, ids],
  );
}

/** Everyone whose standing words are in a thread. */
export async function voicesIn(tx: Tx, threadId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct by_id as id from practice_comment where (id = $1 or parent_id = $1) and gone_at is null`,
    [threadId],
  );
  return rows.map(({ id }) => id);
}
