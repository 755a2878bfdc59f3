import { randomBytes } from 'node:crypto';

import { hash, type Options, verify } from '@node-rs/argon2';

/** argon2id by the OWASP password storage sheet: 19 MiB, two passes, one lane. */
const cost: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash that no password has; checked against where there is no account, so that both take the same time. */
let nobody: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is the one behind `stored`; false, after the same work, when there is none. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(32), cost);
  const matches = await verify(stored ?? (await nobody), password, cost);
  return matches && stored !== null;
}
