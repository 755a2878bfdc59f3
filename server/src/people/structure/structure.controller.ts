import {
  closeUnit,
  type CloseUnitAsked,
  type MadeUnit,
  madeUnit,
  moveUnit,
  type MoveUnitAsked,
  newUnit,
  type NewUnitAsked,
  type SeatedPeople,
  seatedPeople,
  type SeatedQuery,
  seatedQuery,
  type StructureQuery,
  structureQuery,
  type StructureUnit,
  structureUnits,
  type UnitClosing,
  unitClosing,
  type UnitNames,
  unitNames,
  type UnitPage,
  unitPage,
} from '@guildhall/shared/people/structure';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Actor } from '../../platform/actor.js';
import { Caller } from '../../platform/http/sign-in.guard.js';
import { ChangeStructure } from './change-structure.command.js';
import { CloseUnit } from './close-unit.command.js';
import { MoveUnit } from './move-unit.command.js';
import { StructureQueries } from './structure.queries.js';

const unitId = { schema: z.uuid() };

/** The units of an organisation, for its administrators. */
@ApiTags('organisation')
@Controller('structure')
export class StructureController {
  constructor(
    private readonly queries: StructureQueries,
    private readonly change: ChangeStructure,
    private readonly moving: MoveUnit,
    private readonly closing: CloseUnit,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Administrators: the units below one, the outermost ones, or those of a name; open ones or closed ones',
  })
  @ApiOkResponse({ standardSchema: structureUnits, description: 'Units by name; those found, the nearest first.' })
  list(@Caller() actor: Actor, @Query({ schema: structureQuery }) query: StructureQuery): Promise<StructureUnit[]> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Administrators: a unit, what it belongs to, and who answers for it' })
  @ApiOkResponse({ standardSchema: unitPage, description: 'The unit, also one that is closed.' })
  page(@Caller() actor: Actor, @Param('id', unitId) id: string): Promise<UnitPage> {
    return this.queries.page(actor, id);
  }

  @Get(':id/closing')
  @ApiOperation({ summary: 'Administrators: what closing a unit would do now, and what stands in its way' })
  @ApiOkResponse({ standardSchema: unitClosing, description: 'Who moves, whose roles end, and why it cannot close.' })
  wouldClose(@Caller() actor: Actor, @Param('id', unitId) id: string): Promise<UnitClosing> {
    return this.queries.closing(actor, id);
  }

  @Get(':id/people')
  @ApiOperation({ summary: 'Administrators: who sits in a unit now, by name' })
  @ApiOkResponse({ standardSchema: seatedPeople, description: 'A page of people.' })
  seated(
    @Caller() actor: Actor,
    @Param('id', unitId) id: string,
    @Query({ schema: seatedQuery }) query: SeatedQuery,
  ): Promise<SeatedPeople> {
    return this.queries.seated(actor, id, query);
  }

  @Post()
  @ApiOperation({ summary: 'Administrators: add a unit, below another or by itself' })
  @ApiCreatedResponse({ standardSchema: madeUnit, description: 'It is there; it stands in the audit trail.' })
  add(@Caller() actor: Actor, @Body({ schema: newUnit }) unit: NewUnitAsked): Promise<MadeUnit> {
    return this.change.add(actor, unit);
  }

  @Post(':id/names')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: call a unit something else, in English and Welsh' })
  @ApiNoContentResponse({ description: 'Everyone reads the new name; it stands in the audit trail.' })
  async rename(
    @Caller() actor: Actor,
    @Param('id', unitId) id: string,
    @Body({ schema: unitNames }) names: UnitNames,
  ): Promise<void> {
    await this.change.rename(actor, id, names);
  }

  @Post(':id/parent')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: a unit belongs to another one from now on, with everything in it' })
  @ApiNoContentResponse({
    description: 'The season is reckoned anew; what is closed or settled stays. It stands in the audit trail.',
  })
  async move(
    @Caller() actor: Actor,
    @Param('id', unitId) id: string,
    @Body({ schema: moveUnit }) to: MoveUnitAsked,
  ): Promise<void> {
    await this.moving.execute(actor, id, to);
  }

  @Post(':id/close')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: a unit closes; its people sit in another one from now on' })
  @ApiNoContentResponse({
    description: 'What was done in it stays with it; the roles for it have ended. It stands in the audit trail.',
  })
  async close(
    @Caller() actor: Actor,
    @Param('id', unitId) id: string,
    @Body({ schema: closeUnit }) to: CloseUnitAsked,
  ): Promise<void> {
    await this.closing.close(actor, id, to);
  }

  @Post(':id/open')
  @HttpCode(204)
  @ApiOperation({ summary: 'Administrators: a unit that was closed is open again' })
  @ApiNoContentResponse({ description: 'Its people stay where they sit now. It stands in the audit trail.' })
  async open(@Caller() actor: Actor, @Param('id', unitId) id: string): Promise<void> {
    await this.closing.open(actor, id);
  }
}
