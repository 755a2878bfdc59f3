import { createHash, timingSafeEqual } from 'node:crypto';

import { Controller, Get, Header, Inject, Req, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import { ENV, type Env } from '../config/env.js';
import { Problem } from '../http/problem.js';
import { PUBLIC } from '../http/public.js';
import { refusal } from '../http/reference/refusals.js';
import { Metrics } from './metrics.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether the header carries the token; takes the same time whatever it carries. */
export function bears(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(ENV) private readonly env: Env,
  ) {}

  // Open to whoever has the token: who is signed in does not matter.
  @SetMetadata(PUBLIC, true)
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiBearerAuth('metrics')
  @ApiOperation({ summary: 'Figures for Prometheus; not there without METRICS_TOKEN' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Prometheus text format.' })
  @ApiForbiddenResponse(refusal('not_allowed: the token is missing or another'))
  @ApiNotFoundResponse(refusal('not_found: the server has no METRICS_TOKEN'))
  async read(@Req() request: FastifyRequest): Promise<string> {
    const nothing = new Problem('not_found', 'There is nothing at this address.');
    if (!this.env.METRICS_TOKEN) throw nothing;
    if (!bears(request.headers.authorization, this.env.METRICS_TOKEN))
      throw new Problem('not_allowed', 'This needs the metrics token.');
    const text = await this.metrics.text();
    if (text === null) throw nothing;
    return text;
  }
}
