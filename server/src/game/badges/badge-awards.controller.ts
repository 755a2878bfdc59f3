import {
  givenBack,
  type GivenBack,
  handWords,
  type HandWords,
  heldAwards,
  type HeldAwards,
  heldBackAwards,
  type HeldBackAwards,
  heldQuery,
  type HeldQuery,
} from '@guildhall/shared/game/badges';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ByHandQueries } from './by-hand.queries.js';
import { HandBadge } from './hand-badge.command.js';

const uuid = z.uuid();

@ApiTags('badges')
@Controller()
export class BadgeAwardsController {
  constructor(
    private readonly queries: ByHandQueries,
    private readonly hand: HandBadge,
  ) {}

  @Get('badges/:id/held')
  @ApiOperation({ summary: 'Administrators: whether one member or unit holds a badge, and since when' })
  @ApiOkResponse({ standardSchema: heldAwards, description: 'Newest first; empty where they do not hold it.' })
  held(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: heldQuery }) { holder }: HeldQuery,
  ): Promise<HeldAwards> {
    return this.queries.held(actor, id, holder);
  }

  @Get('badges/:id/held-back')
  @ApiOperation({
    summary: 'Administrators: which awards of a badge are taken back by hand, and what was said about it',
  })
  @ApiOkResponse({ standardSchema: heldBackAwards, description: 'Those about which their holder asks come first.' })
  heldBack(@Caller() actor: Actor, @Param('id', { schema: uuid }) id: string): Promise<HeldBackAwards> {
    return this.queries.heldBack(actor, id);
  }

  @Post('badge-awards/:id/take-back')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a badge back from its holder by hand; the engine does not give it again meanwhile' })
  @ApiNoContentResponse({ description: 'Its holder is told, with the reason.' })
  takeBack(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: handWords }) { words }: HandWords,
  ): Promise<void> {
    return this.hand.takeBack(actor, id, words);
  }

  @Post('badge-awards/:id/ask')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ask about a badge of one’s own, or of one’s unit, that was taken back by hand' })
  @ApiNoContentResponse({ description: 'Whoever took it back is told.' })
  ask(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: handWords }) { words }: HandWords,
  ): Promise<void> {
    return this.hand.ask(actor, id, words);
  }

  @Post('badge-awards/:id/leave')
  @HttpCode(204)
  @ApiOperation({ summary: 'Answer what was asked about a badge: it stays taken back' })
  @ApiNoContentResponse({ description: 'Whoever asked is told, with the reason.' })
  leave(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: handWords }) { words }: HandWords,
  ): Promise<void> {
    return this.hand.leave(actor, id, words);
  }

  @Post('badge-awards/:id/give-back')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give back a badge that was taken back by hand' })
  @ApiOkResponse({ standardSchema: givenBack, description: 'Whether it holds again at once.' })
  giveBack(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: handWords }) { words }: HandWords,
  ): Promise<GivenBack> {
    return this.hand.giveBack(actor, id, words);
  }
}
