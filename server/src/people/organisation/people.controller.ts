import {
  type GiveRole,
  giveRole,
  type LongAbsence,
  longAbsence,
  type MoveTo,
  moveTo,
  type PeoplePage,
  peoplePage,
  type PeopleQuery,
  peopleQuery,
  type PersonPage,
  personPage,
  type ReturnTo,
  returnTo,
} from '@guildhall/shared/people/people';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { Absences } from './absences.command.js';
import { Placing } from './placing.command.js';
import { PeopleMoves } from './people-moves.command.js';
import { PeopleQueries } from './people.queries.js';

/** The people of an organisation, for its administrators. */
@ApiTags('organisation')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly moves: PeopleMoves,
    private readonly absences: Absences,
    private readonly placing: Placing,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Administrators: who is here or has left, where they sit and the roles they hold, by name' })
  @ApiOkResponse({ standardSchema: peoplePage, description: 'A page of people.' })
  list(@Caller() actor: Actor, @Query({ schema: peopleQuery }) query: PeopleQuery): Promise<PeoplePage> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Administrators: somebody, the roles they hold, and where they sat from when until when' })
  @ApiOkResponse({ standardSchema: personPage, description: 'Also somebody who has left.' })
  page(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) memberId: string): Promise<PersonPage> {
    return this.queries.page(actor, memberId);
  }

  @Post(':id/move')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: somebody sits in another unit from now on, or in none' })
  @ApiNoContentResponse({
    description: 'What they did before stays with the unit of that time; it stands in the audit trail.',
  })
  async move(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) memberId: string,
    @Body({ schema: moveTo }) to: MoveTo,
  ): Promise<void> {
    await this.placing.move(actor, memberId, to);
  }

  @Post(':id/roles')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: give somebody a role, for a unit or for the whole organisation' })
  @ApiNoContentResponse({ description: 'In force at once; it stands in the audit trail.' })
  async give(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) memberId: string,
    @Body({ schema: giveRole }) role: GiveRole,
  ): Promise<void> {
    await this.placing.giveRole(actor, memberId, role);
  }

  @Post(':id/left')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: somebody has left; their sign-ins, roles and place in a unit end' })
  @ApiNoContentResponse({ description: 'What they wrote stays; it stands in the audit trail.' })
  async left(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) memberId: string): Promise<void> {
    await this.moves.sayLeft(actor, memberId);
  }

  @Post(':id/returned')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: somebody who had left is here again, in a unit that is open' })
  @ApiNoContentResponse({ description: 'Roles are given anew; it stands in the audit trail.' })
  async returned(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) memberId: string,
    @Body({ schema: returnTo }) to: ReturnTo,
  ): Promise<void> {
    await this.moves.sayReturned(actor, memberId, to);
  }

  @Post(':id/absence')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Administrators: somebody is on long absence; until they are back, teams are reckoned without them',
  })
  @ApiNoContentResponse({ description: 'In place of any recorded before; it stands in the audit trail.' })
  async absent(
    @Caller() actor: Actor,
    @Param('id', { schema: z.uuid() }) memberId: string,
    @Body({ schema: longAbsence }) absence: LongAbsence,
  ): Promise<void> {
    await this.absences.record(actor, memberId, absence);
  }

  @Post(':id/back')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: somebody is back from a long absence, or is not going after all' })
  @ApiNoContentResponse({ description: 'From now on they count again; it stands in the audit trail.' })
  async back(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) memberId: string): Promise<void> {
    await this.absences.end(actor, memberId);
  }

  @Post('roles/:id/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: end a role somebody holds' })
  @ApiNoContentResponse({ description: 'It has ended everywhere; it stands in the audit trail.' })
  async endRole(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) grantId: string): Promise<void> {
    await this.moves.endRole(actor, grantId);
  }
}
