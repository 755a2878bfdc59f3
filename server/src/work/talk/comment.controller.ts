import {
  type Comment,
  comment,
  type CommentEdits,
  commentEdits,
  type EditComment as EditRequest,
  editComment,
} from '@guildhall/shared/work/practice-talk';
import { type TakeAway, takeAway } from '@guildhall/shared/work/practice-questions';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { CommentEditsQueries } from './comment-edits.queries.js';
import { EditComment } from './edit-comment.command.js';
import { RemoveComment } from './remove-comment.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller('practice-comments/:id')
export class CommentController {
  constructor(
    private readonly edits: CommentEditsQueries,
    private readonly editComment: EditComment,
    private readonly removeComment: RemoveComment,
  ) {}

  @Put()
  @ApiOperation({ summary: 'Change a comment that one wrote; what it said before stays readable' })
  @ApiOkResponse({ standardSchema: comment, description: 'The comment.' })
  edit(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) commentId: string,
    @Body({ schema: editComment }) body: EditRequest,
  ): Promise<Comment> {
    return this.editComment.execute(actor, commentId, body);
  }

  @Get('edits')
  @ApiOperation({ summary: 'What a comment said before it was edited, the latest first' })
  @ApiOkResponse({ standardSchema: commentEdits, description: 'Each former text, and until when it stood.' })
  former(@Caller() actor: Actor, @Param('id', { schema: id }) commentId: string): Promise<CommentEdits> {
    return this.edits.list(actor, commentId);
  }

  @Post('remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a comment back, or as a reviewer take it away with a reason' })
  @ApiNoContentResponse({ description: 'Its words are gone; replies of others stay.' })
  remove(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) commentId: string,
    @Body({ schema: takeAway }) body: TakeAway,
  ): Promise<void> {
    return this.removeComment.execute(actor, commentId, body);
  }
}
