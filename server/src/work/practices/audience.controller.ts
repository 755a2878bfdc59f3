import { type WidenPractice as WidenRequest, widenPractice } from '@guildhall/shared/work/practice-card';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { TakeBackWidening } from './take-back-widening.command.js';
import { WidenPractice } from './widen-practice.command.js';

const id = z.uuid();

/** Who may read a published card. */
@ApiTags('practices')
@Controller('practices/:id')
export class AudienceController {
  constructor(
    private readonly widenPracticeTo: WidenPractice,
    private readonly takeBackWidening: TakeBackWidening,
  ) {}

  @Post('widen')
  @HttpCode(204)
  @ApiOperation({ summary: 'Its writers: open a published card to more people' })
  @ApiNoContentResponse({ description: 'They can read it.' })
  widen(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: widenPractice }) body: WidenRequest,
  ): Promise<void> {
    return this.widenPracticeTo.execute(actor, practiceId, body);
  }

  @Post('unwiden')
  @HttpCode(204)
  @ApiOperation({ summary: 'Its writers: take the last widening back, within ten minutes' })
  @ApiNoContentResponse({ description: 'The card is as it was, and nothing tells of it.' })
  unwiden(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.takeBackWidening.execute(actor, practiceId);
  }
}
