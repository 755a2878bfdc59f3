import { Module } from '@nestjs/common';

import { MEMBER_BOARDS_DECIDED, PRE_ELECTION_DECIDED } from '../../people/organisation/change-organisation.command.js';
import { UNITS_CHANGED } from '../../people/organisation/units.store.js';
import { Notices } from '../../platform/database/notify.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { ChallengesModule } from '../challenges/challenges.module.js';
import { ChallengeStandings } from '../challenges/challenge-standings.js';
import { SeasonStage } from '../seasons/season.stage.js';
import { SeasonsModule } from '../seasons/seasons.module.js';
import { BoardListQueries } from './board-list.queries.js';
import { BoardsController } from './boards.controller.js';
import { BoardLive } from './boards.live.js';
import { BoardQueries } from './boards.queries.js';
import { MoreBoardQueries } from './more-boards.queries.js';
import { CheckStandings } from './check-standings.command.js';
import { OwnPlaceQueries } from './own-place.queries.js';
import { PlacesQueries } from './places.queries.js';
import { PreElection } from './pre-election.js';
import { RebuildStandings } from './rebuild-standings.command.js';
import { StandingsCheckController } from './standings-check.controller.js';

/** Leaderboards: written by the engine's stages, read here, live. */
@Module({
  imports: [ChallengesModule, SeasonsModule],
  controllers: [BoardsController, StandingsCheckController],
  providers: [
    PlacesQueries,
    OwnPlaceQueries,
    BoardQueries,
    BoardListQueries,
    MoreBoardQueries,
    BoardLive,
    RebuildStandings,
    CheckStandings,
    PreElection,
  ],
})
export class BoardsModule {
  constructor(
    topics: LiveTopics,
    live: BoardLive,
    season: SeasonStage,
    challenges: ChallengeStandings,
    notices: Notices,
    gateway: LiveGateway,
    jobs: Jobs,
    preElection: PreElection,
    check: CheckStandings,
    metrics: Metrics,
  ) {
    topics.register(live);
    season.onBoardChange((change) => live.publish(change));
    challenges.onBoardChange((change) => live.publish(change));
    notices.on('member-changed', (memberId) => live.refreshBoardsOf(memberId));
    notices.on(UNITS_CHANGED, (organisationId) => live.refreshUnitBoards(organisationId));
    notices.on(MEMBER_BOARDS_DECIDED, (organisationId) => {
      // What cannot be asked now stays as it was.
      void live.recheckPeople(organisationId, (address) => gateway.recheck(address)).catch(() => undefined);
    });
    // What cannot be done now, the next minute does.
    notices.on(PRE_ELECTION_DECIDED, (organisationId) => void preElection.keep(organisationId).catch(() => undefined));
    jobs.every('keep_pre_election', '* * * * *', () => preElection.keep());
    jobs.every('check_standings', '40 2 * * *', () => check.nightly());
    metrics.gauge(
      'guildhall_standings_differences',
      'Lines of standings that differed from the ledger when this server last looked.',
      () => check.found,
    );
  }
}
