import {
  type CircleReport,
  circleReports,
  type DecideCircleReport as DecideRequest,
  decideCircleReport,
  type ReportCirclePost as ReportRequest,
  reportCirclePost,
} from '@guildhall/shared/work/circle';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { DecideCircleReport } from './decide-report.command.js';
import { CircleReportQueries } from './report.queries.js';
import { ReportCirclePost } from './report-post.command.js';

const id = z.uuid();

/** What is not right in the circle. */
@ApiTags('circle')
@Controller('circle')
export class CircleReportController {
  constructor(
    private readonly queries: CircleReportQueries,
    private readonly reportPost: ReportCirclePost,
    private readonly decideReport: DecideCircleReport,
  ) {}

  @Post('posts/:id/reports')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell the reviewers that a post in the circle is not right' })
  @ApiNoContentResponse({ description: 'They are told, and will say what they decided.' })
  report(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) postId: string,
    @Body({ schema: reportCirclePost }) body: ReportRequest,
  ): Promise<void> {
    return this.reportPost.execute(actor, postId, body);
  }

  @Get('reports')
  @ApiOperation({ summary: 'Reviewers: posts that somebody in the circle reported, the longest waiting first' })
  @ApiOkResponse({ standardSchema: circleReports, description: 'The reports, each with the words it is about.' })
  waiting(@Caller() actor: Actor): Promise<CircleReport[]> {
    return this.queries.waiting(actor);
  }

  @Post('reports/:id/decide')
  @HttpCode(204)
  @ApiOperation({ summary: 'Reviewers: leave a reported post as it is, or hide it, with the reason' })
  @ApiNoContentResponse({ description: 'Decided; who reported it is told.' })
  decide(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: decideCircleReport }) body: DecideRequest,
  ): Promise<void> {
    return this.decideReport.execute(actor, reportId, body);
  }
}
