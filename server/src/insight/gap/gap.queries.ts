import type { GapPage } from '@guildhall/shared/insight/gap';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { OrganisationQueries } from '../../people/organisation/organisation.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { gapPageOf, type UnitCounts } from './gap-page.rules.js';

interface Season {
  number: number;
  startsAt: Date;
}

/** The gap between those who took to working together and those who did not yet, as anyone may see it. */
@Injectable()
export class GapQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: OrganisationQueries,
  ) {}

  async page(actor: Actor): Promise<GapPage> {
    const { organisationId } = actor;
    if (!can(actor, 'gap.read', { organisationId })) throw new Problem('not_allowed', 'The gap is not open to you.');
    const seasons = await this.seasons(organisationId);
    const [units, { targetRate }] = await Promise.all([
      this.units(organisationId, seasons),
      this.organisation.settings(organisationId),
    ]);
    return gapPageOf(
      units,
      seasons.map(({ number }) => number),
      targetRate,
    );
  }

  private seasons(organisationId: string): Promise<Season[]> {
    return this.database.query<Season>(
      `select number, starts_at as "startsAt" from season where organisation_id = $1 and starts_at <= $2 order by number`,
      [organisationId, this.clock.now()],
    );
  }

  /** Everyone by the outermost unit they sit in. Of the past only first steps are known; levels are of now. */
  private units(organisationId: string, seasons: readonly Season[]): Promise<UnitCounts[]> {
    return this.database.query<UnitCounts>(
      `with people as (
         select u.path[1] as unit_id, coalesce(p.level, 0) as level, p.first_step_at
         from membership ms join unit u on u.id = ms.unit_id
         left join member_progress p on p.member_id = ms.member_id
         where ms.organisation_id = $1 and ms.during @> $2::timestamptz
       )
       select t.id as "unitId", t.name, t.name_cy as "nameCy", count(*)::int as people,
              array(select count(*) filter (where x.level = l)::int from generate_series(0, 4) as l
                    left join people x on x.unit_id = t.id group by l order by l) as levels,
              array(select count(*) filter (where x.first_step_at < s.at)::int
                    from unnest($3::timestamptz[]) with ordinality as s (at, nth)
                    left join people x on x.unit_id = t.id group by s.nth order by s.nth) as "startedBefore"
       from people p join unit t on t.id = p.unit_id group by t.id order by t.name`,
      [organisationId, this.clock.now(), seasons.map(({ startsAt }) => startsAt)],
    );
  }
}
