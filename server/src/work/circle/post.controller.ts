import {
  type CirclePost,
  circlePost,
  type EditCirclePost as EditRequest,
  editCirclePost,
  type WriteCirclePost as WriteRequest,
  writeCirclePost,
} from '@guildhall/shared/work/circle';
import { type TakeAway, takeAway } from '@guildhall/shared/work/practice-questions';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { refusal } from '../../platform/http/reference/refusals.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { EditCirclePost } from './edit-post.command.js';
import { RemoveCirclePost } from './remove-post.command.js';
import { WriteCirclePost } from './write-post.command.js';

const id = z.uuid();

/** What is said in the circle, by those who joined. */
@ApiTags('circle')
@Controller('circle/posts')
export class PostController {
  constructor(
    private readonly writePost: WriteCirclePost,
    private readonly editPost: EditCirclePost,
    private readonly removePost: RemoveCirclePost,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Say something in the circle, or reply' })
  @ApiCreatedResponse({ standardSchema: circlePost, description: 'The post.' })
  @ApiNotFoundResponse(refusal('not_found: there is no such post to reply to'))
  write(@Caller() actor: Actor, @Body({ schema: writeCirclePost }) body: WriteRequest): Promise<CirclePost> {
    return this.writePost.execute(actor, body);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a post that one wrote' })
  @ApiOkResponse({ standardSchema: circlePost, description: 'The post.' })
  edit(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) postId: string,
    @Body({ schema: editCirclePost }) body: EditRequest,
  ): Promise<CirclePost> {
    return this.editPost.execute(actor, postId, body);
  }

  @Post(':id/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a post back, or as a reviewer or an administrator hide it with a reason' })
  @ApiNoContentResponse({ description: 'Its words are gone; replies of others stay.' })
  remove(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) postId: string,
    @Body({ schema: takeAway }) body: TakeAway,
  ): Promise<void> {
    return this.removePost.execute(actor, postId, body);
  }
}
