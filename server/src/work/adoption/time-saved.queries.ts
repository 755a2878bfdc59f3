import type { OrganisationTimeSaved } from '@guildhall/shared/work/practice-adoption';
import type { UnitName } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import { figureAbout, mergeSmallGroups } from '../../people/privacy/suppression.rules.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { unitJson } from '../practices/person.queries.js';

interface DepartmentTime {
  unit: UnitName | null;
  people: number;
  weekly: number;
  total: number;
}

/** How much time teams say they save by practices of others, for groups of five people or more. */
@Injectable()
export class TimeSavedQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read({ organisationId }: Actor): Promise<OrganisationTimeSaved> {
    const all = await this.database.query<DepartmentTime>(TIME_SAVED, [organisationId, this.clock.now()]);
    const people = all.reduce((sum, each) => sum + each.people, 0);
    const departments = mergeSmallGroups(all)
      .map(({ members }) => ({ units: members.flatMap(({ unit }) => unit ?? []), ...sumOf(members) }))
      .filter(({ units, weekly, total }) => units.length > 0 && weekly + total > 0)
      .toSorted((a, b) => b.total - a.total || b.weekly - a.weekly);
    return { organisation: figureAbout(people, sumOf(all)), departments };
  }
}

function sumOf(times: readonly DepartmentTime[]) {
  return {
    weekly: times.reduce((sum, { weekly }) => sum + weekly, 0),
    total: times.reduce((sum, { total }) => sum + total, 0),
  };
}

/**
 * The rule of `shared/work/time-saved` over all practices at once ($1 organisation, $2 now), by department: the unit of
 * that kind in which the team is, or the outermost one where there is none. A test holds the two against each other.
 */
const TIME_SAVED = `
  with home as (
    select u.id as unit_id, coalesce(
      (select d.id from unit d where d.id = any(u.path) and d.kind = 'department' limit 1), u.path[1]) as department_id
    from unit u where u.organisation_id = $1
  ),
  said as (
    select r.unit_id, r.recorded_at, case when r.outcome <> 'stopped' then coalesce(r.minutes_saved_weekly, 0) else 0 end as minutes,
      lead(r.recorded_at) over (partition by r.practice_id, r.unit_id order by r.recorded_at, r.id) as until
    from practice_reuse r where r.organisation_id = $1 and r.state = 'recorded' and r.distance <> 'same-team'
  ),
  saved as (
    select h.department_id, coalesce(sum(s.minutes) filter (where s.until is null), 0)::int as weekly,
      coalesce(sum(s.minutes * greatest(0, floor(
        extract(epoch from least($2::timestamptz, coalesce(s.until, $2::timestamptz)) - s.recorded_at) / 604800))), 0)::int as total
    from said s join home h on h.unit_id = s.unit_id group by h.department_id
  ),
  sits as (
    select h.department_id, count(*)::int as people
    from membership ms join home h on h.unit_id = ms.unit_id where ms.during @> $2::timestamptz group by h.department_id
  )
  select ${unitJson('coalesce(sits.department_id, saved.department_id)')} as unit, coalesce(sits.people, 0) as people,
    coalesce(saved.weekly, 0) as weekly, coalesce(saved.total, 0) as total
  from sits full join saved on saved.department_id = sits.department_id`;
