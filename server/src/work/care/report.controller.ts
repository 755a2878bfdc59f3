import {
  type DecideReport as DecideRequest,
  decideReport,
  type Report,
  reportList,
  type ReportPractice as ReportRequest,
  reportPractice,
} from '@guildhall/shared/work/practice-care';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { DecideReport } from './decide-report.command.js';
import { ReportPractice } from './report-practice.command.js';
import { ReportQueries } from './report.queries.js';

const id = z.uuid();

@ApiTags('practices')
@Controller()
export class ReportController {
  constructor(
    private readonly queries: ReportQueries,
    private readonly reportPractice: ReportPractice,
    private readonly decideReport: DecideReport,
  ) {}

  @Post('practices/:id/reports')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell the reviewers that something about a card, or what was said under it, is not right' })
  @ApiNoContentResponse({ description: 'They are told, and will say what they decided.' })
  report(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) practiceId: string,
    @Body({ schema: reportPractice }) body: ReportRequest,
  ): Promise<void> {
    return this.reportPractice.execute(actor, practiceId, body);
  }

  @Get('practice-reports')
  @ApiOperation({ summary: 'Reviewers: reports that wait for a decision, the longest waiting first' })
  @ApiOkResponse({ standardSchema: reportList, description: 'The reports.' })
  waiting(@Caller() actor: Actor): Promise<Report[]> {
    return this.queries.waiting(actor);
  }

  @Post('practice-reports/:id/decide')
  @HttpCode(204)
  @ApiOperation({ summary: 'Reviewers: leave what was reported as it is, or take it out of sight, with the reason' })
  @ApiNoContentResponse({ description: 'Decided; who reported it is told.' })
  decide(
    @Caller() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: decideReport }) body: DecideRequest,
  ): Promise<void> {
    return this.decideReport.execute(actor, reportId, body);
  }
}
