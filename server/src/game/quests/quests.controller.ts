import {
  questsToWrite,
  type QuestToWrite,
  questVersions,
  type QuestVersions,
  saveQuestDraft,
  type SaveQuestDraft,
  writeQuest,
  type WriteQuest,
  writtenQuest,
} from '@guildhall/shared/game/quest-writing';
import {
  questCards,
  type QuestCard,
  questFilter,
  type QuestFilter,
  questPage,
  type QuestPage,
  slugParam,
  type SlugParam,
} from '@guildhall/shared/game/quests';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { CatalogueQueries } from './catalogue.queries.js';
import {
  PublishQuestCommand,
  RetireQuestCommand,
  SaveQuestDraftCommand,
  WriteQuestCommand,
} from './write-quest.command.js';
import { WrittenQuestsQueries } from './written-quests.queries.js';

@ApiTags('quests')
@Controller('quests')
export class QuestsController {
  constructor(private readonly queries: CatalogueQueries) {}

  @Get()
  @ApiOperation({ summary: 'The catalogue of quests, by words, minutes, level, company and whether they are open' })
  @ApiOkResponse({
    standardSchema: questCards,
    description: 'At most 200 quests: open ones first, shorter ones before longer ones.',
  })
  catalogue(@Caller() actor: Actor, @Query({ schema: questFilter }) filter: QuestFilter): Promise<QuestCard[]> {
    return this.queries.catalogue(actor, filter);
  }

  @Get(':slug')
  @ApiOperation({ summary: 'One quest: why, minutes, steps with help, who to ask' })
  @ApiOkResponse({ standardSchema: questPage, description: 'The version that is offered now.' })
  page(@Caller() actor: Actor, @Param({ schema: slugParam }) { slug }: SlugParam): Promise<QuestPage> {
    return this.queries.page(actor, slug);
  }
}

/** Writing quests, for leads and managers. */
@ApiTags('quests')
@Controller('quest-drafts')
export class QuestDraftsController {
  constructor(
    private readonly queries: WrittenQuestsQueries,
    private readonly write: WriteQuestCommand,
    private readonly save: SaveQuestDraftCommand,
    private readonly publishing: PublishQuestCommand,
    private readonly retiring: RetireQuestCommand,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Quests to write: published ones and own drafts' })
  @ApiOkResponse({ standardSchema: questsToWrite, description: 'Retired ones last, then the latest changed first.' })
  list(@Caller() actor: Actor): Promise<QuestToWrite[]> {
    return this.queries.list(actor);
  }

  @Get(':slug')
  @ApiOperation({ summary: 'A quest with its versions, newest first' })
  @ApiOkResponse({ standardSchema: questVersions, description: 'The draft is there for who began the quest.' })
  versions(@Caller() actor: Actor, @Param({ schema: slugParam }) { slug }: SlugParam): Promise<QuestVersions> {
    return this.queries.versions(actor, slug);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a quest as a draft' })
  @ApiOkResponse({ standardSchema: writtenQuest, description: 'Its slug, made from the title.' })
  begin(@Caller() actor: Actor, @Body({ schema: writeQuest }) body: WriteQuest): Promise<{ slug: string }> {
    return this.write.execute(actor, body.definition);
  }

  @Put(':slug')
  @ApiOperation({ summary: 'Save the draft; refused when somebody saved it meanwhile' })
  @ApiOkResponse({ standardSchema: questVersions, description: 'The quest with its versions.' })
  async saveDraft(
    @Caller() actor: Actor,
    @Param({ schema: slugParam }) { slug }: SlugParam,
    @Body({ schema: saveQuestDraft }) body: SaveQuestDraft,
  ): Promise<QuestVersions> {
    await this.save.execute(actor, slug, body.definition, body.saved);
    return this.queries.versions(actor, slug);
  }

  @Post(':slug/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Publish the draft; the version never changes afterwards' })
  @ApiOkResponse({ standardSchema: writtenQuest, description: 'Its slug.' })
  publish(@Caller() actor: Actor, @Param({ schema: slugParam }) { slug }: SlugParam): Promise<{ slug: string }> {
    return this.publishing.execute(actor, slug);
  }

  @Post(':slug/retire')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a quest out of the catalogue; runs under way go on' })
  @ApiOkResponse({ standardSchema: writtenQuest, description: 'Its slug.' })
  retire(@Caller() actor: Actor, @Param({ schema: slugParam }) { slug }: SlugParam): Promise<{ slug: string }> {
    return this.retiring.execute(actor, slug);
  }
}
