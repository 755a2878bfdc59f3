import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { openSeason } from './next-season.js';

/** Opens a season of twelve weeks and a rest week. Whoever calls decides who may. */
@Injectable()
export class OpenSeason {
  constructor(private readonly clock: Clock) {}

  /** `firstMonday` is a date such as 2026-09-07 in the organisation's zone. Gives the id; throws `invalid` naming the field. */
  execute(tx: Tx, organisationId: string, firstMonday: string): Promise<string> {
    return openSeason(tx, organisationId, firstMonday, this.clock.now());
  }
}
