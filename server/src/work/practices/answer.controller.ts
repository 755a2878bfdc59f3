import { type Question, question, type TakeAway, takeAway } from '@guildhall/shared/work/practice-questions';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AcceptAnswer } from './accept-answer.command.js';
import { TakeBackAcceptance } from './take-back-acceptance.command.js';
import { TakeBackAnswer } from './take-back-answer.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller('practice-answers/:id')
export class AnswerController {
  constructor(
    private readonly acceptAnswer: AcceptAnswer,
    private readonly takeBackAcceptance: TakeBackAcceptance,
    private readonly takeBackAnswer: TakeBackAnswer,
  ) {}

  @Post('accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Who asked: this answer helped' })
  @ApiOkResponse({ standardSchema: question, description: 'The question with its answers.' })
  accept(@Caller() actor: Actor, @Param('id', { schema: id }) answerId: string): Promise<Question> {
    return this.acceptAnswer.execute(actor, answerId);
  }

  @Post('unaccept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Who asked: this answer did not help after all' })
  @ApiOkResponse({ standardSchema: question, description: 'The question with its answers.' })
  unaccept(@Caller() actor: Actor, @Param('id', { schema: id }) answerId: string): Promise<Question> {
    return this.takeBackAcceptance.execute(actor, answerId);
  }

  @Post('take-back')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an answer back: its author, or a reviewer with the reason' })
  @ApiNoContentResponse({ description: 'The answer is gone, with what it scored.' })
  takeBack(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) answerId: string,
    @Body({ schema: takeAway }) body: TakeAway,
  ): Promise<void> {
    return this.takeBackAnswer.execute(actor, answerId, body);
  }
}
