import {
  badgeDesign,
  type BadgeDesign,
  badgeDesigns,
  type BadgeDesigns,
  badgePreview,
  type BadgePreview,
  changeBadge,
  type ChangeBadge,
  createBadge,
  type CreateBadge,
  previewBadge,
  type PreviewBadge,
} from '@guildhall/shared/game/badges';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { BadgeStateCommand } from './badge-state.command.js';
import { DesignQueries } from './design.queries.js';
import { PreviewQueries } from './preview.queries.js';
import { WriteBadgeCommand } from './write-badge.command.js';

const description = 'The badge as it is written now.';
const uuid = z.uuid();

@ApiTags('badge designs')
@Controller('badge-designs')
export class BadgeDesignsController {
  constructor(
    private readonly queries: DesignQueries,
    private readonly previews: PreviewQueries,
    private readonly write: WriteBadgeCommand,
    private readonly state: BadgeStateCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All badges with their definitions, drafts and retired ones included' })
  @ApiOkResponse({ standardSchema: badgeDesigns, description: 'Oldest first.' })
  list(@Caller() actor: Actor): Promise<BadgeDesigns> {
    return this.queries.list(actor);
  }

  @Post()
  @ApiOperation({ summary: 'Write a new badge, as a draft' })
  @ApiCreatedResponse({ standardSchema: badgeDesign, description })
  create(@Caller() actor: Actor, @Body({ schema: createBadge }) body: CreateBadge): Promise<BadgeDesign> {
    return this.write.create(actor, body);
  }

  @EveryTime()
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a definition says in one sentence, and how many it would hold for now' })
  @ApiOkResponse({ standardSchema: badgePreview, description: 'The count is null for fewer than five.' })
  preview(@Caller() actor: Actor, @Body({ schema: previewBadge }) body: PreviewBadge): Promise<BadgePreview> {
    return this.previews.preview(actor, body);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One badge with its definition and the latest look at the past' })
  @ApiOkResponse({ standardSchema: badgeDesign, description })
  one(@Caller() actor: Actor, @Param('id', { schema: uuid }) id: string): Promise<BadgeDesign> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Write a new version of a badge' })
  @ApiOkResponse({ standardSchema: badgeDesign, description })
  change(
    @Caller() actor: Actor,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: changeBadge }) body: ChangeBadge,
  ): Promise<BadgeDesign> {
    return this.write.change(actor, id, body);
  }

  @Post(':id/go-live')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a draft be earned, by what was done before too' })
  @ApiOkResponse({ standardSchema: badgeDesign, description })
  goLive(@Caller() actor: Actor, @Param('id', { schema: uuid }) id: string): Promise<BadgeDesign> {
    return this.state.goLive(actor, id);
  }

  @Post(':id/look-at-the-past')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a live badge, as it is written now, for what was done before' })
  @ApiOkResponse({ standardSchema: badgeDesign, description })
  lookAtThePast(@Caller() actor: Actor, @Param('id', { schema: uuid }) id: string): Promise<BadgeDesign> {
    return this.state.lookAtThePast(actor, id);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a badge be earned no more; those who have it keep it' })
  @ApiOkResponse({ standardSchema: badgeDesign, description })
  retire(@Caller() actor: Actor, @Param('id', { schema: uuid }) id: string): Promise<BadgeDesign> {
    return this.state.retire(actor, id);
  }
}
