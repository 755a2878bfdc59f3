import {
  type Comment,
  comment,
  type GiveThanks as ThanksRequest,
  giveThanks,
  type SayComment as SayRequest,
  sayComment,
  type Thanks,
  thanks,
} from '@guildhall/shared/work/practice-talk';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { FollowCard } from './follow-card.command.js';
import { GiveThanks } from './give-thanks.command.js';
import { SayComment } from './say-comment.command.js';
import { TakeBackThanks } from './take-back-thanks.command.js';

const id = z.uuid();

/** What readers of a card say, and whether they follow it. */
@ApiTags('practices')
@Controller()
export class TalkController {
  constructor(
    private readonly sayComment: SayComment,
    private readonly giveThanks: GiveThanks,
    private readonly takeBackThanks: TakeBackThanks,
    private readonly followCard: FollowCard,
  ) {}

  @Post('practices/:id/comments')
  @ApiOperation({ summary: 'Comment on a published card, or reply to a comment' })
  @ApiCreatedResponse({ standardSchema: comment, description: 'The comment.' })
  say(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: sayComment }) body: SayRequest,
  ): Promise<Comment> {
    return this.sayComment.execute(actor, practiceId, body);
  }

  @Post('practices/:id/thanks')
  @ApiOperation({ summary: 'Mark a card or a comment as useful, or thank its author and say what for' })
  @ApiCreatedResponse({ standardSchema: thanks, description: 'The thanks.' })
  thank(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: giveThanks }) body: ThanksRequest,
  ): Promise<Thanks> {
    return this.giveThanks.execute(actor, practiceId, body);
  }

  @Post('practice-thanks/:id/take-back')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back thanks that one gave' })
  @ApiNoContentResponse({ description: 'They are gone.' })
  takeBack(@Caller() actor: Actor, @Param('id', { schema: id }) thanksId: string): Promise<void> {
    return this.takeBackThanks.execute(actor, thanksId);
  }

  @Post('practices/:id/follow')
  @HttpCode(204)
  @ApiOperation({ summary: 'Hear when this card gets a new text or an answer' })
  @ApiNoContentResponse({ description: 'The caller follows the card.' })
  follow(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.followCard.execute(actor, practiceId, true);
  }

  @Delete('practices/:id/follow')
  @HttpCode(204)
  @ApiOperation({ summary: 'Hear of this card no longer' })
  @ApiNoContentResponse({ description: 'The caller does not follow the card.' })
  unfollow(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.followCard.execute(actor, practiceId, false);
  }
}
