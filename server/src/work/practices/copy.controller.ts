import { type KeepCopy as KeepRequest, keepCopy, type KeptCopy, keptCopy } from '@guildhall/shared/work/practice-card';
import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { DropCopy } from './drop-copy.command.js';
import { KeepCopy } from './keep-copy.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller('practices/:id/copy')
export class CopyController {
  constructor(
    private readonly keeping: KeepCopy,
    private readonly dropping: DropCopy,
  ) {}

  @Put()
  @ApiOperation({ summary: 'Keep changes to a published card for oneself; `PUT text` publishes them' })
  @ApiOkResponse({ standardSchema: keptCopy, description: 'The copy as it is kept now.' })
  keep(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: keepCopy }) body: KeepRequest,
  ): Promise<KeptCopy> {
    return this.keeping.execute(actor, practiceId, body);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Let go of one’s own unpublished changes to a card' })
  @ApiNoContentResponse({ description: 'The card is as it was.' })
  drop(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.dropping.execute(actor, practiceId);
  }
}
