import { Module } from '@nestjs/common';

import { OrganisationModule } from '../organisation/organisation.module.js';
import { ChangeStructure } from './change-structure.command.js';
import { StructureController } from './structure.controller.js';
import { StructureQueries } from './structure.queries.js';

/** The tree of units, as administrators look after it. */
@Module({
  imports: [OrganisationModule],
  controllers: [StructureController],
  providers: [StructureQueries, ChangeStructure],
})
export class StructureModule {}
