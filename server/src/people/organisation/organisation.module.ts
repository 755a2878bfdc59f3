import { Module } from '@nestjs/common';

import { Absences } from './absences.command.js';
import { AddMembers } from './add-members.command.js';
import { AddUnits } from './add-units.command.js';
import { ChangeOrganisationCommand } from './change-organisation.command.js';
import { CreateOrganisation } from './create-organisation.command.js';
import { MarkLeft } from './mark-left.command.js';
import { MarkReturned } from './mark-returned.command.js';
import { MoveMember } from './move-member.command.js';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationQueries } from './organisation.queries.js';
import { PartWithMember } from './part-with-member.command.js';
import { PeopleController } from './people.controller.js';
import { PeopleMoves } from './people-moves.command.js';
import { Placing } from './placing.command.js';
import { PeopleQueries } from './people.queries.js';
import { EndRole, GrantRole } from './roles.command.js';
import { SeatsChanged } from './seats-changed.js';

const commands = [
  CreateOrganisation,
  ChangeOrganisationCommand,
  AddUnits,
  AddMembers,
  MoveMember,
  GrantRole,
  EndRole,
  MarkLeft,
  PartWithMember,
];

@Module({
  controllers: [OrganisationController, PeopleController],
  providers: [
    OrganisationQueries,
    SeatsChanged,
    PeopleQueries,
    PeopleMoves,
    Absences,
    Placing,
    MarkReturned,
    ...commands,
  ],
  exports: [OrganisationQueries, SeatsChanged, ...commands],
})
export class OrganisationModule {}
