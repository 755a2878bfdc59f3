import { type AuditQuery, auditQuery, type AuditTrail, auditTrail } from '@guildhall/shared/people/audit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { AuditQueries } from './audit.queries.js';

@ApiTags('organisation')
@Controller('audit')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  @Get()
  @ApiOperation({
    summary: 'Administrators: what was decided over people, their work and the organisation, newest first',
  })
  @ApiOkResponse({ standardSchema: auditTrail, description: 'A page of the trail.' })
  list(@Caller() actor: Actor, @Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditTrail> {
    return this.queries.list(actor, query);
  }
}
