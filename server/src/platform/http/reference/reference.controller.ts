import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';

import { Public } from '../public.js';
import { ApiReference } from './api-reference.js';
import { problemsPage } from './problems.page.js';
import { referenceStyle } from './style.js';

const HTML = 'text/html; charset=utf-8';

/** The API about itself, for programs and for people. */
@ApiExcludeController()
@Public()
@Controller()
export class ReferenceController {
  constructor(private readonly reference: ApiReference) {}

  @Get('openapi.json')
  document(): Promise<OpenAPIObject> {
    return this.reference.document();
  }

  @Get()
  @Header('content-type', HTML)
  async page(): Promise<string> {
    const { referencePage } = await import('./reference.page.js');
    return referencePage(await this.reference.document());
  }

  @Get('problems')
  @Header('content-type', HTML)
  problems(): string {
    return problemsPage();
  }

  @Get('reference.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return referenceStyle;
  }
}
