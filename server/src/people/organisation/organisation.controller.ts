import {
  findMembers,
  type FindMembers,
  type FoundMember,
  foundMembers,
  type Unit,
  unitTree,
} from '@guildhall/shared/people/organisation';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { OrganisationQueries } from './organisation.queries.js';

@ApiTags('organisation')
@Controller()
export class OrganisationController {
  constructor(private readonly queries: OrganisationQueries) {}

  @Get('units')
  @ApiOperation({ summary: 'The units of the organisation, each after the one it belongs to' })
  @ApiOkResponse({ standardSchema: unitTree, description: 'Every open unit.' })
  units(@Caller() actor: Actor): Promise<Unit[]> {
    return this.queries.units(actor);
  }

  @Get('members')
  @ApiOperation({ summary: 'Find colleagues by name, for choosing people' })
  @ApiOkResponse({ standardSchema: foundMembers, description: 'At most 20 colleagues, the nearest name first.' })
  members(@Caller() actor: Actor, @Query({ schema: findMembers }) query: FindMembers): Promise<FoundMember[]> {
    return this.queries.find(actor, query);
  }
}
