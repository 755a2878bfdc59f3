import { gapPage, type GapPage } from '@guildhall/shared/insight/gap';
import { measures, type Measures } from '@guildhall/shared/insight/measures';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../platform/actor.js';
import { Caller } from '../platform/http/sign-in.guard.js';
import { GapQueries } from './gap/gap.queries.js';
import { MeasuresQueries } from './measures/measures.queries.js';

@ApiTags('insight')
@Controller('insight')
export class InsightController {
  constructor(
    private readonly gaps: GapQueries,
    private readonly came: MeasuresQueries,
  ) {}

  @Get('gap')
  @ApiOperation({ summary: 'The gap: where people stand, by directorate and season, open to everyone' })
  @ApiOkResponse({ standardSchema: gapPage, description: 'Groups of fewer than five are shown together.' })
  gap(@Caller() actor: Actor): Promise<GapPage> {
    return this.gaps.page(actor);
  }

  @Get('measures')
  @ApiOperation({ summary: 'What came of it this season, in a few figures and stories' })
  @ApiOkResponse({
    standardSchema: measures,
    description: 'Null where a figure would be about fewer than five people.',
  })
  measures(@Caller() actor: Actor): Promise<Measures> {
    return this.came.read(actor);
  }
}
