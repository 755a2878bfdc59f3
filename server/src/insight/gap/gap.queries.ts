import type { GapGroup, GapPage } from '@guildhall/shared/insight/gap';
import { Injectable } from '@nestjs/common';

import { OrganisationQueries } from '../../people/organisation/organisation.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { adoptionGap, defaultTargetLevel, reach } from '../measures/gap.rules.js';
import { hideSmallCounts, mergeSmallGroups } from '../measures/suppression.rules.js';

interface Season {
  id: string;
  number: number;
  startsAt: Date;
}

interface GroupRow {
  unitId: string;
  name: string;
  nameCy: string | null;
  people: number;
  /** People at levels 0 to 4 now. */
  levels: number[];
  /** People who had a first step when each season began, in the seasons' order. */
  startedBefore: number[];
}

type Counted = Pick<GroupRow, 'people' | 'levels' | 'startedBefore'>;

/** The gap between those who took to working together and those who did not yet, as anyone may see it. */
@Injectable()
export class GapQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly organisation: OrganisationQueries,
  ) {}

  async page(actor: Actor): Promise<GapPage> {
    const seasons = await this.seasons(actor.organisationId);
    const rows = await this.groups(actor.organisationId, seasons);
    const whole = together(rows);
    return {
      people: whole.people,
      levels: hideSmallCounts(whole.levels),
      gap: adoptionGap(whole.levels) ?? 0,
      reach: reach(whole.levels) ?? 0,
      target: (await this.organisation.settings(actor.organisationId)).targetRate,
      targetLevel: defaultTargetLevel,
      series: seriesOf(whole, seasons),
      groups: mergeSmallGroups(rows).map(({ members }) => groupOf(members, seasons)),
    };
  }

  private seasons(organisationId: string): Promise<Season[]> {
    return this.database.query<Season>(
      `select id, number, starts_at as "startsAt" from season where organisation_id = $1 and starts_at <= $2 order by number`,
      [organisationId, this.clock.now()],
    );
  }

  /** Everyone by the outermost unit they sit in. Of the past only first steps are known; levels are of now. */
  private groups(organisationId: string, seasons: readonly Season[]): Promise<GroupRow[]> {
    return this.database.query<GroupRow>(
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

function groupOf(members: readonly GroupRow[], seasons: readonly Season[]): GapGroup {
  const counted = together(members);
  const levels = hideSmallCounts(counted.levels);
  const telling = levels.includes(null);
  return {
    units: members.map(({ unitId, name, nameCy }) => ({ unitId, name, nameCy })),
    people: counted.people,
    levels,
    series: telling ? [] : seriesOf(counted, seasons),
    reach: telling ? null : reach(counted.levels),
  };
}

function together(rows: readonly Counted[]): Counted {
  const added = (of: (row: Counted) => number[]) =>
    rows.reduce<number[]>((sums, row) => of(row).map((count, nth) => count + (sums[nth] ?? 0)), []);
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    levels: rows.length > 0 ? added(({ levels }) => levels) : [0, 0, 0, 0, 0],
    startedBefore: added(({ startedBefore }) => startedBefore),
  };
}

function seriesOf({ people, levels, startedBefore }: Counted, seasons: readonly Season[]): GapGroup['series'] {
  const starts = seasons.map(({ number }, nth) => {
    const started = startedBefore[nth] ?? 0;
    return { season: number, gap: adoptionGap([people - started, started]) ?? 0 };
  });
  return [...starts, { season: null, gap: adoptionGap(levels) ?? 0 }];
}
