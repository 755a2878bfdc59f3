import { Module } from '@nestjs/common';

import { ChallengesModule } from '../../game/challenges/challenges.module.js';
import { LedgerModule } from '../../game/ledger/ledger.module.js';
import { QuestsModule } from '../../game/quests/quests.module.js';
import { RechecksModule } from '../rechecks/rechecks.module.js';
import { StartHereController } from './start-here.controller.js';
import { HomeReads, StartHereQueries } from './start-here.queries.js';

@Module({
  imports: [QuestsModule, ChallengesModule, LedgerModule, RechecksModule],
  controllers: [StartHereController],
  providers: [HomeReads, StartHereQueries],
})
export class StartHereModule {}
