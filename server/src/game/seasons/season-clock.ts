import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { isoWeek, startOfWeek } from '../../platform/time/zone.js';
import type { Batch } from '../engine/batch.js';
import { holdEngine } from '../engine/hold-engine.js';
import { workWaits } from '../engine/work-waits.js';
import { GRACE_MS, type SeasonRow, seasonsOf } from './current-seasons.js';
import { ratesOf } from './season.rules.js';
import { SeasonEnd } from './season-end.js';
import { SeasonStage } from './season.stage.js';
import { wholeOrganisation } from './unit-seasons.store.js';

/** What time and the organisation do to a season without anybody's deed. Safe on several servers at once. */
@Injectable()
export class SeasonClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stage: SeasonStage,
    private readonly ending: SeasonEnd,
  ) {}

  /**
   * Counts anew the units in which people came or went or opted in, takes the organisation's rates at the end of each
   * week, closes seasons that take no more entries, and puts the next one on the calendar.
   */
  async tick(): Promise<void> {
    const organisations = await this.database.query<{ id: string }>(
      `select distinct organisation_id as id from season where closed_at is null and starts_at <= $1
       union select organisation_id from season group by organisation_id having max(ends_at) <= $1`,
      [this.clock.now()],
    );
    await oneByOne(organisations, ({ id }) => this.keep(id));
  }

  private async keep(organisationId: string): Promise<void> {
    const now = this.clock.now();
    const announcements: (() => Promise<void> | void)[] = [];
    const batch = { organisationId, now, announce: (say: () => Promise<void> | void) => void announcements.push(say) };
    await this.database.transaction({}, async (tx) => {
      const zone = await holdEngine(tx, organisationId);
      for (const season of await seasonsOf(tx, organisationId)) {
        if (season.closed || season.startsAt > now) continue;
        await this.stage.rescore(tx, batch, season, await changedUnits(tx, organisationId, season, now));
        await this.takeRates(tx, batch, season, zone);
        const taking = now.getTime() <= season.endsAt.getTime() + GRACE_MS;
        // What was recorded in time counts, also when nobody ran the server since then.
        if (!taking && !(await workWaits(tx, organisationId, season.endsAt)))
          await this.ending.close(tx, organisationId, season, now);
      }
      await this.ending.follow(tx, organisationId, zone, now);
    });
    for (const say of announcements) await say();
  }

  /** At the end of a week of the season, the rates of those who take part become those at which the others stand in. */
  private async takeRates(
    tx: Tx,
    batch: Pick<Batch, 'organisationId' | 'now' | 'announce'>,
    season: SeasonRow,
    zone: string,
  ): Promise<void> {
    const lastInstant = new Date(startOfWeek(batch.now, zone).getTime() - 1);
    const week = isoWeek(lastInstant, zone);
    if (lastInstant < season.startsAt || lastInstant >= season.endsAt || season.priorsWeek === week) return;
    const priors = ratesOf(await wholeOrganisation(tx, season.id), season.priors);
    await tx.query(`update season set priors = $2, priors_week = $3 where id = $1`, [
      season.id,
      JSON.stringify(priors),
      week,
    ]);
    const away = await tx.query<{ id: string }>(
      `select unit_id as id from unit_season where season_id = $1 and opted_out > 0`,
      [season.id],
    );
    await this.stage.rescore(
      tx,
      batch,
      { ...season, priors },
      away.map(({ id }) => id),
    );
  }
}

/** Units whose people during the season, or those among them who opted out, are no longer as many as were counted. */
async function changedUnits(tx: Tx, organisationId: string, season: SeasonRow, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with here as (
       select ms.unit_id, count(distinct m.id) as people,
              count(distinct m.id) filter (where not m.playing and m.playing_since < $3) as opted_out
       from membership ms join member m on m.id = ms.member_id
       where ms.organisation_id = $1
         and ms.during && tstzrange($3, greatest($3::timestamptz, least($4::timestamptz, $5)), '[]')
       group by ms.unit_id
     )
     select coalesce(h.unit_id, us.unit_id) as id
     from here h full join (select unit_id, people, opted_out from unit_season where season_id = $2) us
       on us.unit_id = h.unit_id
     where (coalesce(h.people, 0), coalesce(h.opted_out, 0)) <> (coalesce(us.people, 0), coalesce(us.opted_out, 0))`,
    [organisationId, season.id, season.startsAt, season.endsAt, now],
  );
  return rows.map(({ id }) => id);
}
