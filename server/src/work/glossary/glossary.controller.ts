import {
  type AskWord as AskRequest,
  askWord,
  glossary,
  type GlossaryAsk,
  glossaryAsk,
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
import { AskWord } from './ask-word.command.js';
import { readTerms } from './glossary.queries.js';
import { StartGlossary } from './start-glossary.command.js';
import { WriteTerm } from './write-term.command.js';

const id = z.uuid();

@ApiTags('glossary')
@Controller('glossary')
export class GlossaryController {
  constructor(
    private readonly database: Database,
    private readonly write: WriteTerm,
    private readonly startWith: StartGlossary,
    private readonly words: AskWord,
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

  @Post('starter')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put the words every council uses into the glossary, beside those that are there' })
  @ApiOkResponse({ standardSchema: glossary, description: 'All words, in the order of their English spelling.' })
  start(@Caller() actor: Actor): Promise<GlossaryTerm[]> {
    return this.startWith.execute(actor);
  }

  @Get('asks')
  @ApiOperation({ summary: 'Words that people ask about, for who looks after the glossary' })
  @ApiOkResponse({ standardSchema: z.array(glossaryAsk), description: 'The most asked first.' })
  asked(@Caller() actor: Actor): Promise<GlossaryAsk[]> {
    return this.words.asked(actor);
  }

  @Post('asks')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ask what a word means' })
  @ApiNoContentResponse({ description: 'It is on the list, unless it is explained already.' })
  ask(@Caller() actor: Actor, @Body({ schema: askWord }) body: AskRequest): Promise<void> {
    return this.words.ask(actor, body);
  }

  @Post('asks/settle')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a word off the list of those that people ask about' })
  @ApiNoContentResponse({ description: 'It is off the list.' })
  settle(@Caller() actor: Actor, @Body({ schema: askWord }) body: AskRequest): Promise<void> {
    return this.words.settle(actor, body);
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
