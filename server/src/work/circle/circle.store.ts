import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import type { Named } from '../talk/mentions.rules.js';
import { CircleMemberRow, CirclePostRow } from './circle.row.js';

/** A circle after a change: its organisation and the version it has now. */
export interface Step {
  organisationId: string;
  version: number;
}

/** Takes a circle one version further and holds it until the transaction ends, so that one change follows another. */
export async function stepCircle(tx: Tx, organisationId: string): Promise<Step> {
  const [row] = await tx.query<{ version: number }>(
    `insert into circle (organisation_id) values ($1)
     on conflict (organisation_id) do update set version = circle.version + 1 returning version`,
    [organisationId],
  );
  return { organisationId, version: row!.version };
}

/** The same, for somebody who is in it. Throws `not_allowed` for anybody else. */
export async function stepInside(tx: Tx, actor: Actor): Promise<Step> {
  const step = await stepCircle(tx, actor.organisationId);
  await assertInside(tx, actor);
  return step;
}

/** Throws `not_allowed` for who is not in the circle. */
export async function assertInside(tx: Tx, { organisationId, memberId }: Actor): Promise<void> {
  if (await isInside(tx, organisationId, memberId)) return;
  throw new Problem(
    'not_allowed',
    'This is for those who joined the champions’ circle. You can join whenever you like.',
  );
}

export async function isInside(sql: Sql, organisationId: string, memberId: string): Promise<boolean> {
  return (await insideAmong(sql, organisationId, [memberId])).length > 0;
}

/** Those of these members who are in the circle. */
export async function insideAmong(sql: Sql, organisationId: string, memberIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select c.member_id as id from circle_member c join member m on m.id = c.member_id and m.left_at is null
     where c.organisation_id = $1 and c.member_id = any($2::uuid[])`,
    [organisationId, memberIds],
  );
  return rows.map(({ id }) => id);
}

/** Everyone in the circle by name. */
export function namesInside(sql: Sql, organisationId: string): Promise<Named[]> {
  return sql.query<Named>(
    `select m.id, m.name from circle_member c join member m on m.id = c.member_id and m.left_at is null
     where c.organisation_id = $1 order by m.id`,
    [organisationId],
  );
}

/** Puts a member into the circle; someone who is in it already stays as they are. */
export async function addToCircle(tx: Tx, member: CircleMemberRow): Promise<void> {
  await tx.rows(CircleMemberRow).createQueryBuilder().insert().values(member).orIgnore().execute();
}

export async function setLine(tx: Tx, memberId: string, line: string | null): Promise<void> {
  await tx.rows(CircleMemberRow).update({ memberId }, { line });
}

/** Takes a member out; gives whether they were in it. */
export async function takeOut(tx: Tx, memberId: string): Promise<boolean> {
  const { affected } = await tx.rows(CircleMemberRow).delete({ memberId });
  return affected === 1;
}

export const noSuchPost = () => new Problem('not_found', 'We could not find that post. It may have been taken back.');

/** A standing post of the caller's circle. Throws `not_found`. */
export async function standingPost(tx: Tx, { organisationId }: Actor, id: string): Promise<CirclePostRow> {
  const post = await tx.rows(CirclePostRow).findOneBy({ id, organisationId });
  if (!post || post.goneAt) throw noSuchPost();
  return post;
}

/** The post that began the thread of one. */
export async function beginningOf(tx: Tx, post: CirclePostRow): Promise<CirclePostRow> {
  const { parentId, organisationId } = post;
  return parentId ? tx.rows(CirclePostRow).findOneByOrFail({ id: parentId, organisationId }) : post;
}

export async function insertPost(
  tx: Tx,
  post: Pick<CirclePostRow, 'id' | 'organisationId' | 'parentId' | 'byId' | 'text' | 'at'>,
): Promise<void> {
  await tx.rows(CirclePostRow).insert(post);
}

export async function changePost(tx: Tx, id: string, changes: Partial<CirclePostRow>): Promise<void> {
  await tx.rows(CirclePostRow).update({ id }, changes);
}
