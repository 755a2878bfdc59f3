import {
  type ChangeCircleLine as LineRequest,
  changeCircleLine,
  type CirclePage,
  circlePage,
  type JoinCircle as JoinRequest,
  joinCircle,
} from '@guildhall/shared/work/circle';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangeCircleLine } from './change-line.command.js';
import { CircleQueries } from './circle.queries.js';
import { JoinCircle } from './join-circle.command.js';
import { LeaveCircle } from './leave-circle.command.js';

@ApiTags('circle')
@Controller('circle')
export class CircleController {
  constructor(
    private readonly circles: CircleQueries,
    private readonly joinCircle: JoinCircle,
    private readonly leaveCircle: LeaveCircle,
    private readonly changeLine: ChangeCircleLine,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The champions’ circle: who is in it and what they say, for those who joined' })
  @ApiOkResponse({ standardSchema: circlePage, description: 'Empty for who has not joined.' })
  page(@Caller() actor: Actor): Promise<CirclePage> {
    return this.circles.page(actor);
  }

  @Post('join')
  @HttpCode(204)
  @ApiOperation({ summary: 'Join the circle' })
  @ApiNoContentResponse({ description: 'The caller is in it; only those in it see so.' })
  join(@Caller() actor: Actor, @Body({ schema: joinCircle }) body: JoinRequest): Promise<void> {
    return this.joinCircle.execute(actor, body);
  }

  @Post('leave')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave the circle; one’s name is in it no longer' })
  @ApiNoContentResponse({ description: 'The caller is not in it.' })
  leave(@Caller() actor: Actor): Promise<void> {
    return this.leaveCircle.execute(actor);
  }

  @Put('line')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say what one can help with or would like company in' })
  @ApiNoContentResponse({ description: 'It stands beside the caller’s name.' })
  line(@Caller() actor: Actor, @Body({ schema: changeCircleLine }) body: LineRequest): Promise<void> {
    return this.changeLine.execute(actor, body);
  }
}
