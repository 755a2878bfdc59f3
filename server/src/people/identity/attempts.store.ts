import { createHash } from 'node:crypto';

import type { Sql } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';

const MINUTE_MS = 60_000;

/** So many attempts that did not succeed are taken within a window; milliseconds. */
interface Limit {
  most: number;
  windowMs: number;
}

/**
 * A person who mistypes is far from any of these. Staff of one council often share a network address, so a network
 * may miss often; one account from one network may not. The limit of an account from everywhere is wide: one network
 * cannot use it up, and whoever would lock another person out needs several at once, again every hour.
 */
const limits = {
  accountHere: { most: 10, windowMs: 15 * MINUTE_MS },
  account: { most: 100, windowMs: 60 * MINUTE_MS },
  network: { most: 600, windowMs: 15 * MINUTE_MS },
} as const satisfies Record<string, Limit>;

export type AttemptKey = readonly [kind: keyof typeof limits, ...what: string[]];

const hashOf = (key: AttemptKey) => createHash('sha256').update(JSON.stringify(key)).digest();

/** The counts of one attempt to sign in as `email` from `network`. */
export function attemptKeys(email: string, network: string): AttemptKey[] {
  return [
    ['accountHere', email, network],
    ['account', email],
    ['network', network],
  ];
}

/**
 * Counts an attempt before it is judged, so that a thousand at once are a thousand.
 * Throws `too_many_requests` when any of the counts is used up. Counted in the database: every server sees them.
 */
export async function countAttempt(sql: Sql, keys: readonly AttemptKey[], now: Date): Promise<void> {
  for (const key of keys) {
    const { most, windowMs } = limits[key[0]];
    const [row] = await sql.query<{ count: number; endsAt: Date }>(
      `insert into sign_in_attempt (key, count, ends_at) values ($1, 1, $3)
       on conflict (key) do update set
         count = case when sign_in_attempt.ends_at <= $2 then 1 else sign_in_attempt.count + 1 end,
         ends_at = case when sign_in_attempt.ends_at <= $2 then $3 else sign_in_attempt.ends_at end
       returning count, ends_at as "endsAt"`,
      [hashOf(key), now, new Date(now.getTime() + windowMs)],
    );
    if (row && row.count > most) throw tooMany(row.endsAt.getTime() - now.getTime());
  }
}

function tooMany(waitMs: number): Problem {
  const minutes = Math.ceil(waitMs / MINUTE_MS);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new Problem('too_many_requests', `That was a lot of tries. Please wait ${wait} and try again.`, {
    retryAfter: Math.ceil(waitMs / 1000),
  });
}

/** A success takes its own attempt off the shared counts, and the account's tries from here are forgotten. */
export async function forgiveAttempt(sql: Sql, keys: readonly AttemptKey[], now: Date): Promise<void> {
  const own = keys.filter(([kind]) => kind === 'accountHere').map(hashOf);
  await sql.query(`delete from sign_in_attempt where key = any($1) or ends_at <= $2`, [own, now]);
  await sql.query(`update sign_in_attempt set count = greatest(count - 1, 0) where key = any($1)`, [keys.map(hashOf)]);
}
