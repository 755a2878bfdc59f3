import { Module } from '@nestjs/common';

import { SeatsChanged } from '../../people/organisation/seats-changed.js';
import { StructureFollowers } from '../../people/structure/structure-followers.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { holdEngine } from '../engine/hold-engine.js';
import { OpenSeason } from './open-season.command.js';
import { SeasonEnd } from './season-end.js';
import { SeasonMoves } from './season-moves.js';
import { SeasonClock } from './season-clock.js';

/** Seasons: opened by the organisation's administrators, scored by the engine's season stage, closed by the clock. */
@Module({ providers: [OpenSeason, SeasonClock, SeasonEnd, SeasonMoves], exports: [OpenSeason, SeasonClock] })
export class SeasonsModule {
  constructor(jobs: Jobs, clock: SeasonClock, seats: SeatsChanged, moves: SeasonMoves, structure: StructureFollowers) {
    seats.on((organisationId) => clock.recount(organisationId));
    structure.following((tx, move) => moves.follow(tx, move));
    structure.reckoning({ hold: holdEngine, changed: (tx, units) => moves.recount(tx, units) });
    jobs.every('keep_seasons', '*/5 * * * *', () => clock.tick());
  }
}
