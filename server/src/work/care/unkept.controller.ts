import {
  type HiddenPractice,
  hiddenPractices,
  type OwnerlessPractice,
  ownerlessPractices,
} from '@guildhall/shared/work/practice-care';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { UnkeptQueries } from './unkept.queries.js';

@ApiTags('practices')
@Controller('practices')
export class UnkeptController {
  constructor(private readonly queries: UnkeptQueries) {}

  @Get('hidden')
  @ApiOperation({ summary: 'Reviewers: cards out of sight, those that were changed since first' })
  @ApiOkResponse({ standardSchema: hiddenPractices, description: '100 at most.' })
  hidden(@Caller() actor: Actor): Promise<HiddenPractice[]> {
    return this.queries.hidden(actor);
  }

  @Get('ownerless')
  @ApiOperation({ summary: 'Cards whose owner left, for those who may hand them over' })
  @ApiOkResponse({ standardSchema: ownerlessPractices, description: '100 at most, the latest changed first.' })
  ownerless(@Caller() actor: Actor): Promise<OwnerlessPractice[]> {
    return this.queries.ownerless(actor);
  }
}
