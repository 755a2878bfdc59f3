import {
  type DecideSuggestion as DecideRequest,
  decideSuggestion,
  type GuidanceSuggestion,
  guidanceSuggestion,
  type MakeSuggestion as MakeRequest,
  makeSuggestion,
} from '@guildhall/shared/work/guidance-talk';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { DecideSuggestion } from './decide-suggestion.command.js';
import { MakeSuggestion } from './make-suggestion.command.js';

const id = z.uuid();

@ApiTags('guidance')
@Controller()
export class GuidanceSuggestionController {
  constructor(
    private readonly makeOne: MakeSuggestion,
    private readonly decideOn: DecideSuggestion,
  ) {}

  @Post('guidance/:id/suggestions')
  @ApiOperation({ summary: 'Suggest other words for a passage' })
  @ApiCreatedResponse({ standardSchema: guidanceSuggestion, description: 'The suggestion.' })
  make(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: makeSuggestion }) body: MakeRequest,
  ): Promise<GuidanceSuggestion> {
    return this.makeOne.execute(actor, guidanceId, body);
  }

  @Post('guidance-suggestions/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a suggestion, take it changed, or say why not' })
  @ApiOkResponse({
    standardSchema: guidanceSuggestion,
    description: 'The decided suggestion; its words are in the text.',
  })
  decide(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) suggestionId: string,
    @Body({ schema: decideSuggestion }) body: DecideRequest,
  ): Promise<GuidanceSuggestion> {
    return this.decideOn.execute(actor, suggestionId, body);
  }

  @Post('guidance-suggestions/:id/withdraw')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take one’s own suggestion back' })
  @ApiNoContentResponse({ description: 'It is withdrawn.' })
  withdraw(@Caller() actor: Actor, @Param('id', { schema: id }) suggestionId: string): Promise<void> {
    return this.makeOne.withdraw(actor, suggestionId);
  }
}
