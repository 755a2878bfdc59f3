import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { isWorkingTime } from '../../platform/time/zone.js';
import type { Encouragement } from './encouragement.js';

/** Tells members by the clock what may encourage them, within the working hours of their organisation and never outside. */
export class EncouragementClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encouragements: readonly Encouragement[],
  ) {}

  /** Safe to run at any time, and on several servers at once. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const organisations = await this.database.query<{ id: string; zone: string }>(`select id, zone from organisation`);
    await oneByOne(organisations, async ({ id: organisationId, zone }) => {
      if (!isWorkingTime(now, zone)) return;
      await oneByOne(this.encouragements, (encouragement) =>
        this.database.transaction({}, (tx) => encouragement.tell(tx, { organisationId, zone, now })),
      );
    });
  }
}
