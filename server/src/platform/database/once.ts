import type { Once } from '../actor.js';
import { Problem } from '../http/problem.js';
import type { Sql } from './database.js';

/** Thrown inside a repeated command; its answer is the first one's. */
export class Repeated extends Error {
  constructor(readonly answer: unknown) {
    super('This request was already carried out.');
  }
}

/**
 * Takes the key for this transaction. The insert waits for a twin in flight, then sees its row.
 * Throws `Repeated` with the stored answer, or `key_reused` when the key came with another request before.
 */
export async function claimOnce(sql: Sql, once: Once): Promise<void> {
  const taken = await sql.query(
    `insert into idempotency_key (organisation_id, member_id, key, fingerprint)
     values ($1, $2, $3, $4) on conflict do nothing returning key`,
    [once.organisationId, once.memberId, once.key, once.fingerprint],
  );
  if (taken.length === 0) await throwRepeated(sql, once);
}

/** Throws what a repeat of `once` gets. */
export async function throwRepeated(sql: Sql, once: Once): Promise<never> {
  const [first] = await sql.query<{ fingerprint: string; answer: unknown }>(
    `select fingerprint, answer from idempotency_key where member_id = $1 and key = $2`,
    [once.memberId, once.key],
  );
  if (first && first.fingerprint === once.fingerprint) throw new Repeated(first.answer);
  throw new Problem('key_reused', 'This Idempotency-Key was used for another request. Please send a new key.');
}

export async function keepAnswer(sql: Sql, once: Once, answer: unknown): Promise<void> {
  await sql.query(`update idempotency_key set answer = $3 where member_id = $1 and key = $2`, [
    once.memberId,
    once.key,
    JSON.stringify(answer ?? null),
  ]);
}

/** Forgets keys of more than eight days ago: what waits on a device for the connection is sent within a week, or not at all. */
export async function forgetOldKeys(sql: Sql): Promise<void> {
  await sql.query(`delete from idempotency_key where created_at < now() - interval '8 days'`);
}
