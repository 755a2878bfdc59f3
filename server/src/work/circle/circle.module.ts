import { circleTopic } from '@guildhall/shared/work/circle';
import { Module } from '@nestjs/common';

import { Notices } from '../../platform/database/notify.js';
import { LiveGateway } from '../../platform/live/gateway.js';
import { LiveTopics } from '../../platform/live/live-topics.js';
import { ChangeCircleLine } from './change-line.command.js';
import { CircleController } from './circle.controller.js';
import { CIRCLE_LEFT, CircleLive } from './circle.live.js';
import { CircleNews } from './circle-news.js';
import { CircleQueries } from './circle.queries.js';
import { DecideCircleReport } from './decide-report.command.js';
import { EditCirclePost } from './edit-post.command.js';
import { JoinCircle } from './join-circle.command.js';
import { LeaveCircle } from './leave-circle.command.js';
import { PostController } from './post.controller.js';
import { RemoveCirclePost } from './remove-post.command.js';
import { CircleReportController } from './report.controller.js';
import { CircleReportQueries } from './report.queries.js';
import { ReportCirclePost } from './report-post.command.js';
import { WriteCirclePost } from './write-post.command.js';

const joining = [JoinCircle, LeaveCircle, ChangeCircleLine];
const talking = [WriteCirclePost, EditCirclePost, RemoveCirclePost, ReportCirclePost, DecideCircleReport];

/** The champions' circle: company across teams for colleagues who help others begin. */
@Module({
  controllers: [CircleController, PostController, CircleReportController],
  providers: [CircleQueries, CircleReportQueries, CircleLive, CircleNews, ...joining, ...talking],
  exports: [LeaveCircle],
})
export class CircleModule {
  constructor(live: CircleLive, leave: LeaveCircle, topics: LiveTopics, notices: Notices, gateway: LiveGateway) {
    topics.register(live);
    notices.on(CIRCLE_LEFT, (organisationId) => void gateway.recheck(circleTopic.of(organisationId)));
    // What could not be said now, the next reading says: who left the organisation is read nowhere in it.
    notices.on('member-changed', (memberId) => void leave.memberChanged(memberId).catch(() => undefined));
  }
}
