import { Module } from '@nestjs/common';

import { Jobs } from '../../platform/jobs/jobs.js';
import { PracticesModule } from '../practices/practices.module.js';
import { TalkModule } from '../talk/talk.module.js';
import { AnswerHandover } from './answer-handover.command.js';
import { CareController } from './care.controller.js';
import { CareNews } from './care-news.js';
import { ConfirmPractice } from './confirm-practice.command.js';
import { DecideReport } from './decide-report.command.js';
import { HandoverController } from './handover.controller.js';
import { HideReported } from './hide-reported.js';
import { OfferHandover } from './offer-handover.command.js';
import { ReportController } from './report.controller.js';
import { ReportPractice } from './report-practice.command.js';
import { ReportQueries } from './report.queries.js';
import { RestoreRevision } from './restore-revision.command.js';
import { RevisionQueries } from './revision.queries.js';
import { StillTrueJob } from './still-true.job.js';
import { UnkeptController } from './unkept.controller.js';
import { UnkeptQueries } from './unkept.queries.js';

const commands = [RestoreRevision, ConfirmPractice, OfferHandover, AnswerHandover, ReportPractice, DecideReport];

/** What keeps practice cards true and fit to be read: revisions, yearly checks, who looks after them, and reports. */
@Module({
  imports: [PracticesModule, TalkModule],
  controllers: [CareController, HandoverController, ReportController, UnkeptController],
  providers: [RevisionQueries, ReportQueries, UnkeptQueries, CareNews, HideReported, StillTrueJob, ...commands],
})
export class CareModule {
  constructor(jobs: Jobs, stillTrue: StillTrueJob) {
    jobs.every('ask_still_true', '41 5 * * *', () => stillTrue.run());
  }
}
