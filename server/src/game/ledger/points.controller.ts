import {
  type HowPointsWork,
  howPointsWork as howPointsWorkSchema,
  type MyPoints,
  myPoints,
  type PointsQuery,
  pointsQuery,
} from '@guildhall/shared/game/points';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { howPointsWork } from './how-points-work.rules.js';
import { PointsQueries } from './points.queries.js';

@ApiTags('points')
@Controller()
export class PointsController {
  constructor(private readonly queries: PointsQueries) {}

  @Get('me/points')
  @ApiOperation({ summary: 'Own points with the reason of each line; nobody can read another person’s' })
  @ApiOkResponse({ standardSchema: myPoints, description: 'Totals and a page of lines, newest first.' })
  mine(@Caller() actor: Actor, @Query({ schema: pointsQuery }) query: PointsQuery): Promise<MyPoints> {
    return this.queries.mine(actor, query);
  }

  @Get('how-points-work')
  @ApiOperation({ summary: 'The rules of points: what brings how many, tapers, boosts and limits' })
  @ApiOkResponse({ standardSchema: howPointsWorkSchema, description: 'The rule set in force.' })
  how(): HowPointsWork {
    return howPointsWork();
  }
}
