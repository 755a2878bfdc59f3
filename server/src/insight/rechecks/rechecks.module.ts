import { Module } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { AnswerRecheckCommand } from './answer-recheck.command.js';
import { RecheckClock } from './recheck-clock.job.js';
import { RecheckFigureQueries } from './recheck-figures.queries.js';
import { RecheckNews } from './recheck-news.js';
import { RechecksController } from './rechecks.controller.js';
import { RecheckQueries } from './rechecks.queries.js';

/** A sample of what was recorded, looked at once more by a second person: a measurement, and no punishment. */
@Module({
  controllers: [RechecksController],
  providers: [RecheckClock, RecheckNews, RecheckQueries, RecheckFigureQueries, AnswerRecheckCommand],
  exports: [RecheckQueries, RecheckFigureQueries],
})
export class RechecksModule {
  constructor(jobs: Jobs, clock: RecheckClock) {
    jobs.every('rechecks', '15 * * * *', () => clock.tick());
  }
}
