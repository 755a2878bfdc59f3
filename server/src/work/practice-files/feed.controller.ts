import {
  type NewPracticeFeed,
  newPracticeFeed,
  type PracticeFeed,
  practiceFeed,
} from '@guildhall/shared/work/practice-files';
import { Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { Public } from '../../platform/http/public.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { FeedQueries } from './feed.queries.js';
import { PracticeFeeds } from './feed.store.js';

const token = z.string().regex(/^[\w-]{32}$/);

@ApiTags('practices')
@Controller()
export class FeedController {
  constructor(
    private readonly feeds: PracticeFeeds,
    private readonly queries: FeedQueries,
  ) {}

  @Get('me/practice-feed')
  @ApiOperation({ summary: 'Whether the caller has a feed of practices' })
  @ApiOkResponse({ standardSchema: practiceFeed, description: 'Since when; its address is not kept.' })
  own(@Caller() actor: Actor): Promise<PracticeFeed> {
    return this.feeds.of(actor);
  }

  @EveryTime()
  @Post('me/practice-feed')
  @ApiOperation({ summary: 'Make a secret address of the caller’s feed; a former one ends' })
  @ApiCreatedResponse({ standardSchema: newPracticeFeed, description: 'The address, told this once.' })
  make(@Caller() actor: Actor): Promise<NewPracticeFeed> {
    return this.feeds.make(actor);
  }

  @Delete('me/practice-feed')
  @HttpCode(204)
  @ApiOperation({ summary: 'End the caller’s feed' })
  @ApiNoContentResponse({ description: 'Its address opens nothing any more.' })
  end(@Caller() actor: Actor): Promise<void> {
    return this.feeds.end(actor);
  }

  @Public()
  @Get('practice-feeds/:token')
  @Header('content-type', 'application/atom+xml; charset=utf-8')
  @Header('cache-control', 'private, max-age=300')
  @ApiOperation({ summary: 'A member’s feed of practices by its secret address, as Atom' })
  @ApiOkResponse({
    description: 'The newest 30 practices that the member may read.',
    content: { 'application/atom+xml': { schema: { type: 'string' } } },
  })
  read(@Param('token', { schema: token }) secret: string, @Req() request: FastifyRequest): Promise<string> {
    return this.queries.read(secret, `${request.protocol}://${request.host}`);
  }
}
