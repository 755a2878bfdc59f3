import { Injectable } from '@nestjs/common';

import type { ChangedUnits, UnitMove } from '../../people/structure/structure-followers.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { LoggedActivity } from '../engine/batch.js';
import { type SeasonRow, seasonFor, seasonsUnderWay } from './current-seasons.js';
import { countOutreach } from './outreach.store.js';
import { SeasonStage } from './season.stage.js';

/** So many activities are read at once. */
const AT_ONCE = 5_000;

/**
 * A unit belongs to another one: seasons that are not closed are reckoned by the tree as it is now, as if they had been so
 * from the start. What teams and people scored stays; what departments add up, and what crossed an edge, is counted anew.
 */
@Injectable()
export class SeasonMoves {
  constructor(
    private readonly clock: Clock,
    private readonly stage: SeasonStage,
  ) {}

  /** In the transaction of the move, in which the organisation's engine waits. */
  async follow(tx: Tx, { organisationId, before, after }: UnitMove): Promise<void> {
    for (const season of await seasonsUnderWay(tx, organisationId, this.clock.now())) {
      await outreachAnew(tx, organisationId, season);
      const units = [...new Set([...(await seatedUnits(tx, season, organisationId)), ...before, ...after])];
      await this.rescore(tx, organisationId, season, units);
    }
  }

  /**
   * A unit closed or opened again, or its people went to another one: what these scored stays, who is in them is counted
   * anew, and one that is closed without points leaves the boards.
   */
  async recount(tx: Tx, { organisationId, units }: ChangedUnits): Promise<void> {
    for (const season of await seasonsUnderWay(tx, organisationId, this.clock.now()))
      await this.rescore(tx, organisationId, season, units);
  }

  private rescore(tx: Tx, organisationId: string, season: SeasonRow, units: string[]): Promise<void> {
    const announce = (say: () => Promise<void> | void) => tx.afterCommit(() => void say());
    return this.stage.rescore(tx, { organisationId, now: this.clock.now(), announce }, season, units);
  }
}

async function outreachAnew(tx: Tx, organisationId: string, season: SeasonRow): Promise<void> {
  await tx.query(`delete from unit_outreach where season_id = $1`, [season.id]);
  let after: string | null = null;
  do {
    const fresh: LoggedActivity[] = await reachesAfter(tx, { organisationId, season, after });
    after = fresh.length === AT_ONCE ? fresh.at(-1)!.id : null;
    await countOutreach(
      tx,
      { organisationId, fresh, undone: [] },
      season.id,
      (activity) => seasonFor(activity, [season]) !== undefined,
    );
  } while (after);
}

interface Reading {
  organisationId: string;
  season: SeasonRow;
  /** The id before the first. */
  after: string | null;
}

/** What people gave to others during a season: handled by the engine, and not taken back as far as it knows. */
function reachesAfter(tx: Tx, { organisationId, season, after }: Reading): Promise<LoggedActivity[]> {
  return tx.query<LoggedActivity>(
    `select a.id, a.kind, a.member_id as "memberId", a.unit_id as "unitId", a.subject_id as "subjectId",
            a.counterpart_id as "counterpartId", a.occurred_at as "occurredAt", a.recorded_at as "recordedAt", a.key, a.data
     from activity a left join pending_activity p on p.organisation_id = a.organisation_id and p.activity_id = a.id
     where a.organisation_id = $1 and a.kind in ('newcomer.helped', 'practice.reused')
       and a.occurred_at >= $2 and a.occurred_at < $3 and ($4::uuid is null or a.id > $4)
       and (p.handled is null or p.handled) and (a.revoked_at is null or p.activity_id is not null)
     order by a.id limit ${AT_ONCE}`,
    [organisationId, season.startsAt, season.endsAt, after],
  );
}

async function seatedUnits(tx: Tx, { startsAt }: SeasonRow, organisationId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct unit_id as id from membership
     where organisation_id = $1 and (upper(during) is null or upper(during) > $2)`,
    [organisationId, startsAt],
  );
  return rows.map(({ id }) => id);
}
