import {
  type AnsweredQuestion,
  answeredQuestion,
  type AnsweredSearch,
  answeredSearch,
  type OpenQuestionList,
  openQuestionList,
  type OpenQuestionSearch,
  openQuestionSearch,
} from '@guildhall/shared/work/practice-talk';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AnsweredQuestionsQueries } from './answered-questions.queries.js';
import { OpenQuestionsQueries } from './open-questions.queries.js';

@ApiTags('practices')
@Controller('practice-questions')
export class OpenQuestionsController {
  constructor(
    private readonly queries: OpenQuestionsQueries,
    private readonly answers: AnsweredQuestionsQueries,
  ) {}

  @Get('open')
  @ApiOperation({ summary: 'Questions of colleagues that nobody has answered yet, newest first' })
  @ApiOkResponse({ standardSchema: openQuestionList, description: 'A page of questions with their cards.' })
  list(
    @Caller() actor: Actor,
    @Query({ schema: openQuestionSearch }) search: OpenQuestionSearch,
  ): Promise<OpenQuestionList> {
    return this.queries.list(actor, search);
  }

  @Get('answered')
  @ApiOperation({
    summary: 'Questions like the words typed so far that have an answer; what everybody asks who begins',
  })
  @ApiOkResponse({ standardSchema: z.array(answeredQuestion), description: 'Three at most, the closest first.' })
  answered(
    @Caller() actor: Actor,
    @Query({ schema: answeredSearch }) search: AnsweredSearch,
  ): Promise<AnsweredQuestion[]> {
    return this.answers.list(actor, search);
  }
}
