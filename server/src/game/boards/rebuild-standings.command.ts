import { Injectable } from '@nestjs/common';

import { Activities } from '../../activity/record.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { lockRunning } from '../challenges/challenge.store.js';
import { ChallengesStage } from '../challenges/challenges.stage.js';
import { Batch, type BatchPlace, type LoggedActivity, type WrittenEntry } from '../engine/batch.js';
import { holdEngine } from '../engine/hold-engine.js';
import { SeasonStage } from '../seasons/season.stage.js';
import { seasonsOf } from '../seasons/current-seasons.js';

/** Activities of the history read together. */
const MOST_AT_ONCE = 5_000;

type PastActivity = LoggedActivity & { revoked: boolean };
type EntryRow = Omit<WrittenEntry, 'activity'> & { activityId: string };

/**
 * Throws away what is projected from the ledger and works it out anew by the stages that keep it (DESIGN §1):
 * points and counters of units, scores, places, and what counts in challenges that are not settled. Settled challenges
 * and closed seasons stay as they were announced.
 */
@Injectable()
export class RebuildStandings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly season: SeasonStage,
    private readonly challenges: ChallengesStage,
  ) {}

  /** One organisation, in one transaction; its engine waits meanwhile. Watchers hear of it from the sweeper. */
  execute(organisationId: string, atOnce = MOST_AT_ONCE): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      const place = { organisationId, zone: await holdEngine(tx, organisationId), now: this.clock.now() };
      await lockRunning(tx, organisationId);
      await this.workOut(tx, place, atOnce);
    });
  }

  /**
   * The same in a transaction in which nobody else changes the standings. The history is read `atOnce` activities at a
   * time, so that its length costs no memory.
   */
  async workOut(tx: Tx, place: BatchPlace, atOnce = MOST_AT_ONCE): Promise<void> {
    const { organisationId } = place;
    await clear(tx, organisationId);
    let activities: PastActivity[];
    let after: string | null = null;
    do {
      activities = await activitiesAfter(tx, organisationId, after, atOnce);
      after = activities.at(-1)?.id ?? null;
      const batch = await this.batchOf(tx, place, activities);
      await this.season.handle(tx, batch);
      await this.challenges.handle(tx, batch);
    } while (activities.length === atOnce);
    const unheard = { ...place, announce: () => undefined };
    for (const season of await seasonsOf(tx, organisationId)) {
      // One that is only on the calendar has no standings yet.
      if (season.closed || season.startsAt > place.now) continue;
      await this.season.rescore(tx, unheard, season, await allUnits(tx, organisationId));
    }
    await keepMoments(tx);
  }

  /** Part of the history as a batch: what stands of it, and every line of the ledger that it brought. */
  private async batchOf(tx: Tx, place: BatchPlace, activities: readonly PastActivity[]): Promise<Batch> {
    const unused = new Activities({ wake: () => undefined, listen: () => undefined } as never);
    const work = { fresh: activities.filter(({ revoked }) => !revoked), undone: [], takenBack: [] };
    const batch = new Batch(place, work, unused);
    const byId = new Map(activities.map((activity) => [activity.id, activity]));
    for (const { activityId, ...entry } of await entriesOf(tx, [...byId.keys()]))
      batch.entries.push({ ...entry, activity: byId.get(activityId)! });
    return batch;
  }
}

/** What the engine has handled, in one order; `after` is the id before the first. */
function activitiesAfter(tx: Tx, organisationId: string, after: string | null, most: number): Promise<PastActivity[]> {
  return tx.query<PastActivity>(
    `select a.id, a.kind, a.member_id as "memberId", a.unit_id as "unitId", a.subject_id as "subjectId",
            a.counterpart_id as "counterpartId", a.occurred_at as "occurredAt", a.recorded_at as "recordedAt", a.key,
            a.data, a.revoked_at is not null and p.activity_id is null as revoked
     from activity a left join pending_activity p on p.organisation_id = a.organisation_id and p.activity_id = a.id
     where a.organisation_id = $1 and ($2::uuid is null or a.id > $2) and (p.handled is null or p.handled)
     order by a.id limit $3`,
    [organisationId, after, most],
  );
}

function entriesOf(tx: Tx, activityIds: readonly string[]): Promise<EntryRow[]> {
  return tx.query<EntryRow>(
    `select id, member_id as "memberId", unit_id as "unitId", season_id as "seasonId", activity_id as "activityId",
            rule, category, points, kind, occurred_at as "occurredAt"
     from points_entry where activity_id = any($1) order by seq`,
    [activityIds],
  );
}

/** What the stages then write anew; the moments scores were reached are set aside, because the ledger does not know them. */
async function clear(tx: Tx, organisationId: string): Promise<void> {
  await tx.query(
    `create temporary table held_moment on commit drop as
     select board_id, subject_id, score, reached_at from standing where organisation_id = $1`,
    [organisationId],
  );
  await tx.query(
    `create temporary table stale_board on commit drop as
     select b.id from board b left join season s on s.id = b.span_id left join challenge c on c.id = b.span_id
     where b.organisation_id = $1 and (b.subject_kind = 'member' and b.span = 'all'
           or b.span = 'season' and s.closed_at is null or c.state in ('scheduled', 'open', 'settling'))`,
    [organisationId],
  );
  await tx.query(`delete from standing where board_id in (select id from stale_board)`);
  await tx.query(`delete from rank_bucket where board_id in (select id from stale_board)`);
  for (const table of ['season_points', 'unit_outreach', 'unit_season'])
    await tx.query(
      `delete from ${table} where organisation_id = $1 and season_id in (select id from season where closed_at is null)`,
      [organisationId],
    );
  for (const table of ['challenge_points', 'challenge_reuse'])
    await tx.query(
      `delete from ${table} where organisation_id = $1 and challenge_id in
         (select id from challenge where state in ('scheduled', 'open', 'settling'))`,
      [organisationId],
    );
}

async function keepMoments(tx: Tx): Promise<void> {
  await tx.query(
    `update standing s set reached_at = h.reached_at from held_moment h
     where s.board_id = h.board_id and s.subject_id = h.subject_id and s.score = h.score`,
    [],
  );
}

async function allUnits(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct unit_id as id from membership where organisation_id = $1`,
    [organisationId],
  );
  return rows.map(({ id }) => id);
}
