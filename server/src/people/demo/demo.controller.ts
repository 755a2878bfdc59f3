import { demoPeople, type DemoPerson, demoSignIn, type DemoSignIn } from '@guildhall/shared/people/demo';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ENV, type Env } from '../../platform/config/env.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { Public } from '../../platform/http/public.js';
import { refusal } from '../../platform/http/reference/refusals.js';
import { setSignInCookie } from '../../platform/http/sign-in-cookie.js';
import { placeOf } from '../identity/place.js';
import { DemoSignInCommand } from './demo-sign-in.command.js';
import { DemoQueries } from './demo.queries.js';

/** Signing in without a password as the people of the demo story; not there outside demo mode. */
@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    private readonly queries: DemoQueries,
    private readonly begin: DemoSignInCommand,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Public()
  @Get('people')
  @ApiOperation({ summary: 'Whom one may be in the demo' })
  @ApiOkResponse({ standardSchema: demoPeople, description: 'The people of the demo story and one of each role.' })
  @ApiNotFoundResponse(refusal('not_found: the server is not in demo mode'))
  people(): Promise<DemoPerson[]> {
    return this.queries.people();
  }

  @Public()
  @EveryTime()
  @Post('sign-in')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in as one of them; the answer sets the sign-in cookie' })
  @ApiNoContentResponse({ description: 'Signed in.' })
  @ApiNotFoundResponse(refusal('not_found: there is no such person, or the server is not in demo mode'))
  async signIn(
    @Body({ schema: demoSignIn }) { memberId }: DemoSignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setSignInCookie(reply, this.env, await this.begin.execute(memberId, placeOf(request)));
  }
}
