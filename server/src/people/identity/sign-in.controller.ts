import {
  type ChangePassword,
  changePassword,
  door,
  type Door,
  endedSignIns,
  type EndedSignIns,
  signIn,
  type SignIn,
  type SignInEntry,
  signInId,
  signInList,
} from '@guildhall/shared/people/identity';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../platform/actor.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { Public } from '../../platform/http/public.js';
import { refusal } from '../../platform/http/reference/refusals.js';
import { clearSignInCookie, setSignInCookie } from '../../platform/http/sign-in-cookie.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangePasswordCommand } from './change-password.command.js';
import { EndSignInCommand } from './end-sign-in.command.js';
import { placeOf } from './place.js';
import { SignInCommand } from './sign-in.command.js';
import { SignInQueries } from './sign-in.queries.js';

/** Signing in and out with e-mail and password. */
@ApiTags('sign-in')
@Controller()
export class SignInController {
  constructor(
    private readonly queries: SignInQueries,
    private readonly begin: SignInCommand,
    private readonly end: EndSignInCommand,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Public()
  @Get('sign-in')
  @ApiOperation({ summary: 'Whether there is an organisation to sign in to' })
  @ApiOkResponse({ standardSchema: door, description: 'Not begun on a server that is new.' })
  door(): Promise<Door> {
    return this.queries.door();
  }

  @Public()
  @EveryTime()
  @Post('sign-in')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in with e-mail and password; the answer sets the sign-in cookie' })
  @ApiNoContentResponse({ description: 'Signed in.' })
  @ApiUnauthorizedResponse(refusal('sign_in_refused'))
  async signIn(
    @Body({ schema: signIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setSignInCookie(reply, this.env, await this.begin.execute(body, placeOf(request)));
  }

  @Public()
  @EveryTime()
  @Post('sign-out')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out here; live connections of this sign-in close at once' })
  @ApiNoContentResponse({ description: 'Signed out, or was so already.' })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.end.here(request.actor ?? null);
    clearSignInCookie(reply, this.env);
    // On a device that several people share, what was read here goes with them.
    void reply.header('clear-site-data', '"cache"');
  }
}

/** A member's own password and sign-ins. */
@ApiTags('me')
@Controller('me')
export class OwnSignInsController {
  constructor(
    private readonly queries: SignInQueries,
    private readonly end: EndSignInCommand,
    private readonly change: ChangePasswordCommand,
  ) {}

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change own password; every other sign-in ends' })
  @ApiNoContentResponse({ description: 'Changed.' })
  password(@Caller() actor: Actor, @Body({ schema: changePassword }) body: ChangePassword): Promise<void> {
    return this.change.execute(actor, body);
  }

  @Get('sign-ins')
  @ApiOperation({ summary: 'Own sign-ins that still hold, this one first' })
  @ApiOkResponse({ standardSchema: signInList, description: 'Own sign-ins.' })
  list(@Caller() actor: Actor): Promise<SignInEntry[]> {
    return this.queries.own(actor);
  }

  @Delete('sign-ins/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one own sign-in; its live connections close at once' })
  @ApiNoContentResponse({ description: 'Ended.' })
  endOne(@Caller() actor: Actor, @Param('id', { schema: signInId }) id: string): Promise<void> {
    return this.end.one(actor, id);
  }

  @Delete('sign-ins')
  @ApiOperation({ summary: 'End all own sign-ins but this one' })
  @ApiOkResponse({ standardSchema: endedSignIns, description: 'How many were ended.' })
  endOthers(@Caller() actor: Actor): Promise<EndedSignIns> {
    return this.end.others(actor);
  }
}
