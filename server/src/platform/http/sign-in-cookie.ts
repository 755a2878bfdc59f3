import type { FastifyReply } from 'fastify';

import type { Env } from '../config/env.js';

/** A sign-in ends after this long without use; milliseconds. */
export const SIGN_IN_LASTS_MS = 30 * 24 * 60 * 60 * 1000;

/** Name of the sign-in cookie where the connection is not secure. */
export const SIGN_IN_COOKIE = 'guildhall_sign_in';

type Where = Pick<Env, 'PUBLIC_URL'>;

const isSecure = ({ PUBLIC_URL }: Where) => PUBLIC_URL?.startsWith('https:') ?? false;

/** Browsers take a name with this prefix from this very host alone, so no sister site can plant one. */
export const signInCookieName = (env: Where) => (isSecure(env) ? `__Host-${SIGN_IN_COOKIE}` : SIGN_IN_COOKIE);

const flags = (env: Where) => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure(env) });

export function setSignInCookie(reply: FastifyReply, env: Where, token: string): void {
  void reply.setCookie(signInCookieName(env), token, { ...flags(env), maxAge: SIGN_IN_LASTS_MS / 1000 });
}

export function clearSignInCookie(reply: FastifyReply, env: Where): void {
  void reply.clearCookie(signInCookieName(env), flags(env));
}
