import * as Y from 'yjs';

import type { Sql } from '../database/database.js';

/** One entry of a document's log: what a member wrote, or the product itself. */
export interface Entry {
  memberId: string | null;
  update: Uint8Array;
}

/** Numbered updates of a document; the first may be its compacted state. */
export interface Stored {
  seq: number;
  bytes: Buffer;
}

export async function insertDocument(
  sql: Sql,
  document: { name: string; organisationId: string; state: Uint8Array; at: Date },
): Promise<void> {
  await sql.query(`insert into collab_document (name, organisation_id, state, created_at) values ($1, $2, $3, $4)`, [
    document.name,
    document.organisationId,
    Buffer.from(document.state),
    document.at,
  ]);
}

/**
 * Writes entries behind each other; gives the number of the first, or null when there is no such document. The row lock
 * numbers the writers of several servers one after the other, without gaps.
 */
export async function appendUpdates(sql: Sql, name: string, entries: Entry[], at: Date): Promise<number | null> {
  const [first] = await sql.query<{ seq: number }>(
    `with turn as (
       update collab_document set seq = seq + cardinality($3::bytea[]) where name = $1
       returning organisation_id, seq - cardinality($3::bytea[]) as base)
     insert into collab_update (name, seq, organisation_id, member_id, bytes, at)
     select $1, turn.base + nth, turn.organisation_id, member_id, bytes, $4
     from turn, unnest($2::uuid[], $3::bytea[]) with ordinality as entry (member_id, bytes, nth)
     returning seq`,
    [name, entries.map(({ memberId }) => memberId), entries.map(({ update }) => Buffer.from(update)), at],
  );
  return first?.seq ?? null;
}

/** The document after `seq`: its state if that is newer, then the updates behind it; one statement, so one moment. */
export function updatesAfter(sql: Sql, name: string, seq: number): Promise<Stored[]> {
  return sql.query<Stored>(
    `select state_seq as seq, state as bytes from collab_document where name = $1 and state_seq > $2
     union all
     select u.seq, u.bytes from collab_update u join collab_document d using (name)
     where u.name = $1 and u.seq > greatest(d.state_seq, $2)
     order by seq`,
    [name, seq],
  );
}

/** How far the logs of these documents go. */
export function latest(sql: Sql, names: string[]): Promise<{ name: string; seq: number }[]> {
  return sql.query(`select name, seq from collab_document where name = any($1)`, [names]);
}

/**
 * Makes `state` stand for everything up to `seq`, and forgets those updates. Of two servers that do so together the
 * one that is further wins; the other changes nothing.
 */
export async function foldUpdates(sql: Sql, name: string, seq: number, state: Uint8Array): Promise<void> {
  await sql.query(
    `with folded as (
       update collab_document set state = $3, state_seq = $2 where name = $1 and state_seq < $2 returning name)
     delete from collab_update u using folded where u.name = folded.name and u.seq <= $2`,
    [name, seq, Buffer.from(state)],
  );
}

/**
 * Binds client ids to a member where they are still nobody's; gives whose each one is now.
 * A race for one id is settled by the primary key.
 */
export async function claimClients(
  sql: Sql,
  name: string,
  clients: number[],
  memberId: string | null,
): Promise<Map<number, string | null>> {
  const rows = await sql.query<AuthorRow>(
    `with claimed as (
       insert into collab_author (name, client, organisation_id, member_id)
       select name, unnest($2::bigint[]), organisation_id, $3 from collab_document where name = $1
       on conflict (name, client) do nothing
       returning client, member_id)
     select client, member_id as "memberId" from claimed
     union all
     select client, member_id from collab_author where name = $1 and client = any($2)`,
    [name, clients, memberId],
  );
  // A claim that was under way elsewhere is seen by neither part.
  return rows.length < clients.length ? authorsOf(sql, name, clients) : byClient(rows);
}

/** Whose the client ids of a document are: all of them, or those asked for. */
export async function authorsOf(sql: Sql, name: string, clients?: number[]): Promise<Map<number, string | null>> {
  const rows = await sql.query<AuthorRow>(
    `select client, member_id as "memberId" from collab_author
     where name = $1 and ($2::bigint[] is null or client = any($2))`,
    [name, clients ?? null],
  );
  return byClient(rows);
}

interface AuthorRow {
  client: number;
  memberId: string | null;
}

function byClient(rows: AuthorRow[]): Map<number, string | null> {
  return new Map(rows.map(({ client, memberId }) => [client, memberId]));
}

/** Takes what was stored into a document; what Yjs cannot take in is left out, so that the rest can still be read. */
export function takeIn(doc: Y.Doc, updates: Iterable<Uint8Array>, origin: unknown): Error[] {
  const faults: Error[] = [];
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update, origin);
      } catch (error) {
        faults.push(error as Error);
      }
    }
  }, origin);
  return faults;
}
