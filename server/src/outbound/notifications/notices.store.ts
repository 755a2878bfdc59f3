import type { BadgeFace } from '@guildhall/shared/game/badges';
import type { Notice } from '@guildhall/shared/outbound/notices';

import type { News, Recalled } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';

export interface WrittenNotice {
  memberId: string;
  notice: Notice;
  celebrate: BadgeFace | undefined;
}

interface Row {
  id: string;
  memberId: string;
  news: News;
}

const INSERT = `
  insert into notice as n (id, organisation_id, member_id, kind, params, link, key, created_at)
  select p.id, m.organisation_id, m.id, t.kind, t.params, nullif(t.link, 'null'::jsonb), t.key, $2
  from unnest($3::uuid[], $4::uuid[], $5::int[]) with ordinality as p (id, member_id, nth, place)
  join jsonb_to_recordset($1) as t (nth int, kind text, params jsonb, link jsonb, key text) on t.nth = p.nth
  join member m on m.id = p.member_id
  where t.link->>'to' is distinct from 'practice' or t.link->>'id' is null
    or practice_reaches((t.link->>'id')::uuid, m.id, $2)
  order by p.place`;

/** `params` only where they may be other than those told. */
const ONCE = `${INSERT} on conflict (member_id, key) do nothing
  returning id, member_id as "memberId", key, null as params`;

const ADDING = `${INSERT} on conflict (member_id, key) do update set
    params = excluded.params || jsonb_build_object('count', (excluded.params->>'count')::int
      + case when n.read_at is null then (n.params->>'count')::int else 0 end),
    created_at = excluded.created_at, read_at = null
  returning id, member_id as "memberId", key, params`;

/**
 * Writes a notice for each member told, in their own organisation; of a practice only those hear whom it reaches. News that
 * a member was told before under the same key is left out of the answer. However many are told, what is said goes to the
 * database once.
 * `news` is in the order in which it happened.
 */
export async function addNotices(tx: Tx, news: readonly News[], at: Date): Promise<WrittenNotice[]> {
  const rows = rowsOf(news);
  const once = rows.filter((row) => !row.news.adds);
  const adding = rows.filter((row) => row.news.adds);
  return [...(await insert(tx, ONCE, once, at)), ...(await insert(tx, ADDING, adding, at))];
}

async function insert(tx: Tx, statement: string, rows: readonly Row[], at: Date): Promise<WrittenNotice[]> {
  if (rows.length === 0) return [];
  const news = [...new Set(rows.map((row) => row.news))];
  const nth = new Map(news.map((each, index) => [each, index]));
  const written = await tx.query<{ id: string; memberId: string; key: string; params: Notice['params'] | null }>(
    statement,
    [
      JSON.stringify(news.map(({ kind, params, link, key }, index) => ({ nth: index, kind, params, link, key }))),
      at,
      rows.map(({ id }) => id),
      rows.map(({ memberId }) => memberId),
      rows.map((row) => nth.get(row.news)),
    ],
  );
  const told = new Map(rows.map((row) => [`${row.memberId} ${row.news.key}`, row.news]));
  return written.map(({ id, memberId, key, params }) => {
    const { kind, link, celebrate, params: said } = told.get(`${memberId} ${key}`)!;
    const notice = { id, kind, params: params ?? said, link, at: at.toISOString(), read: false };
    return { memberId, notice, celebrate };
  });
}

/**
 * Each member once a news. Ids follow the news, as notices of one moment are listed by them; the rows themselves have one
 * order everywhere, so that two transactions never wait for each other.
 */
function rowsOf(news: readonly News[]): Row[] {
  const rows = news.flatMap((each) => [...new Set(each.to)].map((memberId) => ({ id: newId(), memberId, news: each })));
  return rows.sort((a, b) => (a.memberId + a.news.key < b.memberId + b.news.key ? -1 : 1));
}

/**
 * Removes what was told of a practice since then to those whom it does not reach now, or under one of these keys; and, as
 * questions add up under one key, their notice when none of them stands. Gives whose notices went.
 */
export async function removeNotices(tx: Tx, { practiceId, since, at, about }: Recalled): Promise<string[]> {
  const rows = await tx.query<{ memberId: string }>(
    `delete from notice n where n.link ->> 'to' = 'practice' and n.link ->> 'id' = $1 and n.created_at >= $2
       and (not practice_reaches($1::uuid, n.member_id, $3)
         or exists (select 1 from unnest($4::text[]) as told (begins) where starts_with(n.key, told.begins))
         or (n.key = 'question:' || $1 and (n.params ->> 'count')::int <= (select count(*) from practice_question q
           where q.practice_id = $1::uuid and q.asked_at >= $2 and q.gone_at = $3)))
     returning n.member_id as "memberId"`,
    [practiceId, since, at, about],
  );
  return [...new Set(rows.map(({ memberId }) => memberId))];
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

/** Marks notices of a member read: this one, or all. Returns how many were unread. */
export async function markRead(tx: Tx, memberId: string, id: string | null, at: Date): Promise<number> {
  const rows = await tx.query(
    `update notice set read_at = $3
     where member_id = $1 and read_at is null and ($2::uuid is null or id = $2) returning id`,
    [memberId, id, at],
  );
  return rows.length;
}
