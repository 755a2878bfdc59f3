import {
  type PracticeText,
  practiceText,
  type SavedPractice,
  savedPractice,
} from '@guildhall/shared/work/practice-card';
import {
  type PracticeFilters,
  practiceFilters,
  type PracticeList,
  practiceList,
  type PracticeSearch,
  practiceSearch,
  type SimilarPractice,
  similarPractice,
  type SimilarSearch,
  similarSearch,
} from '@guildhall/shared/work/practices';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { BeginDraft } from './begin-draft.command.js';
import { LibraryQueries } from './library.queries.js';
import { SimilarQueries } from './similar.queries.js';

@ApiTags('practices')
@Controller('practices')
export class LibraryController {
  constructor(
    private readonly library: LibraryQueries,
    private readonly alike: SimilarQueries,
    private readonly begin: BeginDraft,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Find practice cards by words, tag, unit, age, where they were tried, or own; closest, newest or most reused first',
  })
  @ApiOkResponse({ standardSchema: practiceList, description: 'A page of 20 cards, and where the next one begins.' })
  list(@Caller() actor: Actor, @Query({ schema: practiceSearch }) search: PracticeSearch): Promise<PracticeList> {
    return this.library.list(actor, search);
  }

  @Get('filters')
  @ApiOperation({ summary: 'Tags and units of published cards, with how many' })
  @ApiOkResponse({ standardSchema: practiceFilters, description: 'What the library can be narrowed by.' })
  filters(@Caller() actor: Actor): Promise<PracticeFilters> {
    return this.library.filters(actor);
  }

  @Get('similar')
  @ApiOperation({ summary: 'Published cards that hold half of a title’s words or more, the closest first' })
  @ApiOkResponse({ standardSchema: z.array(similarPractice), description: 'Three at most.' })
  similar(@Caller() actor: Actor, @Query({ schema: similarSearch }) search: SimilarSearch): Promise<SimilarPractice[]> {
    return this.alike.list(actor, search);
  }

  @Post()
  @ApiOperation({ summary: 'Begin a practice card: a draft that only its writers can read' })
  @ApiCreatedResponse({ standardSchema: savedPractice, description: 'The new draft.' })
  draft(@Caller() actor: Actor, @Body({ schema: practiceText }) text: PracticeText): Promise<SavedPractice> {
    return this.begin.execute(actor, text);
  }
}
