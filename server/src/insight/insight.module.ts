import { Module } from '@nestjs/common';

import { ChallengesModule } from '../game/challenges/challenges.module.js';
import { GapQueries } from './gap/gap.queries.js';
import { InsightController } from './insight.controller.js';
import { MeasuresQueries } from './measures/measures.queries.js';
import { StartHereModule } from './start-here/start-here.module.js';

/** Read-only views of everything below: the home, the gap, and what came of it. */
@Module({
  imports: [ChallengesModule, StartHereModule],
  controllers: [InsightController],
  providers: [GapQueries, MeasuresQueries],
})
export class InsightModule {}
