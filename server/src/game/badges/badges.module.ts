import { Module } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { Stages } from '../engine/stages.js';
import { AwardForChallenge } from './award-for-challenge.js';
import { BadgeAwardsController } from './badge-awards.controller.js';
import { BadgeDesignLive } from './badge-design.live.js';
import { BadgeDesignsController } from './badge-designs.controller.js';
import { BadgeStateCommand } from './badge-state.command.js';
import { BadgesController } from './badges.controller.js';
import { BadgesStage } from './badges.stage.js';
import { ByHandQueries } from './by-hand.queries.js';
import { ByHandNews } from './by-hand-news.js';
import { CorrectForChallenge } from './correct-for-challenge.js';
import { DesignQueries } from './design.queries.js';
import { HandBadge } from './hand-badge.command.js';
import { PreviewQueries } from './preview.queries.js';
import { PastNews } from './past-news.js';
import { BadgeReviews } from './review.js';
import { SeedBadges } from './seed-badges.command.js';
import { WallQueries } from './wall.queries.js';
import { WriteBadgeCommand } from './write-badge.command.js';

@Module({
  controllers: [BadgesController, BadgeDesignsController, BadgeAwardsController],
  providers: [
    AwardForChallenge,
    BadgeDesignLive,
    BadgeReviews,
    BadgeStateCommand,
    ByHandNews,
    ByHandQueries,
    CorrectForChallenge,
    DesignQueries,
    HandBadge,
    PastNews,
    PreviewQueries,
    SeedBadges,
    WallQueries,
    WriteBadgeCommand,
  ],
  exports: [AwardForChallenge, CorrectForChallenge, SeedBadges, BadgeReviews],
})
export class BadgesModule {
  constructor(stages: Stages, live: LiveTopics, design: BadgeDesignLive, jobs: Jobs, reviews: BadgeReviews) {
    jobs.every('review_badges', '*/5 * * * *', () => reviews.resume());
    jobs.onStop(() => reviews.stop());
    stages.register('badges', new BadgesStage());
    live.register(design);
  }
}
