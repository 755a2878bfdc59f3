import type { ReportCirclePost as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { reviewersOf } from '../care/reviewers.queries.js';
import { allow } from '../practices/refusals.policy.js';
import { CircleReportRow } from './circle.row.js';
import { assertInside, standingPost } from './circle.store.js';

constraintMeans(
  'circle_report_once',
  () => new Problem('already_done', 'You have told the reviewers. They will say what they decided.'),
);

/** Somebody in the circle tells the reviewers that a post is not right; they read that post's words then, and no others. */
@Injectable()
export class ReportCirclePost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notify: Notify,
  ) {}

  /** Throws `not_allowed` for one's own and for who has not joined, `already_done` while one's own report of it waits. */
  async execute(actor: Actor, postId: string, { reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { organisationId, memberId: byId, name } = actor;
      await assertInside(tx, actor);
      const post = await standingPost(tx, actor, postId);
      const own = { organisationId, ownerId: post.byId };
      allow(actor, 'circle-post.report', own, 'This is your own: you can change it or take it back yourself.');
      const id = newId();
      await tx.rows(CircleReportRow).insert({ id, organisationId, postId, byId, reason, at: this.clock.now() });
      const to = (await reviewersOf(tx, organisationId)).filter((each) => each !== byId && each !== post.byId);
      const link = { to: 'reports', id: null } as const;
      const key = `circle_report:${id}`;
      await this.notify.tell(tx, {
        organisationId,
        to,
        kind: 'circle_report_ask',
        params: { name, reason },
        link,
        key,
      });
    });
  }
}
