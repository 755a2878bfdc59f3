import {
  type AnswerQuestion as AnswerRequest,
  answerQuestion,
  type AskQuestion as AskRequest,
  askQuestion,
  type Question,
  question,
  type TakeAway,
  takeAway,
} from '@guildhall/shared/work/practice-questions';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AnswerQuestion } from './answer-question.command.js';
import { AskQuestion } from './ask-question.command.js';
import { TakeBackQuestion } from './take-back-question.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller()
export class QuestionController {
  constructor(
    private readonly askUnder: AskQuestion,
    private readonly answerTo: AnswerQuestion,
    private readonly takeBackQuestion: TakeBackQuestion,
  ) {}

  @Post('practices/:id/questions')
  @ApiOperation({ summary: 'Ask a question under a published card' })
  @ApiCreatedResponse({ standardSchema: question, description: 'The question.' })
  ask(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: askQuestion }) body: AskRequest,
  ): Promise<Question> {
    return this.askUnder.execute(actor, practiceId, body);
  }

  @Post('practice-questions/:id/answers')
  @ApiOperation({ summary: 'Answer a question' })
  @ApiCreatedResponse({ standardSchema: question, description: 'The question with its answers.' })
  answer(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) questionId: string,
    @Body({ schema: answerQuestion }) body: AnswerRequest,
  ): Promise<Question> {
    return this.answerTo.execute(actor, questionId, body);
  }

  @Post('practice-questions/:id/take-back')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take a question back: who asked while nobody has answered, a reviewer at any time, with the reason',
  })
  @ApiNoContentResponse({ description: 'The question is gone, with what it scored.' })
  takeBack(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) questionId: string,
    @Body({ schema: takeAway }) body: TakeAway,
  ): Promise<void> {
    return this.takeBackQuestion.execute(actor, questionId, body);
  }
}
