import { createHash } from 'node:crypto';

import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Actor, type Once, SignIns } from '../actor.js';
import type { Env } from '../config/env.js';
import { EVERY_TIME } from './every-time.js';
import { Problem } from './problem.js';
import { PUBLIC } from './public.js';
import { setSignInCookie } from './sign-in-cookie.js';

/** What a POST answers that says nothing else. */
const CREATED = 201;

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** What a success of this route is answered with; a repeat of one, too. */
    succeedsWith?: number;
  }
}

/** Lets signed-in members through, and tells the route who they are. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignIns,
    private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const open = this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]);
    const token = this.signIns.tokenIn(request.headers.cookie);
    const actor = token ? await this.signIns.actorOf(token) : null;
    if (token && actor && (await this.signIns.renewed(token)))
      setSignInCookie(context.switchToHttp().getResponse<FastifyReply>(), this.env, token);
    const everyTime = this.reflector.get<boolean | undefined>(EVERY_TIME, context.getHandler());
    if (actor) request.actor = everyTime ? actor : withWait(withOnce(actor, request), request);
    request.succeedsWith = this.reflector.get<number | undefined>(HTTP_CODE_METADATA, context.getHandler()) ?? CREATED;
    if (!actor && !open) throw new Problem('sign_in_needed', 'Please sign in to go on.');
    if (actor) assertTheirs(actor, request);
    return true;
  }
}

/** The signed-in member, as a route's argument. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new Problem('sign_in_needed', 'Please sign in to go on.');
  return actor;
});

/** The member who asks, if anyone is signed in; for routes that are open to all. */
export const MaybeCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().actor,
);

/** What waited on a shared device is taken only from who did it. */
function assertTheirs(actor: Actor, request: FastifyRequest): void {
  const by = request.headers['done-by'];
  if (by !== undefined && by !== actor.memberId)
    throw new Problem('sign_in_needed', 'Somebody else did this on this device. It waits until they sign in again.');
}

function withWait(actor: Actor, request: FastifyRequest): Actor {
  const ago = request.headers['done-ago'];
  if (request.method !== 'POST' || ago === undefined) return actor;
  if (typeof ago !== 'string' || !/^\d{1,12}$/.test(ago))
    throw new Problem('invalid', 'Done-Ago must be a whole number of milliseconds, 0 or more.');
  return { ...actor, doneAgo: Number(ago) };
}

function withOnce(actor: Actor, request: FastifyRequest): Actor {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string') return actor;
  if (!/^[\w.:-]{8,100}$/.test(key)) {
    throw new Problem('invalid', 'The Idempotency-Key must be 8 to 100 letters, digits, or . : _ -');
  }
  const asked = `${request.url}\n${JSON.stringify(request.body ?? null)}`;
  const once: Once = {
    organisationId: actor.organisationId,
    memberId: actor.memberId,
    key,
    fingerprint: createHash('sha256').update(asked).digest('base64url'),
  };
  return { ...actor, once };
}
