import type {
  FindMembers,
  FindUnits,
  FoundMember,
  FoundUnit,
  OrganisationSettings,
  Unit,
} from '@guildhall/shared/people/organisation';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { inCareOf } from '../access/can.js';
import { ABOVE, nearestUnits } from './nearest-units.js';

const MOST_FOUND = 20;
/** Until the organisation decides otherwise. */
const usual: OrganisationSettings = {
  memberBoards: false,
  targetRate: 0.6,
  bothLanguages: false,
  network: false,
  preElection: null,
};

type UnitRow = Omit<Unit, 'inMyCare'> & { path: string[] };

/** What every member may know of their organisation. */
@Injectable()
export class OrganisationQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the organisation has decided for everyone; whoever asks within a transaction gives it. */
  async settings(organisationId: string, sql: Sql = this.database): Promise<OrganisationSettings> {
    const [row] = await sql.query<{ settings: Partial<OrganisationSettings> }>(
      `select settings || jsonb_build_object('network', network_since is not null) as settings from organisation where id = $1`,
      [organisationId],
    );
    return { ...usual, ...row?.settings };
  }

  /** Every open unit, each after the one it belongs to, siblings by name. */
  async units(actor: Actor): Promise<Unit[]> {
    const rows = await this.database.query<UnitRow>(
      `with recursive tree as (
         select id, parent_id, kind, name, name_cy, path, array[name, id::text] as place from unit
         where organisation_id = $1 and parent_id is null and closed_at is null
         union all
         select u.id, u.parent_id, u.kind, u.name, u.name_cy, u.path, t.place || array[u.name, u.id::text]
         from unit u join tree t on u.parent_id = t.id where u.organisation_id = $1 and u.closed_at is null
       )
       select id, parent_id as "parentId", kind, name, name_cy as "nameCy", path from tree order by place`,
      [actor.organisationId],
    );
    return rows.map(({ path, ...unit }) => ({ ...unit, inMyCare: inCareOf(actor, path) }));
  }

  /** At most 20 open units, the nearest name first. */
  findUnits({ organisationId }: Actor, { search }: FindUnits): Promise<FoundUnit[]> {
    return this.database.query<FoundUnit>(
      `with ${nearestUnits({ search: '$2', closed: 'false', most: MOST_FOUND })}
       select u.id, u.name, u.name_cy as "nameCy", ${ABOVE} as above
       from nearest n join unit u on u.id = n.id order by n.place`,
      [organisationId, search],
    );
  }

  /** At most 20 colleagues; whose name begins with the words first, then the nearest spelling. */
  find(actor: Actor, { search, unit }: FindMembers): Promise<FoundMember[]> {
    return this.database.query<FoundMember>(
      `with asked as (
         select plain($2) as words, regexp_replace(plain($2), '([\\\\%_])', '\\\\\\1', 'g') as pattern
       ), found as (
         select m.id, m.name, row_number() over (
             order by m.plain_name like pattern || '%' desc, m.plain_name like '% ' || pattern || '%' desc,
               word_similarity(words, m.plain_name) desc, m.plain_name, m.id) as place
         from asked, member m
         where m.organisation_id = $1 and m.left_at is null
           and (m.plain_name like pattern || '%' or m.plain_name like '% ' || pattern || '%' or words <% m.plain_name)
           and ($3::uuid is null or exists (
             select 1 from membership ms join unit u on u.id = ms.unit_id
             where ms.member_id = m.id and ms.during @> $4::timestamptz and $3 = any(u.path)))
         order by place limit ${MOST_FOUND}
       )
       select f.id, f.name,
         case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy) end as unit
       from found f
       left join membership ms on ms.member_id = f.id and ms.during @> $4::timestamptz
       left join unit u on u.id = ms.unit_id
       order by f.place`,
      [actor.organisationId, search, unit ?? null, this.clock.now()],
    );
  }
}
