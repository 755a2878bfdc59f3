import { type Triad, triads } from '@guildhall/shared/game/triads';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { TriadQueries } from './triads.queries.js';

@ApiTags('points')
@Controller('triads')
export class TriadsController {
  constructor(private readonly queries: TriadQueries) {}

  @Get()
  @ApiOperation({ summary: 'Administrators: three who have most of a season’s credit from one another' })
  @ApiOkResponse({
    standardSchema: triads,
    description: 'At most 50, as the last night found them; nothing is wrong with them, and no points change.',
  })
  found(@Caller() actor: Actor): Promise<Triad[]> {
    return this.queries.found(actor);
  }
}
