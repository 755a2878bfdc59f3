import type { Env } from '../config/env.js';

/**
 * Whether a command or a live connection comes from our own pages (or from no page at all: command-line clients send
 * no Origin, and a browser always sends one with a state-changing request).
 */
export function originAllowed(
  env: Pick<Env, 'PUBLIC_URL'>,
  origin: string | undefined,
  host: string | undefined,
): boolean {
  if (origin === undefined) return true;
  if (env.PUBLIC_URL) return origin === new URL(env.PUBLIC_URL).origin;
  return origin === `http://${host}` || origin === `https://${host}`;
}
