import { type LeaveForGood, leaveForGood, type LeavingFacts, leavingFacts } from '@guildhall/shared/outbound/leaving';
import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../platform/actor.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { clearSignInCookie } from '../../platform/http/sign-in-cookie.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { LeaveForGoodCommand } from './leave-for-good.command.js';
import { LeavingQueries } from './leaving.queries.js';

@ApiTags('me')
@Controller('me/leaving')
export class LeavingController {
  constructor(
    private readonly queries: LeavingQueries,
    private readonly leave: LeaveForGoodCommand,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the caller is asked for when they leave, and what they are called afterwards' })
  @ApiOkResponse({ standardSchema: leavingFacts, description: 'How things stand.' })
  facts(@Caller() actor: Actor): Promise<LeavingFacts> {
    return this.queries.facts(actor);
  }

  @EveryTime()
  @Post()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Leave for good: what the caller gave stays under a neutral name, what tells who they were goes',
  })
  @ApiNoContentResponse({ description: 'They have left and are signed out everywhere.' })
  async go(
    @Caller() actor: Actor,
    @Body({ schema: leaveForGood }) body: LeaveForGood,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.leave.execute(actor, body);
    clearSignInCookie(reply, this.env);
    // On a device that several people share, what was read here goes with them.
    void reply.header('clear-site-data', '"cache"');
  }
}
