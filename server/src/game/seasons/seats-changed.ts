import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { MEMBERSHIPS_CHANGED } from '../../people/organisation/memberships.store.js';
import { Notices } from '../../platform/database/notify.js';
import { SeasonClock } from './season-clock.js';

/** Counts people who came, moved or left as soon as that is known; many of one organisation together are counted once. */
@Injectable()
export class SeatsChanged implements OnApplicationShutdown {
  private readonly waiting = new Set<string>();
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly clock: SeasonClock,
    notices: Notices,
  ) {
    notices.on(MEMBERSHIPS_CHANGED, (organisationId) => {
      this.waiting.add(organisationId);
      this.underWay ??= this.count();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.waiting.clear();
    await this.underWay;
  }

  private async count(): Promise<void> {
    for (const organisationId of this.waiting) {
      this.waiting.delete(organisationId);
      // What could not be counted now, the clock counts.
      await this.clock.recount(organisationId).catch(() => undefined);
    }
    this.underWay = null;
  }
}
