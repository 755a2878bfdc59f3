import type {
  SeatedPeople,
  SeatedQuery,
  StructureQuery,
  StructureUnit,
  UnitClosing,
  UnitPage,
} from '@guildhall/shared/people/structure';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { can } from '../access/can.js';
import { ABOVE, nearestUnits } from '../organisation/nearest-units.js';
import { kindsBelow } from '../organisation/unit-kinds.rules.js';
import { hindranceOf } from './hindrances.js';
import { StructureFollowers } from './structure-followers.js';

const MOST_FOUND = 50;
const PAGE = 50;

/** A unit `u` as administrators see it, at $2. */
const UNIT = `u.id, u.kind, cardinality(u.path) as depth, u.closed_at as "closedAt", u.name, u.name_cy as "nameCy", ${ABOVE} as above,
  (select count(*)::int from unit below
   where below.organisation_id = u.organisation_id and below.parent_id = u.id and below.closed_at is null) as units,
  (select count(*)::int from membership ms where ms.unit_id = u.id and ms.during @> $2::timestamptz) as people`;

/** Who has a role for the unit `u` of the organisation $1, by name. */
const ROLES = `coalesce((
  select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role,
    'member', jsonb_build_object('id', m.id, 'name', m.name)) order by m.plain_name, g.id)
  from role_grant g join member m on m.id = g.member_id
  where g.organisation_id = $1 and g.unit_id = u.id and g.ended_at is null), '[]')`;

type UnitRow = Omit<StructureUnit, 'takes'> & { depth: number; closedAt: Date | null };
type PageRow = UnitRow & Pick<UnitPage, 'roles' | 'closedInto'>;

const asUnit = ({ depth, closedAt, ...unit }: UnitRow): StructureUnit => ({
  ...unit,
  takes: closedAt ? [] : [...kindsBelow(unit.kind, depth)],
});

/** The structure of an organisation, for its administrators. */
@Injectable()
export class StructureQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly followers: StructureFollowers,
  ) {}

  /** By name. Throws `not_allowed`. */
  async list(actor: Actor, { parent, search, closed }: StructureQuery): Promise<StructureUnit[]> {
    this.assertMay(actor);
    const level = closed ? this.closed : this.below;
    const rows = await (search ? this.found(actor, search, closed) : level.call(this, actor, parent ?? null));
    return rows.map(asUnit);
  }

  /** Throws `not_allowed` and `not_found`. */
  async page(actor: Actor, id: string): Promise<UnitPage> {
    this.assertMay(actor);
    const [row] = await this.database.query<PageRow>(
      `select ${UNIT}, ${ROLES} as roles, (
         select jsonb_build_object('id', i.id, 'name', i.name, 'nameCy', i.name_cy)
         from unit i where i.id = u.closed_into) as "closedInto"
       from unit u where u.organisation_id = $1 and u.id = $3`,
      [actor.organisationId, this.clock.now(), id],
    );
    if (!row) throw new Problem('not_found', 'We could not find that unit.');
    const { roles, closedInto, ...unit } = row;
    return { ...asUnit(unit), roles, closedInto, closedAt: unit.closedAt?.toISOString() ?? null };
  }

  /** What closing an open unit would do now. Throws `not_allowed`, and `not_found` for one that is not there or is closed. */
  async closing(actor: Actor, id: string): Promise<UnitClosing> {
    this.assertMay(actor);
    const { organisationId } = actor;
    const [row] = await this.database.query<Pick<UnitClosing, 'people' | 'roles'>>(
      `select ${ROLES} as roles,
         (select count(*)::int from membership ms where ms.unit_id = u.id and upper(ms.during) is null) as people
       from unit u where u.organisation_id = $1 and u.id = $2 and u.closed_at is null`,
      [organisationId, id],
    );
    if (!row) throw new Problem('not_found', 'We could not find that unit among those that are open.');
    const hindrance = await hindranceOf(this.database, this.followers, { organisationId, unitId: id });
    return { ...row, hindrance: hindrance && { code: hindrance.code, params: hindrance.params } };
  }

  /** Who sits in a unit, by name. Throws `not_allowed`. */
  async seated(actor: Actor, id: string, { after }: SeatedQuery): Promise<SeatedPeople> {
    this.assertMay(actor);
    const rows = await this.database.query<{ id: string; name: string; since: Date }>(
      `select m.id, m.name, lower(ms.during) as since
       from membership ms join member m on m.id = ms.member_id
       where ms.organisation_id = $1 and ms.unit_id = $3 and ms.during @> $2::timestamptz
         and ($4::uuid is null or (m.plain_name, m.id) >
           (select plain_name, id from member where id = $4 and organisation_id = $1))
       order by m.plain_name, m.id limit ${PAGE + 1}`,
      [actor.organisationId, this.clock.now(), id, after ?? null],
    );
    const people = rows.slice(0, PAGE).map(({ since, ...person }) => ({ ...person, since: since.toISOString() }));
    return { people, next: rows.length > PAGE ? people.at(-1)!.id : null };
  }

  private below(actor: Actor, parent: string | null): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `select ${UNIT} from unit u
       where u.organisation_id = $1 and u.parent_id is not distinct from $3::uuid and u.closed_at is null
       order by u.name, u.id`,
      [actor.organisationId, this.clock.now(), parent],
    );
  }

  private closed(actor: Actor, parent: string | null): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `select ${UNIT} from unit u
       where u.organisation_id = $1 and ($3::uuid is null or u.parent_id = $3) and u.closed_at is not null
       order by u.name, u.id`,
      [actor.organisationId, this.clock.now(), parent],
    );
  }

  private found(actor: Actor, search: string, closed: boolean): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(
      `with ${nearestUnits({ search: '$3', closed: '$4', most: MOST_FOUND })}
       select ${UNIT} from nearest n join unit u on u.id = n.id order by n.place`,
      [actor.organisationId, this.clock.now(), search, closed],
    );
  }

  private assertMay(actor: Actor): void {
    if (!can(actor, 'structure.read', { organisationId: actor.organisationId }))
      throw new Problem('not_allowed', 'Only an administrator can look after the units of the organisation.');
  }
}
