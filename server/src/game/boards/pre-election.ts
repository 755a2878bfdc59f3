import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { BoardLive } from './boards.live.js';
import { touchTeamBoards } from './standings.store.js';

/** Keeps cohorts of councillors off the boards while their organisation is in the time before an election (model I16). */
@Injectable()
export class PreElection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: BoardLive,
  ) {}

  /** Takes them off, or puts them back, as the calendar now says; in this organisation, or in each. Whoever looks sees it at once. */
  async keep(organisationId: string | null = null): Promise<void> {
    await this.database.transaction({}, async (tx) => {
      const moved = await tx.query<{ organisationId: string }>(
        `update unit u set off_boards = wanted.off
         from organisation o, unit c, lateral (select
           coalesce(($2::timestamptz at time zone o.zone)::date
             between (o.settings #>> '{preElection,from}')::date and (o.settings #>> '{preElection,until}')::date, false)
           and exists (select 1 from membership ms join member m on m.id = ms.member_id
             where ms.unit_id = c.id and ms.during @> $2::timestamptz and m.kind = 'councillor') as off) wanted
         where c.organisation_id = o.id and c.kind = 'cohort' and ($1::uuid is null or o.id = $1)
           and u.id = c.id and u.off_boards <> wanted.off
         returning u.organisation_id as "organisationId"`,
        [organisationId, this.clock.now()],
      );
      for (const id of new Set(moved.map((unit) => unit.organisationId))) {
        for (const change of await touchTeamBoards(tx, id)) tx.afterCommit(() => this.live.publish(change));
      }
    });
  }
}
