import {
  type RestoreRevision as RestoreRequest,
  restoreRevision,
  type RevisionChanges,
  revisionChanges,
} from '@guildhall/shared/work/practice-care';
import { revisionNumber, type SavedPractice, savedPractice } from '@guildhall/shared/work/practice-card';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ConfirmPractice } from './confirm-practice.command.js';
import { RestoreRevision } from './restore-revision.command.js';
import { RevisionQueries } from './revision.queries.js';

const id = z.uuid();

/** Whether a card still holds, and what it said before. */
@ApiTags('practices')
@Controller('practices/:id')
export class CareController {
  constructor(
    private readonly revisions: RevisionQueries,
    private readonly restoreRevision: RestoreRevision,
    private readonly confirmPractice: ConfirmPractice,
  ) {}

  @Get('revisions/:number/changes')
  @ApiOperation({ summary: 'What a revision changed since the one before, word by word' })
  @ApiOkResponse({ standardSchema: revisionChanges, description: 'The parts that changed.' })
  changes(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Param('number', { schema: revisionNumber }) number: number,
  ): Promise<RevisionChanges> {
    return this.revisions.changes(actor, practiceId, number);
  }

  @Post('revisions/:number/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a former text the newest revision' })
  @ApiOkResponse({ standardSchema: savedPractice, description: 'The version that the next edit is based on.' })
  restore(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Param('number', { schema: revisionNumber }) number: number,
    @Body({ schema: restoreRevision }) body: RestoreRequest,
  ): Promise<SavedPractice> {
    return this.restoreRevision.execute(actor, practiceId, number, body);
  }

  @Post('confirm')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that a card still holds' })
  @ApiNoContentResponse({ description: 'It counts as checked today.' })
  confirm(@Caller() actor: Actor, @Param('id', { schema: id }) practiceId: string): Promise<void> {
    return this.confirmPractice.execute(actor, practiceId);
  }
}
