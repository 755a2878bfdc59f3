import {
  type GiveGuidance as GiveRequest,
  giveGuidance,
  type OwnerlessGuidance,
  ownerlessGuidances,
} from '@guildhall/shared/work/guidance-owner';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { GiveGuidance } from './give-guidance.command.js';

/** Guidance whose people left. */
@ApiTags('guidance')
@Controller('guidance')
export class GuidanceOwnerController {
  constructor(private readonly give: GiveGuidance) {}

  @Get('ownerless')
  @ApiOperation({ summary: 'Administrators: guidance whose owner and deputy left' })
  @ApiOkResponse({ standardSchema: ownerlessGuidances, description: '100 at most, the latest changed first.' })
  ownerless(@Caller() actor: Actor): Promise<OwnerlessGuidance[]> {
    return this.give.list(actor);
  }

  @Post(':id/owner')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: give guidance whose owner and deputy left to a colleague, with a reason' })
  @ApiNoContentResponse({ description: 'The colleague looks after it from now on; it stands in the audit trail.' })
  async given(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) guidanceId: string,
    @Body({ schema: giveGuidance }) body: GiveRequest,
  ): Promise<void> {
    await this.give.execute(actor, guidanceId, body);
  }
}
