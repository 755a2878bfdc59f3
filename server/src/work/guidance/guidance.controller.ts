import {
  type FoundGuidance,
  foundGuidance,
  type GuidanceList,
  guidanceList,
  type GuidanceLookup,
  guidanceLookup,
  type GuidanceSearch,
  guidanceSearch,
  type GuidanceTemplate,
  guidanceTemplate,
  guidanceTemplates,
  type KeepTemplate as KeepRequest,
  keepTemplate,
} from '@guildhall/shared/work/guidance';
import {
  type BeginGuidance as BeginRequest,
  beginGuidance,
  type BegunGuidance,
  begunGuidance,
} from '@guildhall/shared/work/guidance-document';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { BeginGuidance } from './begin-guidance.command.js';
import { GuidanceListQueries } from './list.queries.js';
import { KeepTemplate } from './keep-template.command.js';
import { SourceQueries } from './source.queries.js';

@ApiTags('guidance')
@Controller('guidance')
export class GuidanceController {
  constructor(
    private readonly lists: GuidanceListQueries,
    private readonly sources: SourceQueries,
    private readonly begin: BeginGuidance,
    private readonly keep: KeepTemplate,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Find guidance by words, kind and state; own, or what waits for the caller' })
  @ApiOkResponse({ standardSchema: guidanceList, description: 'A page of 30, and where the next one begins.' })
  list(@Caller() actor: Actor, @Query({ schema: guidanceSearch }) search: GuidanceSearch): Promise<GuidanceList> {
    return this.lists.list(actor, search);
  }

  @Get('templates')
  @ApiOperation({ summary: 'What new guidance can begin from: our templates and the organisation’s own' })
  @ApiOkResponse({ standardSchema: guidanceTemplates, description: 'Ours first.' })
  templates(@Caller() actor: Actor): Promise<GuidanceTemplate[]> {
    return this.sources.templates(actor);
  }

  @Get('lookup')
  @ApiOperation({ summary: 'Published guidance to link to, by words or by ids' })
  @ApiOkResponse({ standardSchema: foundGuidance, description: 'Ten at most.' })
  lookup(@Caller() actor: Actor, @Query({ schema: guidanceLookup }) lookup: GuidanceLookup): Promise<FoundGuidance> {
    return this.lists.lookup(actor, lookup);
  }

  @Post()
  @RouteConfig({ bodyLimit: guidanceLimits.importedFile + 10_000 })
  @ApiOperation({ summary: 'Begin guidance, from nothing, a template, Markdown, HTML or a Word file' })
  @ApiCreatedResponse({ standardSchema: begunGuidance, description: 'The new outline, and what an import left out.' })
  start(@Caller() actor: Actor, @Body({ schema: beginGuidance }) body: BeginRequest): Promise<BegunGuidance> {
    return this.begin.execute(actor, body);
  }

  @Post(':id/template')
  @ApiOperation({ summary: 'Keep the present text as a template of the organisation, new or instead of one' })
  @ApiCreatedResponse({ standardSchema: guidanceTemplate, description: 'The template.' })
  template(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) guidanceId: string,
    @Body({ schema: keepTemplate }) body: KeepRequest,
  ): Promise<GuidanceTemplate> {
    return this.keep.execute(actor, guidanceId, body);
  }

  @Delete('templates/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a template of the organisation away: who made it, or an administrator' })
  @ApiNoContentResponse({ description: 'It is gone; what was begun from it stays.' })
  removeTemplate(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) templateId: string): Promise<void> {
    return this.keep.remove(actor, templateId);
  }
}
