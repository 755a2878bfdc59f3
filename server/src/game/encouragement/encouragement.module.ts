import { Module } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ChallengesModule } from '../challenges/challenges.module.js';
import { EncouragementClock } from './encouragement-clock.js';
import { NearQuests } from './near-quests.js';
import { OpenedChallenges } from './opened-challenges.js';
import { TeamGoals } from './team-goals.js';
import { TeamsMovedUp } from './teams-moved-up.js';

/** What members hear by the clock: a quest nearly finished, a goal within reach, a team that moved up, a challenge that opened. */
@Module({
  imports: [ChallengesModule],
  providers: [
    NearQuests,
    OpenedChallenges,
    TeamGoals,
    TeamsMovedUp,
    {
      provide: EncouragementClock,
      useFactory: (database: Database, clock: Clock, ...encouragements: [NearQuests, OpenedChallenges]) =>
        new EncouragementClock(database, clock, encouragements),
      inject: [Database, Clock, NearQuests, OpenedChallenges, TeamGoals, TeamsMovedUp],
    },
  ],
})
export class EncouragementModule {
  constructor(jobs: Jobs, clock: EncouragementClock) {
    jobs.every('encourage', '*/10 * * * *', () => clock.tick());
  }
}
