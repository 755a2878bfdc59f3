import { AsyncLocalStorage } from 'node:async_hooks';

import { SetClock } from '../platform/clock.js';

/** A clock that stands still until it is moved, beside which things of other hours may go on at once. */
export class StoryClock extends SetClock {
  private readonly hours = new AsyncLocalStorage<Date>();

  override now(): Date {
    return this.hours.getStore() ?? super.now();
  }

  /** Runs `work` at an hour of its own: it and all that it waits for see that hour. */
  at<Done>(hour: Date, work: () => Promise<Done>): Promise<Done> {
    return this.hours.run(hour, work);
  }
}
