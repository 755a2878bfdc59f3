import {
  type ChallengeResults,
  challengeResults,
  correctChallenge,
  type CorrectChallenge as Correct,
  correctionPreview,
  type CorrectionPreview,
} from '@guildhall/shared/game/challenge-results';
import {
  type AnswerSponsorship,
  answerSponsorship,
  type AtVersion,
  atVersion,
  type CancelChallenge,
  cancelChallenge,
  type ChallengeDraft,
  challengeDraft,
  challengeList,
  challengePage,
  challengePreview,
  challengeState,
  challengeTemplates as templatesSchema,
  type EditChallenge,
  editChallenge,
  type HandOverChallenge,
  handOverChallenge,
  pastSponsorship,
  type PastSponsorship,
} from '@guildhall/shared/game/challenges';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { EveryTime } from '../../platform/http/every-time.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { CorrectChallenge } from './correct-challenge.command.js';
import { ErrataQueries } from './errata.queries.js';
import { ChallengeQueries } from './challenges.queries.js';
import { MoveChallenge } from './move-challenge.command.js';
import { ChallengePreviewQueries } from './preview.queries.js';
import { CreateChallenge, EditChallengeCommand } from './write-challenge.command.js';

const id = z.uuid();
const created = z.object({ id: z.uuid() });
const edited = z.object({ id: z.uuid(), version: z.number().int() });
const corrected = z.object({ number: z.number().int(), version: z.number().int() });
const moved = z.object({ id: z.uuid(), state: challengeState, version: z.number().int() });

@ApiTags('Challenges')
@Controller('challenges')
export class ChallengesController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly previews: ChallengePreviewQueries,
    private readonly create: CreateChallenge,
    private readonly editing: EditChallengeCommand,
    private readonly moving: MoveChallenge,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Challenges the caller may read: open ones first, then coming ones, drafts and ended ones' })
  @ApiOkResponse({ standardSchema: challengeList })
  async list(@Caller() actor: Actor) {
    return { entries: await this.queries.list(actor) };
  }

  @Get('templates')
  @ApiOperation({ summary: 'Challenges to begin from' })
  @ApiOkResponse({ standardSchema: templatesSchema })
  async templates(@Caller() actor: Actor) {
    return { templates: await this.queries.templates(actor) };
  }

  @EveryTime()
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What settings would make: bridges at the start, and plain warnings of what they reward' })
  @ApiOkResponse({ standardSchema: challengePreview })
  preview(@Caller() actor: Actor, @Body({ schema: challengeDraft }) body: ChallengeDraft) {
    return this.previews.preview(actor, body);
  }

  @Post()
  @ApiOperation({ summary: 'A manager begins a challenge as a draft; its sponsor is asked' })
  @ApiCreatedResponse({ standardSchema: created })
  begin(@Caller() actor: Actor, @Body({ schema: challengeDraft }) body: ChallengeDraft) {
    return this.create.execute(actor, body);
  }

  @Get(':id/past-sponsorship')
  @ApiOperation({ summary: 'What came of having been asked to be its sponsor' })
  @ApiOkResponse({ standardSchema: pastSponsorship, description: 'For whoever was asked and is not its sponsor now.' })
  pastSponsorship(@Caller() actor: Actor, @Param('id', { schema: id }) challengeId: string): Promise<PastSponsorship> {
    return this.queries.pastSponsorship(actor, challengeId);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One challenge with its bridges, its latest news and what the caller may do with it' })
  @ApiOkResponse({ standardSchema: challengePage })
  page(@Caller() actor: Actor, @Param('id', { schema: id }) challengeId: string) {
    return this.queries.page(actor, challengeId);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Changes a challenge within what its state allows' })
  @ApiOkResponse({ standardSchema: edited })
  edit(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: editChallenge }) body: EditChallenge,
  ) {
    return this.editing.execute(actor, challengeId, body);
  }

  @Post(':id/sponsorship')
  @HttpCode(200)
  @ApiOperation({ summary: 'The named sponsor accepts or declines' })
  @ApiOkResponse({ standardSchema: moved })
  answer(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: answerSponsorship }) body: AnswerSponsorship,
  ) {
    return this.moving.answerSponsorship(actor, challengeId, body);
  }

  @Post(':id/schedule')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts an accepted challenge on the calendar; the clock opens it' })
  @ApiOkResponse({ standardSchema: moved })
  schedule(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: atVersion }) body: AtVersion,
  ) {
    return this.moving.schedule(actor, challengeId, body.version);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a challenge without a result; points stay, and people are told why' })
  @ApiOkResponse({ standardSchema: moved })
  cancel(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: cancelChallenge }) body: CancelChallenge,
  ) {
    return this.moving.cancel(actor, challengeId, body);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives a challenge to another owner' })
  @ApiOkResponse({ standardSchema: moved })
  handOver(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: handOverChallenge }) body: HandOverChallenge,
  ) {
    return this.moving.handOver(actor, challengeId, body);
  }
}

@ApiTags('Challenges')
@Controller('challenges')
export class ChallengeResultsController {
  constructor(
    private readonly errata: ErrataQueries,
    private readonly correcting: CorrectChallenge,
  ) {}

  @Get(':id/results')
  @ApiOperation({ summary: 'What a settled challenge came to: as it was announced, and every correction of it' })
  @ApiOkResponse({ standardSchema: challengeResults })
  results(@Caller() actor: Actor, @Param('id', { schema: id }) challengeId: string): Promise<ChallengeResults> {
    return this.errata.results(actor, challengeId);
  }

  @EveryTime()
  @Post(':id/errata/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A settled challenge reckoned anew from the ledger, beside what it came to; nothing is changed',
  })
  @ApiOkResponse({ standardSchema: correctionPreview })
  preview(@Caller() actor: Actor, @Param('id', { schema: id }) challengeId: string): Promise<CorrectionPreview> {
    return this.correcting.preview(actor, challengeId);
  }

  @Post(':id/errata')
  @ApiOperation({ summary: 'Publishes the correction of a settled result, as it was previewed, with the reason' })
  @ApiCreatedResponse({ standardSchema: corrected })
  correct(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) challengeId: string,
    @Body({ schema: correctChallenge }) body: Correct,
  ) {
    return this.correcting.publish(actor, challengeId, body);
  }
}
