import { Module } from '@nestjs/common';

import { SeatsChanged } from '../../people/organisation/seats-changed.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { OpenSeason } from './open-season.command.js';
import { SeasonEnd } from './season-end.js';
import { SeasonClock } from './season-clock.js';

/** Seasons: opened by the organisation's administrators, scored by the engine's season stage, closed by the clock. */
@Module({ providers: [OpenSeason, SeasonClock, SeasonEnd], exports: [OpenSeason, SeasonClock] })
export class SeasonsModule {
  constructor(jobs: Jobs, clock: SeasonClock, seats: SeatsChanged) {
    seats.on((organisationId) => clock.recount(organisationId));
    jobs.every('keep_seasons', '*/5 * * * *', () => clock.tick());
  }
}
