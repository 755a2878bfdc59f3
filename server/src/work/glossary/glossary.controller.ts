import {
  glossary,
  type GlossaryTerm,
  glossaryTerm,
  type WriteTerm as WriteRequest,
  writeTerm,
} from '@guildhall/shared/work/glossary';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { readTerms } from './glossary.queries.js';
import { WriteTerm } from './write-term.command.js';

const id = z.uuid();

@ApiTags('glossary')
@Controller('glossary')
export class GlossaryController {
  constructor(
    private readonly database: Database,
    private readonly write: WriteTerm,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Words the organisation explains' })
  @ApiOkResponse({ standardSchema: glossary, description: 'In the order of their English spelling.' })
  list(@Caller() actor: Actor): Promise<GlossaryTerm[]> {
    return readTerms(this.database, actor.organisationId);
  }

  @Post()
  @ApiOperation({ summary: 'Explain a word' })
  @ApiCreatedResponse({ standardSchema: glossaryTerm, description: 'The word with its explanation.' })
  add(@Caller() actor: Actor, @Body({ schema: writeTerm }) body: WriteRequest): Promise<GlossaryTerm> {
    return this.write.add(actor, body);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Explain a word anew' })
  @ApiOkResponse({ standardSchema: glossaryTerm, description: 'The word with its explanation.' })
  change(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) termId: string,
    @Body({ schema: writeTerm }) body: WriteRequest,
  ): Promise<GlossaryTerm> {
    return this.write.change(actor, termId, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a word out of the glossary' })
  @ApiNoContentResponse({ description: 'It is gone.' })
  remove(@Caller() actor: Actor, @Param('id', { schema: id }) termId: string): Promise<void> {
    return this.write.remove(actor, termId);
  }
}
