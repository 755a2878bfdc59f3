import { presenceQuery, type PresenceQuery, whoIsHere, type WhoIsHere } from '@guildhall/shared/people/presence';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { PresenceQueries } from './presence.queries.js';

@ApiTags('presence')
@Controller('presence')
export class PresenceController {
  constructor(private readonly queries: PresenceQueries) {}

  @Get()
  @ApiOperation({ summary: 'Who else looks at a live topic right now: own team and party by name, others as a number' })
  @ApiOkResponse({ standardSchema: whoIsHere, description: 'Without those who chose not to be shown.' })
  who(@Caller() actor: Actor, @Query({ schema: presenceQuery }) query: PresenceQuery): Promise<WhoIsHere> {
    return this.queries.whoIsHere(actor, query.at);
  }
}
