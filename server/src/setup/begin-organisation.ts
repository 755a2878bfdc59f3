import type { INestApplicationContext } from '@nestjs/common';

import { SeedBadges } from '../game/badges/seed-badges.command.js';
import { starterBadges } from '../game/badges/starter-badges.js';
import { SeedQuests } from '../game/quests/seed-quests.command.js';
import { starterQuests } from '../game/quests/starter-quests.js';
import { OpenSeason } from '../game/seasons/open-season.command.js';
import { hashPassword } from '../people/identity/passwords.js';
import { AddMembers } from '../people/organisation/add-members.command.js';
import { CreateOrganisation } from '../people/organisation/create-organisation.command.js';
import { GrantRole } from '../people/organisation/roles.command.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { localDay, startOfWeek } from '../platform/time/zone.js';
import { StartGlossary } from '../work/glossary/start-glossary.command.js';
import type { Beginning } from './asked.js';

/**
 * Makes an organisation with its first administrator, its first season from this week's Monday, and what every
 * organisation begins with: all of it or nothing. Throws `conflict` when the name or the address is taken.
 */
export async function beginOrganisation(
  nest: INestApplicationContext,
  { name, zone, admin }: Beginning,
  password: string,
): Promise<string> {
  const passwordHash = await hashPassword(password);
  const now = nest.get(Clock).now();
  return nest.get(Database).transaction({}, async (tx) => {
    await refuseTaken(tx, name);
    const organisationId = await nest.get(CreateOrganisation).execute(tx, { name, zone });
    const [memberId] = await nest
      .get(AddMembers)
      .execute(tx, organisationId, [{ ...admin, unitId: null, passwordHash }], now);
    const by = memberId!;
    const grant = { organisationId, memberId: by, role: 'admin', unitId: null, grantedBy: null, at: now } as const;
    await nest.get(GrantRole).execute(tx, grant);
    await nest.get(OpenSeason).execute(tx, organisationId, localDay(startOfWeek(now, zone), zone));
    await nest.get(SeedBadges).execute(tx, organisationId, starterBadges);
    await nest.get(StartGlossary).seed(tx, { organisationId, memberId: by });
    await nest.get(SeedQuests).execute(tx, { organisationId, by }, starterQuests);
    return organisationId;
  });
}

async function refuseTaken(tx: Tx, name: string): Promise<void> {
  // Two beginnings at once wait for each other here, and the second sees the first's name.
  await tx.query('lock table organisation in share row exclusive mode');
  const taken = await tx.query('select 1 from organisation where lower(name) = lower($1)', [name]);
  if (taken.length > 0) throw new Problem('conflict', `An organisation called ${name} is here already.`);
}
