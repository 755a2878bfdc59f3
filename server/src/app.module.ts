import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';

import { ActivityModule } from './activity/activity.module.js';
import { BadgesModule } from './game/badges/badges.module.js';
import { BoardsModule } from './game/boards/boards.module.js';
import { ChallengesModule } from './game/challenges/challenges.module.js';
import { EncouragementModule } from './game/encouragement/encouragement.module.js';
import { EngineModule } from './game/engine/engine.module.js';
import { LedgerModule } from './game/ledger/ledger.module.js';
import { QuestsModule } from './game/quests/quests.module.js';
import { SeasonsModule } from './game/seasons/seasons.module.js';
import { TriadsModule } from './game/triads/triads.module.js';
import { InsightModule } from './insight/insight.module.js';
import { LeavingModule } from './outbound/leaving/leaving.module.js';
import { MergingModule } from './outbound/merging/merging.module.js';
import { NotificationsModule } from './outbound/notifications/notifications.module.js';
import { OwnDataModule } from './outbound/own-data/own-data.module.js';
import { PeopleModule } from './people/people.module.js';
import type { Clock } from './platform/clock.js';
import type { Env } from './platform/config/env.js';
import type { Database } from './platform/database/database.js';
import { PlatformModule } from './platform/platform.module.js';
import { MediaModule } from './work/media/media.module.js';
import { AdoptionModule } from './work/adoption/adoption.module.js';
import { CareModule } from './work/care/care.module.js';
import { CircleModule } from './work/circle/circle.module.js';
import { GlossaryModule } from './work/glossary/glossary.module.js';
import { GuidanceModule } from './work/guidance/guidance.module.js';
import { PracticesModule } from './work/practices/practices.module.js';
import { PracticeFilesModule } from './work/practice-files/practice-files.module.js';
import { TalkModule } from './work/talk/talk.module.js';

/** The table of contents: every feature of the product, lowest floor first. */
@Module({})
export class AppModule {
  static with(env: Env, database: Database, log: Logger, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(env, database, log, clock),
        PeopleModule,
        ActivityModule,
        MediaModule,
        PracticesModule,
        GuidanceModule,
        GlossaryModule,
        TalkModule,
        CircleModule,
        CareModule,
        AdoptionModule,
        PracticeFilesModule,
        EngineModule,
        LedgerModule,
        SeasonsModule,
        QuestsModule,
        ChallengesModule,
        BadgesModule,
        BoardsModule,
        EncouragementModule,
        TriadsModule,
        InsightModule,
        NotificationsModule,
        OwnDataModule,
        LeavingModule,
        MergingModule,
      ],
    };
  }
}
