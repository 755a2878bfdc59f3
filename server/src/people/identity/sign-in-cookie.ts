import type { FastifyReply } from 'fastify';

import { SIGN_IN_COOKIE } from '../../platform/actor.js';
import type { Env } from '../../platform/config/env.js';
import { SIGN_IN_LASTS_MS } from './sign-ins.js';

const flags = (env: Env) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: env.PUBLIC_URL?.startsWith('https:') ?? false,
});

export function setSignInCookie(reply: FastifyReply, env: Env, token: string): void {
  void reply.setCookie(SIGN_IN_COOKIE, token, { ...flags(env), maxAge: SIGN_IN_LASTS_MS / 1000 });
}

export function clearSignInCookie(reply: FastifyReply, env: Env): void {
  void reply.clearCookie(SIGN_IN_COOKIE, flags(env));
}
