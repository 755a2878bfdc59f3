import { Module } from '@nestjs/common';

import { ChallengesModule } from '../game/challenges/challenges.module.js';
import { CounterMeasuresQueries } from './counter-measures/counter-measures.queries.js';
import { GapQueries } from './gap/gap.queries.js';
import { InsightController } from './insight.controller.js';
import { MeasuresQueries } from './measures/measures.queries.js';
import { RechecksModule } from './rechecks/rechecks.module.js';
import { StartHereModule } from './start-here/start-here.module.js';

/** Read-only views of everything below: the home, the gap, what came of it, what stands beside the scores, and second looks. */
@Module({
  imports: [ChallengesModule, RechecksModule, StartHereModule],
  controllers: [InsightController],
  providers: [CounterMeasuresQueries, GapQueries, MeasuresQueries],
})
export class InsightModule {}
