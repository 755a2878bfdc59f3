import { ownData, type OwnData } from '@guildhall/shared/outbound/own-data';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { OwnDataQueries } from './own-data.queries.js';

@ApiTags('me')
@Controller('me/data')
export class OwnDataController {
  constructor(private readonly queries: OwnDataQueries) {}

  @Get()
  @Header('content-disposition', 'attachment; filename="guildhall-my-data.json"')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'All that is kept of the caller, as one file' })
  @ApiOkResponse({
    standardSchema: ownData,
    description: 'Their own words and deeds; nothing that is somebody else’s.',
  })
  read(@Caller() actor: Actor): Promise<OwnData> {
    return this.queries.read(actor);
  }
}
