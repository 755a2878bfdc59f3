import { questRunTopic } from '@guildhall/shared/game/quests';
import { Inject, Module } from '@nestjs/common';
import type { Logger } from 'pino';

import { Notices } from '../../platform/database/notify.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { LOG } from '../../platform/log/log.js';
import { Stages } from '../engine/stages.js';
import { CatalogueQueries } from './catalogue.queries.js';
import { ConfirmTogetherCommand, OfferEvidenceCommand, TapStepCommand } from './do-step.command.js';
import { EvidenceClock } from './evidence-clock.job.js';
import { JoinRuns } from './join-runs.command.js';
import { NameHelperCommand } from './name-helper.command.js';
import { AnswerInvitationCommand, InviteToQuestCommand, LeaveQuestCommand, MoveQuestCommand } from './party.command.js';
import { PartWithLeaversCommand } from './part-with-leavers.command.js';
import {
  QuestPartyController,
  QuestRunsController,
  QuestStepsController,
  VerificationsController,
} from './quest-runs.controller.js';
import { QuestDraftsController, QuestsController } from './quests.controller.js';
import { QUEST_RUN_LEFT, QuestRunLive } from './quests.live.js';
import { QuestNewsDesk } from './quest-news.js';
import { QuestsStage } from './quests.stage.js';
import { RunDesk } from './run-desk.js';
import { RunsQueries } from './runs.queries.js';
import { SeedQuests } from './seed-quests.command.js';
import { StartQuestCommand } from './start-quest.command.js';
import { TakeBackCommand } from './take-back.command.js';
import { TogetherClock } from './together-clock.job.js';
import { VerificationsQueries } from './verifications.queries.js';
import { VerifyEvidenceCommand } from './verify.command.js';
import {
  PublishQuestCommand,
  RetireQuestCommand,
  SaveQuestDraftCommand,
  WriteQuestCommand,
} from './write-quest.command.js';
import { WaitingNews } from './waiting-news.js';
import { WrittenQuestsQueries } from './written-quests.queries.js';

const queries = [CatalogueQueries, RunsQueries, VerificationsQueries, WrittenQuestsQueries];
const runCommands = [
  JoinRuns,
  StartQuestCommand,
  InviteToQuestCommand,
  AnswerInvitationCommand,
  LeaveQuestCommand,
  PartWithLeaversCommand,
  MoveQuestCommand,
  TapStepCommand,
  OfferEvidenceCommand,
  ConfirmTogetherCommand,
  TakeBackCommand,
  VerifyEvidenceCommand,
  NameHelperCommand,
];
const writingCommands = [SeedQuests, WriteQuestCommand, SaveQuestDraftCommand, PublishQuestCommand, RetireQuestCommand];

/** Quests: the catalogue, runs alone and together, evidence and who confirms it, and writing quests. */
@Module({
  controllers: [
    QuestsController,
    QuestDraftsController,
    QuestRunsController,
    QuestPartyController,
    QuestStepsController,
    VerificationsController,
  ],
  providers: [
    RunDesk,
    QuestNewsDesk,
    WaitingNews,
    QuestsStage,
    QuestRunLive,
    EvidenceClock,
    TogetherClock,
    ...queries,
    ...runCommands,
    ...writingCommands,
  ],
  exports: [...queries, ...runCommands, ...writingCommands],
})
export class QuestsModule {
  constructor(
    stages: Stages,
    topics: LiveTopics,
    notices: Notices,
    gateway: LiveGateway,
    stage: QuestsStage,
    live: QuestRunLive,
    leavers: PartWithLeaversCommand,
    evidence: EvidenceClock,
    together: TogetherClock,
    jobs: Jobs,
    @Inject(LOG) log: Pick<Logger, 'error'>,
  ) {
    stages.register('quests', stage);
    topics.register(live);
    // Whoever parted stops seeing how the party goes on.
    notices.on(QUEST_RUN_LEFT, (id) => void gateway.recheck(questRunTopic.of(id)));
    const failed = (error: unknown) => log.error({ err: error }, 'quests: a party still waits for whoever left');
    notices.on('member-changed', (memberId) => void leavers.execute(memberId).catch(failed));
    notices.onGap(() => void leavers.execute().catch(failed));
    // What could not be done then, or was not heard of.
    jobs.every('part_with_leavers', '25 * * * *', () => leavers.execute());
    jobs.every('evidence', '*/10 * * * *', () => evidence.tick());
    jobs.every('together', '*/10 * * * *', () => together.tick());
  }
}
