import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

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
  @Header('content-type', 'application/json; charset=utf-8')
  document(): Promise<string> {
    return this.reference.json();
  }

  @Get()
  @Header('content-type', HTML)
  page(): Promise<string> {
    return this.reference.page();
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
