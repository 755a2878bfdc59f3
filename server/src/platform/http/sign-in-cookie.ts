import type { FastifyReply } from 'fastify';

import type { Env } from '../config/env.js';

/** A sign-in ends after this long without use; milliseconds. */
export const SIGN_IN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/** Name of the sign-in cookie where the connection is not secure. */
export const SIGN_IN_COOKIE = 'guildhall_sign_in';

type Where = Pick<Env, 'PUBLIC_URL'>;

const isSecure = ({ PUBLIC_URL }: Where) => PUBLIC_URL?.startsWith('https:') ?? false;

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);

/**
 * Whether what people sign in with crosses a network that can read it. The cookie is marked secure only where PUBLIC_URL
 * says https: a browser drops such a cookie on plain HTTP, and nobody could sign in.
 */
export function signsInUnprotected(env: Pick<Env, 'HOST' | 'PUBLIC_URL'>): boolean {
  return !isSecure(env) && !isLoopback(env.PUBLIC_URL ? new URL(env.PUBLIC_URL).hostname : env.HOST);
}

/** Browsers take a name with this prefix from this very host alone, so no sister site can plant one. */
export const signInCookieName = (env: Where) => (isSecure(env) ? `__Host-${SIGN_IN_COOKIE}` : SIGN_IN_COOKIE);

const flags = (env: Where) => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure(env) });

export function setSignInCookie(reply: FastifyReply, env: Where, token: string): void {
  void reply.setCookie(signInCookieName(env), token, { ...flags(env), maxAge: SIGN_IN_LASTS_MS / 1000 });
}

export function clearSignInCookie(reply: FastifyReply, env: Where): void {
  void reply.clearCookie(signInCookieName(env), flags(env));
}
