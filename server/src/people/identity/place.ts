import type { FastifyRequest } from 'fastify';

import { networkOf } from '../../platform/http/network.rules.js';
import type { Place } from './sign-in.command.js';

const LONGEST_DEVICE = 300;

/** Where a request to sign in comes from. */
export function placeOf(request: FastifyRequest): Place {
  return {
    network: networkOf(request.ip),
    device: (request.headers['user-agent'] ?? '').slice(0, LONGEST_DEVICE),
    before: request.actor ?? null,
  };
}
