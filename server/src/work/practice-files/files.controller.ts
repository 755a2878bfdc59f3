import { Readable } from 'node:stream';

import {
  type ExportPractices,
  exportPractices,
  fileLimits,
  type ImportPractices as ImportRequest,
  importPractices,
  type ImportReport,
  importReport,
} from '@guildhall/shared/work/practice-files';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { type Exported, ExportQueries } from './export.queries.js';
import { ImportPractices } from './import-practices.command.js';

const file = { schema: { type: 'string', format: 'binary' } };
const json = { schema: { type: 'object', description: 'Practices as they can be brought in again.' } };

@ApiTags('practices')
@Controller()
export class FilesController {
  constructor(
    private readonly exports: ExportQueries,
    private readonly bringIn: ImportPractices,
  ) {}

  @Post('practice-files')
  @HttpCode(200)
  @RouteConfig({ bodyLimit: fileLimits.bytes })
  @ApiOperation({ summary: 'Bring practices in from Markdown or JSON files, as own drafts; all of them or none' })
  @ApiOkResponse({ standardSchema: importReport, description: 'What each file holds or what is wrong in it.' })
  import(@Caller() actor: Actor, @Body({ schema: importPractices }) body: ImportRequest): Promise<ImportReport> {
    return this.bringIn.execute(actor, body);
  }

  @Get('practice-files')
  @ApiOperation({ summary: 'Take out the practices the caller may read: a zip of Markdown files, or one JSON file' })
  @ApiOkResponse({
    description: 'Every one of them, the newest first; the JSON can be brought in again, 5,000 practices a request.',
    content: { 'application/zip': file, 'application/json': json },
  })
  all(@Caller() actor: Actor, @Query({ schema: exportPractices }) query: ExportPractices): StreamableFile {
    return download(this.exports.all(actor, query));
  }

  @Get('practices/:id/file')
  @ApiOperation({ summary: 'Take out one practice as Markdown or JSON' })
  @ApiOkResponse({
    description: 'The file, with the council it is from.',
    content: { 'text/markdown': file, 'application/json': json },
  })
  async one(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) practiceId: string,
    @Query({ schema: exportPractices }) query: ExportPractices,
  ): Promise<StreamableFile> {
    return download(await this.exports.one(actor, practiceId, query));
  }
}

function download({ name, type, content }: Exported): StreamableFile {
  const options = { type, disposition: `attachment; filename="${name}"` };
  return content instanceof Readable ? new StreamableFile(content, options) : new StreamableFile(content, options);
}
