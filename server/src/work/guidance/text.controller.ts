import {
  type BeforeRevision,
  beforeRevision,
  type ChangesBetween,
  changesBetween,
  type GuidanceChanges,
  guidanceChanges,
  type GuidanceGap,
  guidanceGaps,
  type GuidancePassages,
  guidancePassages,
  type GuidanceRevision,
  guidanceRevision,
  guidanceRevisions,
  type GuidanceRevisionText,
  guidanceRevisionText,
  type GuidanceText,
  guidanceText,
  type NameRevision,
  nameRevision,
  type OfLanguage,
  ofLanguage,
  type RestoreRevision,
  restoreRevision,
} from '@guildhall/shared/work/guidance-text';
import { revisionNumber } from '@guildhall/shared/work/practice-card';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { KeepRevision } from './keep-revision.command.js';
import { RevisionQueries } from './revision.queries.js';

const id = z.uuid();

@ApiTags('guidance')
@Controller('guidance/:id')
export class GuidanceTextController {
  constructor(
    private readonly revisions: RevisionQueries,
    private readonly keep: KeepRevision,
  ) {}

  @Get('text')
  @ApiOperation({ summary: 'The text as it stands now, for reading without the editor' })
  @ApiOkResponse({ standardSchema: guidanceText, description: 'Safe HTML, and its sections.' })
  text(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Query({ schema: ofLanguage }) { language }: OfLanguage,
  ): Promise<GuidanceText> {
    return this.revisions.text(actor, guidanceId, language);
  }

  @Get('gaps')
  @ApiOperation({ summary: 'Places that a template left for its writers and that nobody has filled yet' })
  @ApiOkResponse({ standardSchema: guidanceGaps, description: 'In the order of the text, language by language.' })
  gaps(@Caller() actor: Actor, @Param('id', { schema: id }) guidanceId: string): Promise<GuidanceGap[]> {
    return this.revisions.gaps(actor, guidanceId);
  }

  @Get('passages')
  @ApiOperation({ summary: 'Who wrote which words of the text as it stands now' })
  @ApiOkResponse({ standardSchema: guidancePassages, description: 'Passages by section, and whose words survive.' })
  passages(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Query({ schema: ofLanguage }) { language }: OfLanguage,
  ): Promise<GuidancePassages> {
    return this.revisions.passages(actor, guidanceId, language);
  }

  @Get('revisions')
  @ApiOperation({ summary: 'Automatic, named, frozen and restored revisions, newest first' })
  @ApiOkResponse({ standardSchema: guidanceRevisions, description: '50 at most.' })
  list(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Query({ schema: beforeRevision }) { before }: BeforeRevision,
  ): Promise<GuidanceRevision[]> {
    return this.revisions.list(actor, guidanceId, before);
  }

  @Post('revisions')
  @ApiOperation({ summary: 'Keep the text as it stands under a name' })
  @ApiCreatedResponse({ standardSchema: guidanceRevision, description: 'The new revision.' })
  name(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: nameRevision }) { name }: NameRevision,
  ): Promise<GuidanceRevision> {
    return this.keep.name(actor, guidanceId, name);
  }

  @Get('revisions/:number')
  @ApiOperation({ summary: 'One revision in one language' })
  @ApiOkResponse({ standardSchema: guidanceRevisionText, description: 'The revision with its text.' })
  one(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Param('number', { schema: revisionNumber }) number: number,
    @Query({ schema: ofLanguage }) { language }: OfLanguage,
  ): Promise<GuidanceRevisionText> {
    return this.revisions.one(actor, guidanceId, number, language);
  }

  @Post('revisions/:number/restore')
  @ApiOperation({ summary: 'Put an earlier text in place of the present one, as a new revision' })
  @ApiCreatedResponse({ standardSchema: guidanceRevision, description: 'The new revision.' })
  restore(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Param('number', { schema: revisionNumber }) number: number,
    @Body({ schema: restoreRevision }) { message }: RestoreRevision,
  ): Promise<GuidanceRevision> {
    return this.keep.restore(actor, guidanceId, number, message);
  }

  @Get('changes')
  @ApiOperation({ summary: 'What changed between two revisions, or since one, by section' })
  @ApiOkResponse({ standardSchema: guidanceChanges, description: 'Word by word.' })
  changes(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Query({ schema: changesBetween }) query: ChangesBetween,
  ): Promise<GuidanceChanges> {
    return this.revisions.changes(actor, guidanceId, query);
  }
}
