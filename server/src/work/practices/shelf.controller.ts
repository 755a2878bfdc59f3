import { type WithReason, withReason } from '@guildhall/shared/work/practice-card';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { HidePractice } from './hide-practice.command.js';
import { RestorePractice } from './restore-practice.command.js';
import { RetirePractice } from './retire-practice.command.js';
import { ShowPractice } from './show-practice.command.js';

const id = z.uuid();

/** Whether a published card stands in the library. */
@ApiTags('practices')
@Controller('practices/:id')
export class ShelfController {
  constructor(
    private readonly retirePractice: RetirePractice,
    private readonly restorePractice: RestorePractice,
    private readonly hidePractice: HidePractice,
    private readonly showPractice: ShowPractice,
  ) {}

  @Post('retire')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a card that no longer holds out of the library' })
  @ApiNoContentResponse({ description: 'The card is retired.' })
  retire(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: withReason }) body: WithReason,
  ): Promise<void> {
    return this.retirePractice.execute(actor, practiceId, body);
  }

  @Post('restore')
  @HttpCode(204)
  @ApiOperation({ summary: 'Bring a retired card back' })
  @ApiNoContentResponse({ description: 'The card is in the library.' })
  restore(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.restorePractice.execute(actor, practiceId);
  }

  @Post('hide')
  @HttpCode(204)
  @ApiOperation({ summary: 'Reviewers: take a card out of sight, with the reason' })
  @ApiNoContentResponse({ description: 'The card is hidden.' })
  hide(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: withReason }) body: WithReason,
  ): Promise<void> {
    return this.hidePractice.execute(actor, practiceId, body);
  }

  @Post('show')
  @HttpCode(204)
  @ApiOperation({ summary: 'Reviewers: show a hidden card again, with the reason' })
  @ApiNoContentResponse({ description: 'The card is in the library.' })
  show(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: withReason }) body: WithReason,
  ): Promise<void> {
    return this.showPractice.execute(actor, practiceId, body);
  }
}
