import { badgePage, type BadgePage, badgeWall, type BadgeWall } from '@guildhall/shared/game/badges';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { WallQueries } from './wall.queries.js';

@ApiTags('badges')
@Controller('badges')
export class BadgesController {
  constructor(private readonly queries: WallQueries) {}

  @Get()
  @ApiOperation({ summary: 'The badge wall: what there is to earn, what one holds, what is coming' })
  @ApiOkResponse({ standardSchema: badgeWall, description: 'Every badge, with what the reader and their units hold.' })
  wall(@Caller() actor: Actor): Promise<BadgeWall> {
    return this.queries.wall(actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One badge, and why the reader or their unit earned it' })
  @ApiOkResponse({ standardSchema: badgePage, description: 'The badge with the reader’s own awards and their ground.' })
  page(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<BadgePage> {
    return this.queries.page(actor, id);
  }
}
