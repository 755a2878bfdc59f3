import { Module } from '@nestjs/common';

import { OrganisationModule } from '../organisation/organisation.module.js';
import { CloseUnit } from './close-unit.command.js';
import { ChangeStructure } from './change-structure.command.js';
import { EmptyUnit } from './empty-unit.command.js';
import { StructureController } from './structure.controller.js';
import { MoveUnit } from './move-unit.command.js';
import { StructureQueries } from './structure.queries.js';
import { StructureFollowers } from './structure-followers.js';
import { StructureTold } from './structure-told.js';

/** The tree of units, as administrators look after it. */
@Module({
  imports: [OrganisationModule],
  controllers: [StructureController],
  providers: [StructureQueries, ChangeStructure, MoveUnit, CloseUnit, EmptyUnit, StructureTold, StructureFollowers],
  exports: [StructureFollowers],
})
export class StructureModule {}
