import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { closedTriads } from './triads.rules.js';
import { creditsBetween, forgetTriads, keepTriads } from './triads.store.js';

/** Looks through the ledger each night for three who mostly bring credit to one another (scoring §3.5). It changes no points. */
@Injectable()
export class FindTriads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async nightly(): Promise<void> {
    const organisations = await this.database.query<{ id: string }>(`select id from organisation order by id`);
    await oneByOne(organisations, ({ id }) => this.execute(id));
  }

  /** Safe at any time and on several servers: what holds is kept, and everything else forgotten. */
  async execute(organisationId: string): Promise<void> {
    const now = this.clock.now();
    const seasons = await this.database.query<{ id: string }>(
      `select id from season where organisation_id = $1 and closed_at is null and starts_at <= $2 order by starts_at`,
      [organisationId, now],
    );
    await forgetTriads(
      this.database,
      organisationId,
      seasons.map(({ id }) => id),
    );
    for (const { id: seasonId } of seasons) {
      const found = closedTriads(await creditsBetween(this.database, seasonId));
      await this.database.transaction({}, (tx) => keepTriads(tx, { organisationId, seasonId, now }, found));
    }
  }
}
