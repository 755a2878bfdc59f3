import { type EraseLeaver, eraseLeaver } from '@guildhall/shared/outbound/leaving';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { EraseLeaverCommand } from './erase-leaver.command.js';

@ApiTags('organisation')
@Controller('people')
export class ErasingController {
  constructor(private readonly erasing: EraseLeaverCommand) {}

  @Post(':id/erase')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Administrators: erase who somebody was that has left; what they gave stays under a neutral name',
  })
  @ApiNoContentResponse({ description: 'There is no way back; it stands in the audit trail, without the name.' })
  async erase(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) memberId: string,
    @Body({ schema: eraseLeaver }) body: EraseLeaver,
  ): Promise<void> {
    await this.erasing.execute(actor, memberId, body);
  }
}
