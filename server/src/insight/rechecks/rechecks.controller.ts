import {
  answerRecheck,
  type AnswerRecheck,
  type Recheck,
  recheckParam,
  type RecheckParam,
  rechecks,
} from '@guildhall/shared/insight/rechecks';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { refusal } from '../../platform/http/reference/refusals.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AnswerRecheckCommand } from './answer-recheck.command.js';
import { RecheckQueries } from './rechecks.queries.js';

const notAsked = refusal('not_found: this does not wait for the caller, or no longer');

/** Outcomes drawn by lot that one is asked to look at once more. */
@ApiTags('rechecks')
@Controller('rechecks')
export class RechecksController {
  constructor(
    private readonly queries: RecheckQueries,
    private readonly command: AnswerRecheckCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the lot asks one to look at once more, with whoever recorded it' })
  @ApiOkResponse({ standardSchema: rechecks, description: 'One at most.' })
  waiting(@Caller() actor: Actor): Promise<Recheck[]> {
    return this.queries.waitingFor(actor);
  }

  @Post(':id/answer')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say whether it still holds; nobody’s points change' })
  @ApiNoContentResponse({ description: 'Kept, and told to whoever recorded it.' })
  @ApiNotFoundResponse(notAsked)
  answered(
    @Caller() actor: Actor,
    @Param({ schema: recheckParam }) { id }: RecheckParam,
    @Body({ schema: answerRecheck }) body: AnswerRecheck,
  ): Promise<void> {
    return this.command.execute(actor, id, body);
  }

  @Post(':id/pass')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ask for somebody else to look, without a reason' })
  @ApiNoContentResponse({ description: 'Somebody else is asked.' })
  @ApiNotFoundResponse(notAsked)
  passed(@Caller() actor: Actor, @Param({ schema: recheckParam }) { id }: RecheckParam): Promise<void> {
    return this.command.pass(actor, id);
  }
}
