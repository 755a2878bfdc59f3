import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/database/database.js';
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
    for (const { id: organisationId, zone } of organisations.filter((each) => isWorkingTime(now, each.zone))) {
      for (const encouragement of this.encouragements) {
        await this.database.transaction({}, (tx) => encouragement.tell(tx, { organisationId, zone, now }));
      }
    }
  }
}
