import type { INestApplicationContext } from '@nestjs/common';

import { hashPassword } from '../people/identity/passwords.js';
import { AddMembers, type NewMember } from '../people/organisation/add-members.command.js';
import { AddUnits } from '../people/organisation/add-units.command.js';
import { MoveMember } from '../people/organisation/move-member.command.js';
import { GrantRole } from '../people/organisation/roles.command.js';
import type { Grant } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql, type Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { freshPassword } from './fresh-password.js';
import { type Listed, refuseFaulty } from './people-list.rules.js';
import { type UnitsOfList, unitsOfList } from './units-of-list.js';

export interface FirstPassword {
  name: string;
  email: string;
  password: string;
}

export interface Taken {
  added: number;
  moved: number;
  granted: number;
  units: number;
  /** People who are here and whom the list does not name. */
  unlisted: number;
}

interface Known {
  id: string;
  email: string;
  organisationId: string;
  left: boolean;
  unitId: string | null;
  grants: Grant[];
}

/**
 * Brings an organisation to what a list says: adds who is new and the units that are missing, moves who moved, gives
 * the roles that are not held yet, and leaves everybody else alone. All of it or nothing: `handOver`, which takes the
 * first passwords of who is new, is waited for before anything is kept.
 */
export async function takePeople(
  nest: INestApplicationContext,
  organisation: string,
  people: readonly Listed[],
  handOver: (passwords: FirstPassword[]) => Promise<void>,
): Promise<Taken> {
  const database = nest.get(Database);
  const before = await look(database, organisation, people);
  // Hashing many takes minutes, and nobody's work shall wait for it.
  const hashed = await firstPasswords(people.filter(({ email }) => !before.known.has(email)));
  return database.transaction({}, async (tx) => {
    const { organisationId, known } = await look(tx, organisation, people);
    const units = await unitsOfList(
      tx,
      organisationId,
      people.map(({ unit }) => unit),
    );
    refuseFaulty(people.flatMap((person) => inClosed(person, units)));
    await nest.get(AddUnits).execute(tx, organisationId, units.missing);
    const seated = people.map((person) => ({ ...person, unitId: units.idOf(person.unit) }));
    const added = seated.filter(({ email }) => !known.has(email));
    const members = added.map((person) => memberOf(person, hashed.get(person.email)!.hash));
    await nest.get(AddMembers).execute(tx, organisationId, members, nest.get(Clock).now());
    const moved = await move({ nest, tx, people: seated, known });
    const granted = await grant({ nest, tx, people: seated, known: await knownOf(tx, people) });
    if (added.length > 0)
      await handOver(added.map(({ name, email }) => ({ name, email, password: hashed.get(email)!.password })));
    const unlisted = await unlistedIn(tx, organisationId, people);
    return { added: added.length, moved, granted, units: units.missing.length, unlisted };
  });
}

type Seated = Listed & { unitId: string | null };

/** Throws where there is no such organisation, and names the lines of people who cannot come into it. */
async function look(sql: Sql, name: string, people: readonly Listed[]) {
  const [organisation] = await sql.query<{ id: string }>(
    `select id from organisation where lower(name) = lower($1) for no key update`,
    [name],
  );
  if (!organisation) throw new Problem('not_found', `There is no organisation called ${name}.`);
  const known = await knownOf(sql, people);
  refuseFaulty(people.flatMap((person) => strangers(person, known.get(person.email), organisation.id)));
  return { organisationId: organisation.id, known };
}

async function knownOf(sql: Sql, people: readonly Listed[]): Promise<Map<string, Known>> {
  const rows = await sql.query<Known>(
    `select m.id, m.email, m.organisation_id as "organisationId", m.left_at is not null as left, ms.unit_id as "unitId",
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id)) from role_grant g
                 where g.member_id = m.id and g.ended_at is null), '[]') as grants
     from member m left join membership ms on ms.member_id = m.id and upper(ms.during) is null
     where m.email = any($1)`,
    [people.map(({ email }) => email)],
  );
  return new Map(rows.map((row) => [row.email, row]));
}

async function unlistedIn(tx: Tx, organisationId: string, people: readonly Listed[]): Promise<number> {
  const [row] = await tx.query<{ unlisted: number }>(
    `select count(*)::int as unlisted from member
     where organisation_id = $1 and left_at is null and email <> all($2)`,
    [organisationId, people.map(({ email }) => email)],
  );
  return row!.unlisted;
}

function strangers({ line, email }: Listed, known: Known | undefined, organisationId: string) {
  if (!known) return [];
  if (known.organisationId !== organisationId)
    return [{ line, mend: `${email} belongs to somebody in another organisation here; give another address.` }];
  return known.left
    ? [
        {
          line,
          mend: `${email} belongs to somebody who has left; say on the page People that they are back, or give another address.`,
        },
      ]
    : [];
}

function inClosed({ line, unit }: Listed, { closedOn }: UnitsOfList) {
  const closed = closedOn(unit);
  if (!closed) return [];
  const mend = `${closed} is closed; give the unit they sit in now, or open ${closed} again on the page Organisation.`;
  return [{ line, mend }];
}

async function firstPasswords(people: readonly Listed[]): Promise<Map<string, { password: string; hash: string }>> {
  const made = people.map(async ({ email }) => {
    const password = freshPassword();
    return [email, { password, hash: await hashPassword(password) }] as const;
  });
  return new Map(await Promise.all(made));
}

const memberOf = ({ name, email, unitId, role }: Seated, passwordHash: string): NewMember => ({
  ...{ name, email, unitId, passwordHash },
  kind: role === 'councillor' ? 'councillor' : 'officer',
});

interface Taking {
  nest: INestApplicationContext;
  tx: Tx;
  people: readonly Seated[];
  /** What was there of them before, by e-mail. */
  known: ReadonlyMap<string, Known>;
}

/** Gives how many were elsewhere. */
async function move({ nest, tx, people, known }: Taking): Promise<number> {
  const at = nest.get(Clock).now();
  let moved = 0;
  for (const { email, unitId } of people) {
    const person = known.get(email);
    if (!person || person.unitId === unitId) continue;
    const { organisationId, id: memberId } = person;
    await nest.get(MoveMember).execute(tx, { organisationId, memberId, unitId, at });
    moved += 1;
  }
  return moved;
}

/** Gives how many roles were not held yet. */
async function grant({ nest, tx, people, known }: Taking): Promise<number> {
  const at = nest.get(Clock).now();
  let granted = 0;
  for (const { email, role, unitId: own } of people) {
    if (role === 'member' || role === 'councillor') continue;
    const unitId = role === 'lead' || role === 'manager' ? own : null;
    const { organisationId, id: memberId, grants } = known.get(email)!;
    if (grants.some((held) => held.role === role && held.unitId === unitId)) continue;
    await nest.get(GrantRole).execute(tx, { organisationId, memberId, role, unitId, grantedBy: null, at });
    granted += 1;
  }
  return granted;
}
