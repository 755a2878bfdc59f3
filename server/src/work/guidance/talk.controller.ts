import {
  type EditComment,
  editComment,
  type GuidanceThread,
  guidanceThread,
  type OpenThread,
  openThread,
  type ReplyToThread,
  replyToThread,
} from '@guildhall/shared/work/guidance-talk';
import { type TakeAway, takeAway } from '@guildhall/shared/work/practice-questions';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { CareForTalk } from './care-for-talk.command.js';
import { SayBesideGuidance } from './say.command.js';

const id = z.uuid();
const theThread = { standardSchema: guidanceThread, description: 'The thread as it is then.' };

@ApiTags('guidance')
@Controller()
export class GuidanceTalkController {
  constructor(
    private readonly say: SayBesideGuidance,
    private readonly care: CareForTalk,
  ) {}

  @Post('guidance/:id/threads')
  @ApiOperation({ summary: 'Say something beside a passage, or about the whole' })
  @ApiCreatedResponse(theThread)
  open(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) guidanceId: string,
    @Body({ schema: openThread }) body: OpenThread,
  ): Promise<GuidanceThread> {
    return this.say.open(actor, guidanceId, body);
  }

  @Post('guidance-threads/:id/comments')
  @ApiOperation({ summary: 'Say something in a thread' })
  @ApiCreatedResponse(theThread)
  reply(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) threadId: string,
    @Body({ schema: replyToThread }) body: ReplyToThread,
  ): Promise<GuidanceThread> {
    return this.say.reply(actor, threadId, body);
  }

  @Post('guidance-threads/:id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a thread' })
  @ApiOkResponse(theThread)
  resolve(@Caller() actor: Actor, @Param('id', { schema: id }) threadId: string): Promise<GuidanceThread> {
    return this.care.resolve(actor, threadId, true);
  }

  @Post('guidance-threads/:id/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open a thread again' })
  @ApiOkResponse(theThread)
  reopen(@Caller() actor: Actor, @Param('id', { schema: id }) threadId: string): Promise<GuidanceThread> {
    return this.care.resolve(actor, threadId, false);
  }

  @Put('guidance-comments/:id')
  @ApiOperation({ summary: 'Edit one’s own comment' })
  @ApiOkResponse(theThread)
  edit(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) commentId: string,
    @Body({ schema: editComment }) body: EditComment,
  ): Promise<GuidanceThread> {
    return this.care.edit(actor, commentId, body);
  }

  @Post('guidance-comments/:id/remove')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take one’s own comment back, or as a reviewer or administrator take it away with a reason',
  })
  @ApiNoContentResponse({ description: 'The comment is gone; a thread goes with its last one.' })
  remove(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) commentId: string,
    @Body({ schema: takeAway }) body: TakeAway,
  ): Promise<void> {
    return this.care.remove(actor, commentId, body);
  }
}
