import {
  boardList,
  type BoardList,
  boardPage,
  type BoardPage,
  moreBoards,
  type MoreBoards,
} from '@guildhall/shared/game/boards';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { BoardListQueries } from './board-list.queries.js';
import { BoardQueries } from './boards.queries.js';
import { MoreBoardQueries } from './more-boards.queries.js';

@ApiTags('boards')
@Controller('boards')
export class BoardsController {
  constructor(
    private readonly lists: BoardListQueries,
    private readonly others: MoreBoardQueries,
    private readonly queries: BoardQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The boards there are, the season, the whole-council bar and who closed their gap most' })
  @ApiOkResponse({ standardSchema: boardList, description: 'Figures only of groups of five or more.' })
  list(@Caller() actor: Actor): Promise<BoardList> {
    return this.lists.list(actor);
  }

  @Get('more')
  @ApiOperation({ summary: 'The boards of earlier seasons, and of challenges in which units race' })
  @ApiOkResponse({
    standardSchema: moreBoards,
    description: 'Closed seasons and settled challenges stand as they ended.',
  })
  more(@Caller() actor: Actor): Promise<MoreBoards> {
    return this.others.read(actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'The first places of a board, and the caller’s own place as a band' })
  @ApiOkResponse({ standardSchema: boardPage, description: 'People who did not choose to be named are in no answer.' })
  page(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<BoardPage> {
    return this.queries.page(actor, id);
  }
}
