import {
  type OrganisationTimeSaved,
  organisationTimeSaved,
  type PracticeTrail,
  practiceTrail,
} from '@guildhall/shared/work/practice-adoption';
import { type SavedPractice, savedPractice } from '@guildhall/shared/work/practice-card';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AdaptPractice } from './adapt-practice.command.js';
import { TimeSavedQueries } from './time-saved.queries.js';
import { TrailQueries } from './trail.queries.js';

const id = z.uuid();

/** What becomes of practices elsewhere. */
@ApiTags('practices')
@Controller('practices')
export class AdoptionController {
  constructor(
    private readonly adaptPractice: AdaptPractice,
    private readonly trails: TrailQueries,
    private readonly times: TimeSavedQueries,
  ) {}

  @Get('time-saved')
  @ApiOperation({ summary: 'Minutes that teams say they save by practices of others, in all and by department' })
  @ApiOkResponse({ standardSchema: organisationTimeSaved, description: 'Figures about five people or more.' })
  timeSaved(@Caller() actor: Actor): Promise<OrganisationTimeSaved> {
    return this.times.read(actor);
  }

  @Get(':id/trail')
  @ApiOperation({ summary: 'Cards that others made from this one' })
  @ApiOkResponse({ standardSchema: practiceTrail, description: 'Those the caller may read, the oldest first.' })
  trail(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<PracticeTrail> {
    return this.trails.trail(actor, practiceId);
  }

  @Post(':id/adapt')
  @ApiOperation({ summary: 'Begin a card of one’s own with the text of this one' })
  @ApiCreatedResponse({ standardSchema: savedPractice, description: 'The draft, which names its source.' })
  adapt(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<SavedPractice> {
    return this.adaptPractice.execute(actor, practiceId);
  }
}
