import {
  type AskReview as AskRequest,
  askReview,
  type DecideReview as DecideRequest,
  decideReview,
  type GuidanceReview,
  guidanceReview,
} from '@guildhall/shared/work/guidance-reviews';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AskReview } from './ask-review.command.js';
import { DecideReview } from './decide-review.command.js';

const id = z.uuid();

@ApiTags('guidance')
@Controller()
export class GuidanceReviewController {
  constructor(
    private readonly askFor: AskReview,
    private readonly decideOn: DecideReview,
  ) {}

  @Post('guidance/:id/reviews')
  @ApiOperation({ summary: 'Ask a colleague for a review of a kind, of some sections or all' })
  @ApiCreatedResponse({ standardSchema: guidanceReview, description: 'The review that was asked for.' })
  ask(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: askReview }) body: AskRequest,
  ): Promise<GuidanceReview> {
    return this.askFor.execute(actor, guidanceId, body);
  }

  @Post('guidance-reviews/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide a review of the frozen text' })
  @ApiOkResponse({ standardSchema: guidanceReview, description: 'The decided review.' })
  decide(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reviewId: string,
    @Body({ schema: decideReview }) body: DecideRequest,
  ): Promise<GuidanceReview> {
    return this.decideOn.execute(actor, reviewId, body);
  }
}
