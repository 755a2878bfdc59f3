import {
  type Notices,
  notices,
  noticesQuery,
  type NoticesQuery,
  unreadNotices,
  type UnreadNotices,
} from '@guildhall/shared/outbound/notices';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { NoticesQueries } from './notices.queries.js';
import { ReadNotices } from './read-notices.command.js';

@ApiTags('notices')
@Controller('me/notices')
export class NoticesController {
  constructor(
    private readonly queries: NoticesQueries,
    private readonly read: ReadNotices,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Own notices, newest first' })
  @ApiOkResponse({ standardSchema: notices, description: 'A page of notices and how many are unread.' })
  list(@Caller() actor: Actor, @Query({ schema: noticesQuery }) query: NoticesQuery): Promise<Notices> {
    return this.queries.list(actor, query);
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark all own notices read' })
  @ApiOkResponse({ standardSchema: unreadNotices, description: 'How many are unread now.' })
  readAll(@Caller() actor: Actor): Promise<UnreadNotices> {
    return this.read.execute(actor, null);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark one own notice read' })
  @ApiOkResponse({ standardSchema: unreadNotices, description: 'How many are unread now.' })
  readOne(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<UnreadNotices> {
    return this.read.execute(actor, id);
  }
}
