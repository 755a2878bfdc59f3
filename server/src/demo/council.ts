import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';

import { SeedBadges } from '../game/badges/seed-badges.command.js';
import { starterBadges } from '../game/badges/starter-badges.js';
import { SeedQuests } from '../game/quests/seed-quests.command.js';
import { starterQuests } from '../game/quests/starter-quests.js';
import { OpenSeason } from '../game/seasons/open-season.command.js';
import { hashPassword } from '../people/identity/passwords.js';
import { AddMembers, type NewMember } from '../people/organisation/add-members.command.js';
import { AddUnits } from '../people/organisation/add-units.command.js';
import { CreateOrganisation } from '../people/organisation/create-organisation.command.js';
import { GrantRole } from '../people/organisation/roles.command.js';
import type { Actor, Role } from '../platform/actor.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { StartGlossary } from '../work/glossary/start-glossary.command.js';
import { addressOf, DEMO_PASSWORD, Names, storyPeople } from './people.js';
import { raceBadge } from './race-badge.js';
import type { Random } from './random.js';
import { directorates, seatsFor, type Structure, structureFor } from './structure.js';

export const DEMO_NAME = 'Brackenshire County Council';
export const ZONE = 'Europe/London';

export interface Council {
  organisationId: string;
  structure: Structure;
  /** Everyone, the people of the story first. */
  members: Actor[];
  story: Map<string, Actor>;
}

/** How many of a directorate's people take part, in the order of `directorates`: the gap the demo tells of. */
const takingPart = [0.22, 0.34, 0.18, 0.42, 0.55, 0.6];
const councillorsTakingPart = 0.32;

export interface CouncilPlan {
  name: string;
  people: number;
  councillors: number;
  /** The first day of the season, a Monday. */
  firstMonday: string;
  /** Of the addresses, where they are not the demo's. */
  domain?: string;
}

/** Sets the council up through the organisation's own commands, as it stands on the first morning of the season. */
export async function setUpCouncil(
  nest: INestApplicationContext,
  database: Database,
  random: Random,
  plan: CouncilPlan,
): Promise<Council> {
  const structure = structureFor(plan.people - plan.councillors, random);
  const since = DateTime.fromISO(plan.firstMonday, { zone: ZONE }).minus({ weeks: 4 }).toJSDate();
  const people = await everybody(random, structure, plan);
  const organisationId = await database.transaction({}, async (tx) => {
    const id = await nest.get(CreateOrganisation).execute(tx, { name: plan.name, zone: ZONE, invented: true });
    await nest.get(AddUnits).execute(tx, id, structure.units);
    const ids = await nest.get(AddMembers).execute(tx, id, people, since);
    const grant = (memberId: string, role: Role, unitId: string | null) =>
      nest.get(GrantRole).execute(tx, { organisationId: id, memberId, role, unitId, grantedBy: null, at: since });
    for (const [nth, { role }] of storyPeople.entries()) {
      if (role) await grant(ids[nth]!, role.role, role.unit && roleUnit(structure, role.role, role.unit));
    }
    for (const [unitId, nth] of leadsOf(people)) await grant(ids[nth]!, 'lead', unitId);
    await nest.get(OpenSeason).execute(tx, id, plan.firstMonday);
    await nest.get(SeedBadges).execute(tx, id, [...starterBadges, raceBadge]);
    const ada = ids[storyPeople.findIndex(({ key }) => key === 'ada')]!;
    await nest.get(StartGlossary).seed(tx, { organisationId: id, memberId: ada });
    await nest.get(SeedQuests).execute(tx, { organisationId: id, by: ada }, starterQuests);
    return id;
  });
  const members = await actorsOf(database, organisationId);
  const story = new Map(storyPeople.map(({ key }, nth) => [key, members[nth]!]));
  return { organisationId, structure, members, story };
}

/** A lead looks after the team they sit in; other roles are for the unit that is named. */
function roleUnit(structure: Structure, role: Role, unit: string): string {
  return role === 'lead' ? structure.homeOf(unit) : structure.idOf(unit);
}

/** For each unit in which staff sit, the place in the list of the one who leads it, unless the story has a lead there. */
function leadsOf(people: readonly NewMember[]): Map<string, number> {
  const leads = new Map<string, number>();
  for (const [nth, { unitId, kind }] of people.entries()) {
    if (nth < storyPeople.length || kind === 'councillor' || unitId === null || leads.has(unitId)) continue;
    leads.set(unitId, nth);
  }
  for (const [nth, { role }] of storyPeople.entries()) {
    if (role?.role === 'lead') leads.delete(people[nth]!.unitId ?? '');
  }
  return leads;
}

async function everybody(random: Random, structure: Structure, plan: CouncilPlan): Promise<NewMember[]> {
  const names = new Names(random, plan.domain);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const told: NewMember[] = storyPeople.map(({ name, unit, member }) => ({
    ...member,
    name,
    email: plan.domain ? `${addressOf(name).split('@')[0]}@${plan.domain}` : addressOf(name),
    unitId: structure.homeOf(unit),
    passwordHash,
  }));
  const onCouncil = storyPeople.filter(({ unit }) => unit === 'Councillors').length;
  const councillors = Array.from({ length: plan.councillors - onCouncil }, (): NewMember => ({
    ...names.next(),
    unitId: structure.councillors.id,
    kind: 'councillor',
    ...choice(random, councillorsTakingPart),
  }));
  const rate = rates(structure);
  const seats = seatsFor(structure.seats, plan.people - plan.councillors - (told.length - onCouncil));
  const staff = seats.map(({ unitId, desk }): NewMember => ({
    ...names.next(),
    unitId,
    access: random.chance(desk) ? 'desk' : random.chance(0.8) ? 'shared' : 'none',
    ...choice(random, rate(unitId)),
  }));
  return [...told, ...councillors, ...staff];
}

/** Most of those who take part play; of the others most have not been asked yet. */
function choice(random: Random, rate: number): Pick<NewMember, 'playing' | 'boardVisible'> {
  if (random.chance(rate)) return { playing: true, boardVisible: random.chance(0.6) };
  return { playing: random.chance(0.85) ? null : false, boardVisible: false };
}

/** The share of people who take part, by the unit they sit in. */
function rates({ units }: Structure): (unitId: string) => number {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const tops = units.filter(({ kind }) => kind === 'directorate');
  return (unitId) => {
    let unit = byId.get(unitId);
    while (unit?.parentId) unit = byId.get(unit.parentId);
    const nth = tops.findIndex(({ id }) => id === unit?.id);
    return takingPart[nth % directorates.length] ?? councillorsTakingPart;
  };
}

/** Everyone of an organisation as they act, in the order in which they were added. */
async function actorsOf(database: Database, organisationId: string): Promise<Actor[]> {
  const rows = await database.query<Omit<Actor, 'signInId' | 'organisationId' | 'zone'>>(
    `select m.id as "memberId", m.name, coalesce(u.path, '{}') as "unitPath",
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)) from role_grant g
                 where g.member_id = m.id and g.ended_at is null), '[]') as grants
     from member m left join membership ms on ms.member_id = m.id and upper(ms.during) is null
     left join unit u on u.id = ms.unit_id
     where m.organisation_id = $1 order by m.id`,
    [organisationId],
  );
  return rows.map((row) => ({ ...row, organisationId, zone: ZONE, signInId: newId() }));
}
