import { challengeTopic } from '@guildhall/shared/game/challenges';
import { Module } from '@nestjs/common';

import { SeatsChanged } from '../../people/organisation/seats-changed.js';
import { StructureFollowers } from '../../people/structure/structure-followers.js';
import { Notices } from '../../platform/database/notify.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { BadgesModule } from '../badges/badges.module.js';
import { Stages } from '../engine/stages.js';
import { ChallengeClock } from './challenge-clock.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { ChallengeStandings } from './challenge-standings.js';
import { ChallengeTurns } from './challenge-turns.js';
import { ChallengeResultsController, ChallengesController } from './challenges.controller.js';
import { CHALLENGE_ACCESS, ChallengeLive } from './challenges.live.js';
import { ChallengeQueries } from './challenges.queries.js';
import { namedInChallenge, runningAcross } from './running-across.js';
import { ChallengesStage } from './challenges.stage.js';
import { CorrectChallenge } from './correct-challenge.command.js';
import { ErrataQueries } from './errata.queries.js';
import { MoveChallenge } from './move-challenge.command.js';
import { ChallengePreviewQueries } from './preview.queries.js';
import { CreateChallenge, EditChallengeCommand } from './write-challenge.command.js';
import { SponsorReminders } from './sponsor-reminders.js';

const commands = [CreateChallenge, EditChallengeCommand, MoveChallenge, CorrectChallenge, ChallengeClock];

/** Team challenges: created by managers, backed by a sponsor, counted live, settled by the clock. */
@Module({
  imports: [BadgesModule],
  controllers: [ChallengesController, ChallengeResultsController],
  providers: [
    ChallengeQueries,
    ChallengePreviewQueries,
    ChallengeNewsDesk,
    ErrataQueries,
    ChallengeLive,
    ...commands,
    ChallengeStandings,
    ChallengeTurns,
    SponsorReminders,
    ChallengesStage,
  ],
  exports: [ChallengeQueries, ChallengeNewsDesk, ChallengeStandings, ChallengesStage, ...commands],
})
export class ChallengesModule {
  constructor(
    stages: Stages,
    topics: LiveTopics,
    jobs: Jobs,
    stage: ChallengesStage,
    live: ChallengeLive,
    clock: ChallengeClock,
    reminders: SponsorReminders,
    seats: SeatsChanged,
    notices: Notices,
    gateway: LiveGateway,
    structure: StructureFollowers,
  ) {
    stages.register('challenges', stage);
    topics.register(live);
    notices.on(CHALLENGE_ACCESS, (id) => void gateway.recheck(challengeTopic.of(id)));
    seats.on((organisationId) => clock.recount(organisationId));
    structure.objecting(runningAcross);
    structure.objectingToClosing(namedInChallenge);
    jobs.every('move_challenges', '* * * * *', () => clock.tick());
    jobs.every('remind_sponsors', '*/10 * * * *', () => reminders.tick());
  }
}
