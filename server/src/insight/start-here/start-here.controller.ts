import { startHere, type StartHere } from '@guildhall/shared/insight/start-here';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { StartHereQueries } from './start-here.queries.js';

@ApiTags('start here')
@Controller('start-here')
export class StartHereController {
  constructor(private readonly queries: StartHereQueries) {}

  @Get()
  @ApiOperation({ summary: 'The caller’s next small steps, at most three, and the open challenge of their unit' })
  @ApiOkResponse({ standardSchema: startHere, description: 'Chosen anew at each reading.' })
  home(@Caller() actor: Actor): Promise<StartHere> {
    return this.queries.home(actor);
  }
}
