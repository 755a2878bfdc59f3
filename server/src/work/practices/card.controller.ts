import {
  type PracticeDraft,
  practiceDraft,
  type PracticeRevision,
  practiceRevision,
  type PublishPractice as PublishRequest,
  publishPractice,
  type RevisionEntry,
  revisionList,
  revisionNumber,
  type SavedPractice,
  savedPractice,
  type SavePractice,
  savePractice,
} from '@guildhall/shared/work/practice-card';
import { type PracticePage, practicePage } from '@guildhall/shared/work/practices';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { DiscardDraft } from './discard-draft.command.js';
import { PageQueries } from './page.queries.js';
import { PublishPractice } from './publish-practice.command.js';
import { SavePracticeText } from './save-practice.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller('practices/:id')
export class CardController {
  constructor(
    private readonly pages: PageQueries,
    private readonly saveText: SavePracticeText,
    private readonly publishCard: PublishPractice,
    private readonly discardDraft: DiscardDraft,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A card, the trail of its reuse, the talk under it, and what the caller may do' })
  @ApiOkResponse({ standardSchema: practicePage, description: 'The card and its live version.' })
  page(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<PracticePage> {
    return this.pages.page(actor, practiceId);
  }

  @Get('text')
  @ApiOperation({ summary: 'The text as its writers edit it, in Markdown' })
  @ApiOkResponse({ standardSchema: practiceDraft, description: 'The text, and the version that an edit is based on.' })
  text(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<PracticeDraft> {
    return this.pages.draft(actor, practiceId);
  }

  @Put('text')
  @ApiOperation({ summary: 'Save the text; of a published card this makes a new revision' })
  @ApiOkResponse({ standardSchema: savedPractice, description: 'The version that the next edit is based on.' })
  save(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: savePractice }) body: SavePractice,
  ): Promise<SavedPractice> {
    return this.saveText.execute(actor, practiceId, body);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Throw away a draft that was never published' })
  @ApiNoContentResponse({ description: 'The draft is gone.' })
  discard(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.discardDraft.execute(actor, practiceId);
  }

  @Post('publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Share a draft with the organisation' })
  @ApiOkResponse({ standardSchema: savedPractice, description: 'The card is published.' })
  publish(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: publishPractice }) body: PublishRequest,
  ): Promise<SavedPractice> {
    return this.publishCard.execute(actor, practiceId, body);
  }

  @Get('revisions')
  @ApiOperation({ summary: 'The texts that were published, newest first' })
  @ApiOkResponse({ standardSchema: revisionList, description: 'Who saved each, when, and their note.' })
  revisions(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<RevisionEntry[]> {
    return this.pages.revisions(actor, practiceId);
  }

  @Get('revisions/:number')
  @ApiOperation({ summary: 'One text that was published' })
  @ApiOkResponse({ standardSchema: practiceRevision, description: 'The revision, rendered.' })
  revision(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Param('number', { schema: revisionNumber }) number: number,
  ): Promise<PracticeRevision> {
    return this.pages.revision(actor, practiceId, number);
  }
}
