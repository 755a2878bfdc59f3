import {
  type OpenQuestionList,
  openQuestionList,
  type OpenQuestionSearch,
  openQuestionSearch,
} from '@guildhall/shared/work/practice-talk';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { OpenQuestionsQueries } from './open-questions.queries.js';

@ApiTags('practices')
@Controller('practice-questions')
export class OpenQuestionsController {
  constructor(private readonly queries: OpenQuestionsQueries) {}

  @Get('open')
  @ApiOperation({ summary: 'Questions of colleagues that nobody has answered yet, newest first' })
  @ApiOkResponse({ standardSchema: openQuestionList, description: 'A page of questions with their cards.' })
  list(
    @Caller() actor: Actor,
    @Query({ schema: openQuestionSearch }) search: OpenQuestionSearch,
  ): Promise<OpenQuestionList> {
    return this.queries.list(actor, search);
  }
}
