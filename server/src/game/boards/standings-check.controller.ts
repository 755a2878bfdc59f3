import { type StandingsCheck, standingsCheck } from '@guildhall/shared/game/standings-check';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { CheckStandings } from './check-standings.command.js';

@ApiTags('boards')
@Controller('standings-check')
export class StandingsCheckController {
  constructor(private readonly check: CheckStandings) {}

  @Get()
  @ApiOperation({ summary: 'Administrators: what the nightly comparison of the standings with the ledger found last' })
  @ApiOkResponse({ standardSchema: standingsCheck, description: 'No differences when all is well.' })
  last(@Caller() actor: Actor): Promise<StandingsCheck> {
    return this.check.last(actor);
  }
}
