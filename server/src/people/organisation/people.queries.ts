import type { PeoplePage, PeopleQuery, PersonHere, PersonPage, Stay } from '@guildhall/shared/people/people';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { can } from '../access/can.js';
import { openUnitOf } from './units.store.js';

const PAGE = 50;
const UNIT = `case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name, 'nameCy', u.name_cy) end`;
/** The long absence of a member `m` of the organisation `o` by its first and last day there, unless it is over at $2. */
const ABSENCE = `case when m.absence && tstzrange($2, null) then jsonb_build_object(
  'from', (lower(m.absence) at time zone o.zone)::date,
  'until', ((upper(m.absence) at time zone o.zone) - interval '1 microsecond')::date) end`;

/** Members `m` of the organisation $1 but those who left by themselves, of whom nothing is known; to be narrowed down further. */
const MEMBERS = `
  select m.id, m.name, m.email, m.plain_name, m.left_at, ${ABSENCE} as absence
  from member m join organisation o on o.id = m.organisation_id
  where m.organisation_id = $1 and m.erased_at is null`;

/** What administrators see of the people in `page`, at $2. */
const SEEN = `
  select p.id, p.name, p.email, p.absence, p.left_at as "leftAt", ${UNIT} as unit, coalesce((
    select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unit', ${UNIT}) order by g.granted_at, g.id)
    from role_grant g left join unit u on u.id = g.unit_id
    where g.member_id = p.id and g.ended_at is null), '[]') as roles,
    (select ${UNIT} from unit u where p.left_at is not null and u.id = ${openUnitOf('ms.unit_id')}) as "returnsTo",
    exists (select 1 from role_grant g where g.member_id = p.id and g.role = 'admin' and g.ended_at is null)
      and not exists (select 1 from role_grant g where g.organisation_id = $1 and g.role = 'admin'
        and g.ended_at is null and g.member_id <> p.id) as "onlyAdmin"
  from page p
  left join membership ms on ms.id = (
    select id from membership where member_id = p.id and (p.left_at is not null or during @> $2::timestamptz)
    order by lower(during) desc limit 1)
  left join unit u on u.id = ms.unit_id
  order by p.plain_name, p.id`;

/** Who is here and who has left, for administrators. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Somebody with all the units where they sat, the latest first. Throws `not_allowed` and `not_found`. */
  async page(actor: Actor, id: string): Promise<PersonPage> {
    assertMay(actor);
    const [person] = await this.database.query<PersonHere>(`with page as (${MEMBERS} and m.id = $3) ${SEEN}`, [
      actor.organisationId,
      this.clock.now(),
      id,
    ]);
    if (!person) throw new Problem('not_found', 'We could not find that person.');
    const stays = await this.database.query<Stay>(
      `select ${UNIT} as unit, lower(ms.during) as "from", upper(ms.during) as "to"
       from membership ms join unit u on u.id = ms.unit_id
       where ms.organisation_id = $1 and ms.member_id = $2 order by lower(ms.during) desc`,
      [actor.organisationId, id],
    );
    return { ...person, stays };
  }

  /** By name. Throws `not_allowed`. */
  async list(actor: Actor, { search = '', left, after }: PeopleQuery): Promise<PeoplePage> {
    const { organisationId } = actor;
    assertMay(actor);
    const rows = await this.database.query<PersonHere>(
      `with asked as (
         select plain($3) as words, regexp_replace(plain($3), '([\\\\%_])', '\\\\\\1', 'g') as pattern
       ), page as (
         ${MEMBERS} and (m.left_at is not null) = $5 and exists (select 1 from asked
             where m.plain_name like pattern || '%' or m.plain_name like '% ' || pattern || '%' or words <% m.plain_name)
           and ($4::uuid is null or (m.plain_name, m.id) >
             (select plain_name, id from member where id = $4 and organisation_id = $1))
         order by m.plain_name, m.id limit ${PAGE + 1}
       ) ${SEEN}`,
      [organisationId, this.clock.now(), search, after ?? null, left],
    );
    const people = rows.slice(0, PAGE);
    return { people, next: rows.length > PAGE ? people.at(-1)!.id : null };
  }
}

function assertMay(actor: Actor): void {
  if (can(actor, 'people.list', { organisationId: actor.organisationId })) return;
  throw new Problem('not_allowed', 'Only an administrator can read the list of people.');
}
