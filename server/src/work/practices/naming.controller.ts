import { type LinkedPractice, linkedPractice } from '@guildhall/shared/work/practice-card';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { practicesNaming } from './links.queries.js';

@ApiTags('practices')
@Controller('practices/naming')
export class NamingController {
  constructor(private readonly database: Database) {}

  @Get(':guidanceId')
  @ApiOperation({ summary: 'Practices that follow a document of guidance, the most tried first' })
  @ApiOkResponse({ standardSchema: z.array(linkedPractice), description: '20 at most, of those the caller may read.' })
  naming(
    @Caller() actor: Actor,
    @Param('guidanceId', { schema: z.uuid() }) guidanceId: string,
  ): Promise<LinkedPractice[]> {
    return practicesNaming(this.database, actor, guidanceId);
  }
}
