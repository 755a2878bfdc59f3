import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { Notices } from '../../platform/database/notify.js';
import { MEMBERSHIPS_CHANGED } from './memberships.store.js';

type Count = (organisationId: string) => Promise<void>;

/** Counts people who came, moved or left as soon as that is known; many of one organisation together are counted once. */
@Injectable()
export class SeatsChanged implements OnApplicationShutdown {
  private readonly counts: Count[] = [];
  private readonly waiting = new Set<string>();
  private underWay: Promise<void> | null = null;

  constructor(notices: Notices) {
    notices.on(MEMBERSHIPS_CHANGED, (organisationId) => {
      this.waiting.add(organisationId);
      this.underWay ??= this.count();
    });
  }

  /** Has this counted besides, on each server; what fails is left to the clock of whoever asks. */
  on(count: Count): void {
    this.counts.push(count);
  }

  async onApplicationShutdown(): Promise<void> {
    this.waiting.clear();
    await this.underWay;
  }

  private async count(): Promise<void> {
    for (const organisationId of this.waiting) {
      this.waiting.delete(organisationId);
      await Promise.allSettled(this.counts.map((count) => count(organisationId)));
    }
    this.underWay = null;
  }
}
