import type { BadgeFace } from '@guildhall/shared/game/badges';
import type { Notice } from '@guildhall/shared/outbound/notices';

import type { News } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';

export interface WrittenNotice {
  memberId: string;
  notice: Notice;
  celebrate: BadgeFace | undefined;
}

type Row = ReturnType<typeof rowsOf>[number];

const INSERT = `
  insert into notice as n (id, organisation_id, member_id, kind, params, link, key, created_at)
  select t.id, m.organisation_id, m.id, t.kind, t.params, nullif(t.link, 'null'::jsonb), t.key, $2
  from jsonb_to_recordset($1) as t (id uuid, member_id uuid, kind text, params jsonb, link jsonb, key text)
  join member m on m.id = t.member_id
  where t.link->>'to' is distinct from 'practice' or t.link->>'id' is null
    or practice_reaches((t.link->>'id')::uuid, m.id, $2)`;
const RETURNING = `
  returning member_id as "memberId", key,
    jsonb_build_object('id', id, 'kind', kind, 'params', params, 'link', link, 'at', created_at, 'read', false) as notice`;

const ONCE = `${INSERT} on conflict (member_id, key) do nothing ${RETURNING}`;

const ADDING = `${INSERT} on conflict (member_id, key) do update set
    params = excluded.params || jsonb_build_object('count', (excluded.params->>'count')::int
      + case when n.read_at is null then (n.params->>'count')::int else 0 end),
    created_at = excluded.created_at, read_at = null ${RETURNING}`;

/**
 * Writes a notice for each member told, in their own organisation; of a practice only those hear whom it reaches. News that
 * a member was told before under the same key is left out of the answer.
 */
export async function addNotices(tx: Tx, news: readonly News[], at: Date): Promise<WrittenNotice[]> {
  const once = rowsOf(news.filter(({ adds }) => !adds));
  const adding = rowsOf(news.filter(({ adds }) => adds));
  return [...(await insert(tx, ONCE, once, at)), ...(await insert(tx, ADDING, adding, at))];
}

async function insert(tx: Tx, statement: string, rows: readonly Row[], at: Date): Promise<WrittenNotice[]> {
  if (rows.length === 0) return [];
  const written = await tx.query<{ memberId: string; key: string; notice: Notice }>(statement, [
    JSON.stringify(rows),
    at,
  ]);
  const celebrated = new Map(rows.map((row) => [row.key, row.celebrate]));
  return written.map(({ memberId, key, notice }) => ({
    memberId,
    notice: { ...notice, at: new Date(notice.at).toISOString() },
    celebrate: celebrated.get(key),
  }));
}

function rowsOf(news: readonly News[]) {
  const rows = news.flatMap(({ to, kind, params, link, key, celebrate }) =>
    [...new Set(to)].map((memberId) => ({
      id: newId(),
      member_id: memberId,
      kind,
      params,
      link,
      key,
      celebrate,
    })),
  );
  // In one order everywhere, so that two transactions never wait for each other.
  return rows.sort((a, b) => (a.member_id + a.key < b.member_id + b.key ? -1 : 1));
}

/** How many notices each of these members has not read; those who have read all are left out. */
export async function unreadOf(tx: Tx, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ memberId: string; unread: number }>(
    `select member_id as "memberId", count(*)::int as unread from notice
     where member_id = any($1) and read_at is null group by member_id`,
    [memberIds],
  );
  return new Map(rows.map(({ memberId, unread }) => [memberId, unread]));
}

/** Marks notices of a member read: these, or all. Returns how many were unread. */
export async function markRead(tx: Tx, memberId: string, ids: readonly string[] | null, at: Date): Promise<number> {
  const rows = await tx.query(
    `update notice set read_at = $3
     where member_id = $1 and read_at is null and ($2::uuid[] is null or id = any($2)) returning id`,
    [memberId, ids, at],
  );
  return rows.length;
}
