import { locale, type Locale } from '@guildhall/shared/people/me';
import { type ExportGuidance, exportGuidance } from '@guildhall/shared/work/guidance-text';
import { applyDecorators, Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiGoneResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Public } from '../../platform/http/public.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { type ExportedFile, fileTypes, GuidanceFiles } from './export.js';
import { PublicationQueries } from './publication.queries.js';
import { readerStyle } from './reader-style.js';
import { readerPage, readerRefusal, withdrawnPage } from './reader.page.js';

const HTML = 'text/html; charset=utf-8';
const text = { schema: { type: 'string' } };
const binary = { schema: { type: 'string', format: 'binary' } };
const asPage = (description: string) => ({ description, content: { 'text/html': text } });
const file = { description: 'The file.', content: Object.fromEntries(fileTypes.map((type) => [type, binary])) };

/** Whoever comes here reads pages: refusals are some, too. */
const AnswersAsPage = () =>
  applyDecorators(
    ApiOkResponse(asPage('The page.')),
    ApiUnauthorizedResponse(asPage('a page that asks to sign in first')),
    ApiNotFoundResponse(asPage('a page that says there is nothing here')),
    ApiGoneResponse(asPage('a page that says since when it does not hold any more')),
  );
const slug = z.string().max(120);

/** Published guidance at clean addresses, readable without JavaScript; for everyone where it faces the public. */
@ApiTags('guidance')
@Public()
@Controller('guidance/read')
export class GuidanceReaderController {
  constructor(
    private readonly publications: PublicationQueries,
    private readonly files: GuidanceFiles,
  ) {}

  @Get('reader.css')
  @ApiOperation({ summary: 'The style sheet of published guidance, for screens and paper' })
  @ApiOkResponse({ description: 'The style sheet.', content: { 'text/css': text } })
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return readerStyle;
  }

  @Get(':slug')
  @ApiOperation({ summary: 'Published guidance as a page without script, in the language the browser asks for' })
  @AnswersAsPage()
  read(
    @Param('slug', { schema: slug }) name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(request, reply, name, preferred(request));
  }

  @Get(':slug/:language')
  @ApiOperation({ summary: 'Published guidance as a page without script, in one language' })
  @AnswersAsPage()
  readIn(
    @Param('slug', { schema: slug }) name: string,
    @Param('language', { schema: locale }) language: Locale,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(request, reply, name, language);
  }

  @Get(':slug/:language/export/:format')
  @ApiOperation({ summary: 'Published guidance as a Markdown, HTML or Word file' })
  @ApiOkResponse(file)
  @ApiNotFoundResponse(asPage('a page that says there is nothing here'))
  async file(
    @Param('slug', { schema: slug }) name: string,
    @Param('language', { schema: locale }) language: Locale,
    @Param('format', { schema: exportGuidance.shape.format }) format: ExportGuidance['format'],
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.publications.readText(request.actor ?? null, name, language);
    if (found === null)
      return void reply
        .status(404)
        .type(HTML)
        .send(readerRefusal(language, 'missing', request.url));
    send(reply, await this.files.of(request.actor, found, format));
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, name: string, language: Locale): Promise<void> {
    const actor = request.actor ?? null;
    const text = await this.publications.read(actor, name, language);
    void reply.header('cache-control', 'private, no-cache').header('vary', 'cookie, accept-language').type(HTML);
    if (text === 'sign-in') return void reply.status(401).send(readerRefusal(language, 'sign-in', request.url));
    if (text === null) return void reply.status(404).send(readerRefusal(language, 'missing', request.url));
    if ('withdrawnAt' in text) return void reply.status(410).send(withdrawnPage(text));
    void reply.header('content-language', text.language).send(readerPage(text, text.own));
  }
}

@ApiTags('guidance')
@Controller('guidance/:id/export')
export class GuidanceExportController {
  constructor(
    private readonly publications: PublicationQueries,
    private readonly files: GuidanceFiles,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Take a text out as Markdown, HTML or a Word file: the current edition, or the text in the making',
  })
  @ApiOkResponse(file)
  async export(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: exportGuidance }) query: ExportGuidance,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    send(reply, await this.files.of(actor, await this.publications.export(actor, id, query), query.format));
  }
}

/** Always as a file: nothing that is taken out opens as a page of this site. */
function send(reply: FastifyReply, { name, type, body }: ExportedFile): void {
  void reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-cache')
    .type(type)
    .send(body);
}

/** Welsh for a browser that asks for it first. */
function preferred({ headers }: FastifyRequest): Locale {
  return headers['accept-language']?.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}
