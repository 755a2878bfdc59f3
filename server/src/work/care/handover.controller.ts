import {
  type AnswerHandover as AnswerRequest,
  answerHandover,
  type OfferHandover as OfferRequest,
  offerHandover,
} from '@guildhall/shared/work/practice-care';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AnswerHandover } from './answer-handover.command.js';
import { OfferHandover } from './offer-handover.command.js';

const id = z.uuid();

/** Who looks after a card. */
@ApiTags('practices')
@Controller('practices/:id/hand-over')
export class HandoverController {
  constructor(
    private readonly offerHandover: OfferHandover,
    private readonly answerHandover: AnswerHandover,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Offer a card to a colleague to look after' })
  @ApiNoContentResponse({ description: 'They are asked; nothing changes until they accept.' })
  offer(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: offerHandover }) body: OfferRequest,
  ): Promise<void> {
    return this.offerHandover.execute(actor, practiceId, body);
  }

  @Post('answer')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a card over that was offered, or decline' })
  @ApiNoContentResponse({ description: 'Who offered it is told.' })
  answer(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: answerHandover }) { accept }: AnswerRequest,
  ): Promise<void> {
    return this.answerHandover.answer(actor, practiceId, accept);
  }

  @Post('withdraw')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an offer that was not answered' })
  @ApiNoContentResponse({ description: 'Nothing is offered any longer.' })
  withdraw(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.answerHandover.withdraw(actor, practiceId);
  }
}
