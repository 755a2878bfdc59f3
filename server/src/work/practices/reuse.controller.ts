import {
  type EndReuse as EndRequest,
  endReuse,
  type IntendReuse as IntendRequest,
  intendReuse,
  type RecordReuse as RecordRequest,
  recordReuse,
  type Reuse,
  reuse,
  type StartReuse as StartRequest,
  startReuse,
} from '@guildhall/shared/work/practice-reuse';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { EndReuse } from './end-reuse.command.js';
import { IntendReuse } from './intend-reuse.command.js';
import { RecordReuse } from './record-reuse.command.js';
import { StartReuse } from './start-reuse.command.js';

const id = z.uuid();

@ApiTags('practices')
@Controller()
export class ReuseController {
  constructor(
    private readonly intendToReuse: IntendReuse,
    private readonly startToReuse: StartReuse,
    private readonly recordOutcome: RecordReuse,
    private readonly endTrial: EndReuse,
  ) {}

  @Post('practices/:id/reuses')
  @ApiOperation({ summary: 'The caller’s team wants to try this practice, from a day on' })
  @ApiCreatedResponse({ standardSchema: reuse, description: 'Planned, or under way when the day has come.' })
  intend(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: intendReuse }) body: IntendRequest,
  ): Promise<Reuse> {
    return this.intendToReuse.execute(actor, practiceId, body);
  }

  @Post('reuses/:id/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'The day on which the team really began' })
  @ApiOkResponse({ standardSchema: reuse, description: 'The reuse is under way.' })
  start(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reuseId: string,
    @Body({ schema: startReuse }) body: StartRequest,
  ): Promise<Reuse> {
    return this.startToReuse.execute(actor, reuseId, body);
  }

  @Post('reuses/:id/record')
  @HttpCode(200)
  @ApiOperation({ summary: 'What came of it, two weeks or more after it began' })
  @ApiOkResponse({ standardSchema: reuse, description: 'The outcome is recorded.' })
  record(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reuseId: string,
    @Body({ schema: recordReuse }) body: RecordRequest,
  ): Promise<Reuse> {
    return this.recordOutcome.execute(actor, reuseId, body);
  }

  @Post('reuses/:id/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set a reuse aside, or take its outcome back (with a reason after ten minutes)' })
  @ApiNoContentResponse({ description: 'It is off the trail, and what it scored is taken back.' })
  end(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reuseId: string,
    @Body({ schema: endReuse }) body: EndRequest,
  ): Promise<void> {
    return this.endTrial.execute(actor, reuseId, body);
  }
}
