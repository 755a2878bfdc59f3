import {
  findMembers,
  type FindMembers,
  findUnits,
  type FindUnits,
  type FoundMember,
  foundMembers,
  type FoundUnit,
  foundUnits,
  type Unit,
  type ChangeOrganisation,
  changeOrganisation,
  type OrganisationSettings,
  organisationSettings,
  unitTree,
} from '@guildhall/shared/people/organisation';
import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangeOrganisationCommand } from './change-organisation.command.js';
import { OrganisationQueries } from './organisation.queries.js';

@ApiTags('organisation')
@Controller()
export class OrganisationController {
  constructor(
    private readonly queries: OrganisationQueries,
    private readonly change: ChangeOrganisationCommand,
  ) {}

  @Get('units')
  @ApiOperation({ summary: 'The units of the organisation, each after the one it belongs to' })
  @ApiOkResponse({ standardSchema: unitTree, description: 'Every open unit.' })
  units(@Caller() actor: Actor): Promise<Unit[]> {
    return this.queries.units(actor);
  }

  @Get('units/found')
  @ApiOperation({ summary: 'Find open units by name, for choosing one' })
  @ApiOkResponse({ standardSchema: foundUnits, description: 'At most 20 units, the nearest name first.' })
  found(@Caller() actor: Actor, @Query({ schema: findUnits }) query: FindUnits): Promise<FoundUnit[]> {
    return this.queries.findUnits(actor, query);
  }

  @Get('organisation/settings')
  @ApiOperation({ summary: 'What the organisation has decided for everyone' })
  @ApiOkResponse({ standardSchema: organisationSettings, description: 'The settings in force.' })
  settings(@Caller() actor: Actor): Promise<OrganisationSettings> {
    return this.queries.settings(actor.organisationId);
  }

  @Patch('organisation/settings')
  @ApiOperation({ summary: 'An administrator decides something for the whole organisation' })
  @ApiOkResponse({ standardSchema: organisationSettings, description: 'The settings with the changes.' })
  async decide(
    @Caller() actor: Actor,
    @Body({ schema: changeOrganisation }) body: ChangeOrganisation,
  ): Promise<OrganisationSettings> {
    await this.change.execute(actor, body);
    return this.queries.settings(actor.organisationId);
  }

  @Get('members')
  @ApiOperation({ summary: 'Find colleagues by name, for choosing people' })
  @ApiOkResponse({ standardSchema: foundMembers, description: 'At most 20 colleagues, the nearest name first.' })
  members(@Caller() actor: Actor, @Query({ schema: findMembers }) query: FindMembers): Promise<FoundMember[]> {
    return this.queries.find(actor, query);
  }
}
