import { counterMeasures, type CounterMeasures } from '@guildhall/shared/insight/counter-measures';
import { gapPage, type GapPage } from '@guildhall/shared/insight/gap';
import { measures, type Measures, measuresQuery, type MeasuresQuery } from '@guildhall/shared/insight/measures';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../platform/actor.js';
import { Caller } from '../platform/http/sign-in.guard.js';
import { CounterMeasuresQueries } from './counter-measures/counter-measures.queries.js';
import { GapQueries } from './gap/gap.queries.js';
import { MeasuresQueries } from './measures/measures.queries.js';

@ApiTags('insight')
@Controller('insight')
export class InsightController {
  constructor(
    private readonly gaps: GapQueries,
    private readonly came: MeasuresQueries,
    private readonly beside: CounterMeasuresQueries,
  ) {}

  @Get('gap')
  @ApiOperation({ summary: 'The gap: where people stand, by directorate and season, open to everyone' })
  @ApiOkResponse({
    standardSchema: gapPage,
    description:
      'Groups of fewer than five are shown together; null where a figure would tell of fewer than five people.',
  })
  gap(@Caller() actor: Actor): Promise<GapPage> {
    return this.gaps.page(actor);
  }

  @Get('measures')
  @ApiOperation({ summary: 'What came of it in a season or in a challenge, in a few figures and stories' })
  @ApiOkResponse({
    standardSchema: measures,
    description: 'Null where a figure would be about fewer than five people.',
  })
  measures(@Caller() actor: Actor, @Query({ schema: measuresQuery }) query: MeasuresQuery): Promise<Measures> {
    return this.came.read(actor, query);
  }

  @Get('counter-measures')
  @ApiOperation({
    summary: 'What stands beside the scores and is worth no points: evidence returned, practices reused, reading age',
  })
  @ApiOkResponse({
    standardSchema: counterMeasures,
    description: 'Null where a figure would be about fewer than five people or practices.',
  })
  counterMeasures(@Caller() actor: Actor): Promise<CounterMeasures> {
    return this.beside.read(actor);
  }
}
