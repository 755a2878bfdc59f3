import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { isoWeek, startOfWeek } from '../../platform/time/zone.js';
import type { Batch } from '../engine/batch.js';
import { holdEngine } from '../engine/hold-engine.js';
import { workWaits } from '../engine/work-waits.js';
import { GRACE_MS, type SeasonRow, seasonsUnderWay } from './current-seasons.js';
import { followOn } from './next-season.js';
import { ratesOf } from './season.rules.js';
import { SeasonEnd } from './season-end.js';
import { SeasonStage } from './season.stage.js';
import { changedUnits, wholeOrganisation } from './unit-seasons.store.js';

type Held = Pick<Batch, 'organisationId' | 'zone' | 'now' | 'announce'>;

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

  /** Counts anew the units of an organisation in which people came, went or opted in; its engine waits meanwhile. */
  recount(organisationId: string): Promise<void> {
    return this.held(organisationId, async (tx, batch) => void (await this.recounted(tx, batch)));
  }

  private keep(organisationId: string): Promise<void> {
    return this.held(organisationId, async (tx, batch) => {
      const { now } = batch;
      for (const season of await this.recounted(tx, batch)) {
        await this.takeRates(tx, batch, season);
        const taking = now.getTime() <= season.endsAt.getTime() + GRACE_MS;
        // What was recorded in time counts, also when nobody ran the server since then.
        if (!taking && !(await workWaits(tx, organisationId, season.endsAt)))
          await this.ending.close(tx, organisationId, season, now);
      }
      await followOn(tx, batch);
    });
  }

  /** Gives the seasons that are under way. */
  private async recounted(tx: Tx, batch: Held): Promise<SeasonRow[]> {
    const { organisationId, now } = batch;
    const seasons = await seasonsUnderWay(tx, organisationId, now);
    for (const season of seasons)
      await this.stage.rescore(tx, batch, season, await changedUnits(tx, organisationId, season, now));
    return seasons;
  }

  /** Does something to an organisation that its engine does not work on; what it has to say is said after the commit. */
  private async held(organisationId: string, work: (tx: Tx, batch: Held) => Promise<void>): Promise<void> {
    const announcements: (() => Promise<void> | void)[] = [];
    const announce = (say: () => Promise<void> | void) => void announcements.push(say);
    await this.database.transaction({}, async (tx) => {
      const zone = await holdEngine(tx, organisationId);
      await work(tx, { organisationId, zone, now: this.clock.now(), announce });
    });
    for (const say of announcements) await say();
  }

  /** At the end of a week of the season, the rates of those who take part become those at which the others stand in. */
  private async takeRates(tx: Tx, batch: Held, season: SeasonRow): Promise<void> {
    const { zone } = batch;
    const lastInstant = new Date(startOfWeek(batch.now, zone).getTime() - 1);
    const week = isoWeek(lastInstant, zone);
    if (lastInstant < season.startsAt || lastInstant >= season.endsAt || season.priorsWeek === week) return;
    const priors = ratesOf(await wholeOrganisation(tx, season.id, batch.organisationId, batch.now), season.priors);
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
