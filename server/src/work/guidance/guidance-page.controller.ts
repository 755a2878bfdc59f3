import { type GuidancePage, guidancePage } from '@guildhall/shared/work/guidance';
import { type ChangeGuidance as ChangeRequest, changeGuidance } from '@guildhall/shared/work/guidance-document';
import {
  type MovedGuidance,
  movedGuidance,
  type MoveGuidance as MoveRequest,
  moveGuidance,
} from '@guildhall/shared/work/guidance-moves';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangeGuidance } from './change-guidance.command.js';
import { MoveGuidance } from './move-guidance.command.js';
import { GuidancePageQueries } from './page.queries.js';

const id = z.uuid();

@ApiTags('guidance')
@Controller('guidance/:id')
export class GuidancePageController {
  constructor(
    private readonly pages: GuidancePageQueries,
    private readonly change: ChangeGuidance,
    private readonly move: MoveGuidance,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A document, its reviews, talk and suggestions, and what the caller may do' })
  @ApiOkResponse({ standardSchema: guidancePage, description: 'The document and its live version.' })
  page(@Caller() actor: Actor, @Param('id', { schema: id }) guidanceId: string): Promise<GuidancePage> {
    return this.pages.page(actor, guidanceId);
  }

  @Put('details')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change its titles, people, audience, and the reviews it needs' })
  @ApiNoContentResponse({ description: 'What was named is changed.' })
  async details(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: changeGuidance }) body: ChangeRequest,
  ): Promise<void> {
    await this.change.execute(actor, guidanceId, body);
  }

  @Post('moves')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a step: consult, freeze for review, approve, publish, confirm, withdraw …' })
  @ApiOkResponse({ standardSchema: movedGuidance, description: 'The state it is in then.' })
  take(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: moveGuidance }) body: MoveRequest,
  ): Promise<MovedGuidance> {
    return this.move.execute(actor, guidanceId, body);
  }
}
