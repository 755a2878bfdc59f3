import {
  type LongAbsence,
  longAbsence,
  type PeoplePage,
  peoplePage,
  type PeopleQuery,
  peopleQuery,
} from '@guildhall/shared/people/people';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { Absences } from './absences.command.js';
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
  ) {}

  @Get()
  @ApiOperation({ summary: 'Administrators: who is here or has left, where they sit and the roles they hold, by name' })
  @ApiOkResponse({ standardSchema: peoplePage, description: 'A page of people.' })
  list(@Caller() actor: Actor, @Query({ schema: peopleQuery }) query: PeopleQuery): Promise<PeoplePage> {
    return this.queries.list(actor, query);
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
  @ApiOperation({ summary: 'Administrators: somebody who had left is here again, in the unit where they sat last' })
  @ApiNoContentResponse({ description: 'Roles are given anew; it stands in the audit trail.' })
  async returned(@Caller() actor: Actor, @Param('id', { schema: z.uuid() }) memberId: string): Promise<void> {
    await this.moves.sayReturned(actor, memberId);
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
