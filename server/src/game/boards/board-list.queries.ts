import type { BoardFace, BoardList, SeasonNow } from '@guildhall/shared/game/boards';
import { Injectable } from '@nestjs/common';

import { OrganisationQueries } from '../../people/organisation/organisation.queries.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { localDay } from '../../platform/time/zone.js';
import { type SeasonDates, seasonPhase } from '../seasons/season.rules.js';
import { BoardQueries } from './boards.queries.js';
import { councilGroups, type DirectorateCounts } from './council-groups.rules.js';
import { type DepartmentGap, gapClosedOf } from './gap-closed.rules.js';
import { wholeCouncilBar } from './rank.rules.js';

/** The level a person has when nothing is left to close (scoring §3.4). */
const TARGET_LEVEL = 2;

interface SeasonRow extends SeasonDates {
  id: string;
  number: number;
}

/** The boards there are, and how the whole organisation moves. */
@Injectable()
export class BoardListQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly boards: BoardQueries,
    private readonly organisation: OrganisationQueries,
  ) {}

  async list(actor: Actor): Promise<BoardList> {
    const season = await this.season(actor.organisationId);
    const [boards, council, gaps, { preElection }] = await Promise.all([
      this.faces(actor.organisationId, season),
      this.council(actor.organisationId),
      season ? this.gaps(actor.organisationId, season) : [],
      this.organisation.settings(actor.organisationId),
    ]);
    const today = localDay(this.clock.now(), actor.zone);
    const gapClosed = gapClosedOf(gaps);
    return {
      season: season ? this.seasonNow(season, actor.zone) : null,
      boards,
      council,
      gapClosed: gapClosed.map(({ rank, id, closure }) => {
        const { name, nameCy } = gaps.find((gap) => gap.id === id)!;
        return { rank, unitId: id, name, nameCy, closure };
      }),
      preElectionUntil:
        preElection && preElection.from <= today && today <= preElection.until ? preElection.until : null,
    };
  }

  /** The season that runs, or the latest there was. */
  private async season(organisationId: string): Promise<SeasonRow | null> {
    const [row] = await this.database.query<SeasonRow>(
      `select id, number, starts_at as "startsAt", ends_at as "endsAt", rest_ends_at as "restEndsAt" from season
       where organisation_id = $1 order by starts_at <= $2 desc, starts_at desc limit 1`,
      [organisationId, this.clock.now()],
    );
    return row ?? null;
  }

  private seasonNow(season: SeasonRow, zone: string): SeasonNow {
    const phase = seasonPhase(season, this.clock.now(), zone);
    return {
      number: season.number,
      phase: phase.phase,
      week: phase.phase === 'open' ? phase.week : null,
      chapter: phase.phase === 'open' ? phase.chapter : null,
      startsAt: season.startsAt.toISOString(),
      endsAt: season.endsAt.toISOString(),
    };
  }

  private async faces(organisationId: string, season: SeasonRow | null): Promise<BoardFace[]> {
    const people = await this.boards.peopleAreShown(organisationId);
    return this.database.query<BoardFace>(
      `select id, subject_kind as "subjectKind", span from board
       where organisation_id = $1 and (span = 'all' or (span = 'season' and span_id = $2))
         and (subject_kind <> 'member' or $3)
       order by span = 'all', subject_kind = 'member', subject_kind = 'department'`,
      [organisationId, season?.id ?? null, people],
    );
  }

  private async council(organisationId: string): Promise<BoardList['council']> {
    const { targetRate: target } = await this.organisation.settings(organisationId);
    const counts = await this.database.query<DirectorateCounts>(
      `select d.id as "unitId", d.name, d.name_cy as "nameCy", count(*)::int as people,
              (count(*) filter (where p.level > 0))::int as started
       from unit d join unit u on u.path @> array[d.id]
       join membership ms on ms.unit_id = u.id and ms.during @> $2::timestamptz
       left join member_progress p on p.member_id = ms.member_id
       where d.organisation_id = $1 and d.kind = 'directorate' and d.closed_at is null
       group by d.id order by d.name`,
      [organisationId, this.clock.now()],
    );
    const directorates = councilGroups(counts);
    if (directorates.length === 0) return null;
    const share = wholeCouncilBar(
      directorates.map(({ rate }) => rate),
      target,
    );
    return { share, target, directorates };
  }

  /** Each department's gap (scoring §3.4, a = 1) at the season's start and now; only a first step is known of the past. */
  private async gaps(
    organisationId: string,
    season: SeasonRow,
  ): Promise<(DepartmentGap & { nameCy: string | null })[]> {
    return this.database.query(
      `select d.id, d.name, d.name_cy as "nameCy", d.path[1] as "directorateId", count(*)::int as people,
              (count(*) filter (where p.first_step_at < $3))::int as "startedBefore",
              (count(*) filter (where p.level > coalesce(p.first_step_at < $3, false)::int))::int as moved,
              (count(*) filter (where coalesce(p.level, 0) < ${TARGET_LEVEL}))::int as below,
              avg((${TARGET_LEVEL} - coalesce(p.first_step_at < $3, false)::int) / ${TARGET_LEVEL}.0)::float8 as before,
              avg(greatest(0, ${TARGET_LEVEL} - coalesce(p.level, 0)) / ${TARGET_LEVEL}.0)::float8 as now
       from unit d join unit u on u.path @> array[d.id]
       join membership ms on ms.unit_id = u.id and ms.during @> $2::timestamptz
       left join member_progress p on p.member_id = ms.member_id
       where d.organisation_id = $1 and d.kind = 'department' and d.closed_at is null
       group by d.id`,
      [organisationId, this.clock.now(), season.startsAt],
    );
  }
}
