import {
  type MergePeople as Request,
  mergePeople,
  type WouldMerge,
  wouldMerge,
} from '@guildhall/shared/outbound/merging';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { MergePeople } from './merge-people.command.js';

const memberId = { schema: z.uuid() };

/** Somebody who stands twice, for administrators. */
@ApiTags('organisation')
@Controller('people/:id/merging')
export class MergingController {
  constructor(private readonly merging: MergePeople) {}

  @Get(':goesId')
  @ApiOperation({
    summary:
      'Administrators: what bringing two accounts of one person together would do now, or what stands in its way',
  })
  @ApiOkResponse({ standardSchema: wouldMerge, description: 'What moves, and what is taken back; no points.' })
  would(
    @Caller() actor: Actor,
    @Param('id', memberId) staysId: string,
    @Param('goesId', memberId) goesId: string,
  ): Promise<WouldMerge> {
    return this.merging.preview(actor, { staysId, goesId });
  }

  @Post()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Administrators: bring two accounts of one person together; the other one closes, for good',
  })
  @ApiNoContentResponse({
    description:
      'What the closed account did is the person’s who stays. It stands in the audit trail, and they hear of it.',
  })
  async merge(
    @Caller() actor: Actor,
    @Param('id', memberId) staysId: string,
    @Body({ schema: mergePeople }) asked: Request,
  ): Promise<void> {
    await this.merging.execute(actor, staysId, asked);
  }
}
