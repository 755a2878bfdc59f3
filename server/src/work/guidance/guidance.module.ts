import { guidanceTopic } from '@guildhall/shared/work/guidance';
import { Module } from '@nestjs/common';

import { CollabKinds } from '../../platform/collab/kinds.js';
import { Notices } from '../../platform/database/notify.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { MediaModule } from '../media/media.module.js';
import { AskReview } from './ask-review.command.js';
import { BeginGuidance } from './begin-guidance.command.js';
import { CareForTalk } from './care-for-talk.command.js';
import { ChangeGuidance } from './change-guidance.command.js';
import { DecideReview } from './decide-review.command.js';
import { DecideSuggestion } from './decide-suggestion.command.js';
import { GuidanceFiles } from './export.js';
import { Freeze } from './freeze.js';
import { GiveGuidance } from './give-guidance.command.js';
import { GuidanceOwnerController } from './owner.controller.js';
import { SetAsideEdition } from './set-aside.js';
import { GuidanceCollab } from './guidance.collab.js';
import { GuidanceController } from './guidance.controller.js';
import { GUIDANCE_ACCESS, GuidanceLive } from './guidance.live.js';
import { GuidancePageController } from './guidance-page.controller.js';
import { GuidanceTold } from './guidance-news.js';
import { GuidanceClock } from './guidance-clock.job.js';
import { KeepRevisions } from './keep-revisions.job.js';
import { KeepTemplate } from './keep-template.command.js';
import { HandOver } from './hand-over.js';
import { KeepRevision } from './keep-revision.command.js';
import { GuidanceListQueries } from './list.queries.js';
import { MakeSuggestion } from './make-suggestion.command.js';
import { MoveEffects } from './move-effects.js';
import { MoveGuidance } from './move-guidance.command.js';
import { GuidancePageQueries } from './page.queries.js';
import { PublicationQueries } from './publication.queries.js';
import { Publications } from './publications.js';
import { GuidanceReviewController } from './review.controller.js';
import { GuidanceExportController, GuidanceReaderController } from './reader.controller.js';
import { ReviewOutcome } from './review-outcome.js';
import { RevisionQueries } from './revision.queries.js';
import { SayBesideGuidance } from './say.command.js';
import { SourceQueries } from './source.queries.js';
import { SuggestionOutcome } from './suggestion-outcome.js';
import { GuidanceSuggestionController } from './suggestion.controller.js';
import { GuidanceTalkController } from './talk.controller.js';
import { GuidanceTextController } from './text.controller.js';
import { Texts } from './texts.js';

const reading = [
  GuidanceListQueries,
  GuidancePageQueries,
  RevisionQueries,
  SourceQueries,
  PublicationQueries,
  GuidanceFiles,
  Texts,
];
const writing = [BeginGuidance, ChangeGuidance, KeepRevision, KeepTemplate];
const byTheClock = [GuidanceClock, KeepRevisions];
const deciding = [
  MoveGuidance,
  MoveEffects,
  Freeze,
  Publications,
  SetAsideEdition,
  GiveGuidance,
  HandOver,
  AskReview,
  DecideReview,
  ReviewOutcome,
];
const talking = [SayBesideGuidance, CareForTalk, MakeSuggestion, DecideSuggestion, SuggestionOutcome];

/** Guidance that people write together, have reviewed, approve and publish. */
@Module({
  imports: [MediaModule],
  controllers: [
    GuidanceOwnerController,
    GuidanceController,
    GuidancePageController,
    GuidanceTextController,
    GuidanceReviewController,
    GuidanceTalkController,
    GuidanceSuggestionController,
    GuidanceReaderController,
    GuidanceExportController,
  ],
  providers: [
    GuidanceLive,
    GuidanceCollab,
    GuidanceTold,
    ...reading,
    ...writing,
    ...deciding,
    ...talking,
    ...byTheClock,
  ],
})
export class GuidanceModule {
  constructor(
    live: GuidanceLive,
    topics: LiveTopics,
    kinds: CollabKinds,
    collab: GuidanceCollab,
    notices: Notices,
    gateway: LiveGateway,
    jobs: Jobs,
    clock: GuidanceClock,
    revisions: KeepRevisions,
  ) {
    topics.register(live);
    kinds.register(collab);
    jobs.every('guidance-clock', '*/10 * * * *', () => clock.tick());
    jobs.every('guidance-revisions', '*/3 * * * *', () => revisions.tick());
    notices.on(GUIDANCE_ACCESS, (id) => void gateway.recheck(guidanceTopic.of(id)));
  }
}
