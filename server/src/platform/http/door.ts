import type { IncomingMessage } from 'node:http';

import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Env } from '../config/env.js';
import { originAllowed } from './origin.js';
import { trusted } from './server.js';

/** Whether a live connection is let in, and why not; the same rules as for HTTP requests. */
export type Door = (request: IncomingMessage) => Promise<'wrong_origin' | 'too_many_requests' | null>;

/** For handshakes, which Fastify does not see: each counts as a request of its network address. */
export function doorOf(http: FastifyInstance, env: Env): Door {
  const limit = http.createRateLimit();
  return async (request) => {
    // As much of a request as the limit looks at.
    const counted = { ip: proxyAddr(request, trusted(env)), url: '/', routeOptions: {} } as FastifyRequest;
    const count = await limit(counted);
    if (!count.isAllowed && count.isExceeded) return 'too_many_requests';
    return originAllowed(env, request.headers.origin, request.headers.host) ? null : 'wrong_origin';
  };
}
