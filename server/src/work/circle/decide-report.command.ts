import type { DecideCircleReport as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';

import { Notify } from '../../activity/notify.js';
import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { allow } from '../practices/refusals.policy.js';
import { CirclePostRow, CircleReportRow } from './circle.row.js';
import { stepCircle } from './circle.store.js';
import { RemoveCirclePost } from './remove-post.command.js';

/** A reviewer decides a report of a post, with a reason, and with it all that wait of the same post. Each who reported it hears. */
@Injectable()
export class DecideCircleReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly posts: RemoveCirclePost,
    private readonly notify: Notify,
  ) {}

  /** Throws `not_allowed`, `not_found`, or `already_done` for one that was decided before. */
  async execute(actor: Actor, id: string, { decision, reason }: Request): Promise<void> {
    const { organisationId } = actor;
    allow(actor, 'circle-post.remove', { organisationId }, 'Only a reviewer or an administrator can decide this.');
    await this.database.transaction(actor, async (tx) => {
      const reports = tx.rows(CircleReportRow);
      const report = await reports.findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
      if (!report) throw new Problem('not_found', 'We could not find that report.');
      if (report.decision) throw new Problem('already_done', 'This has been decided already.');
      const at = this.clock.now();
      if (decision === 'hide') await this.hide(tx, actor, report, reason);
      else await keep(tx, actor, report, reason, at);
      const same = await reports.findBy({ postId: report.postId, decision: IsNull() });
      const decided = { decision, decisionReason: reason, decidedBy: actor.memberId, decidedAt: at };
      for (const each of same) await reports.update({ id: each.id }, decided);
      await this.notify.tell(tx, {
        organisationId,
        to: same.map(({ byId }) => byId).filter((memberId) => memberId !== actor.memberId),
        kind: decision === 'hide' ? 'circle_report_hidden' : 'circle_report_kept',
        params: { name: actor.name, reason },
        link: { to: 'circle', id: null },
        key: `circle_report_decided:${id}`,
      });
    });
  }

  /** What was taken back meanwhile stays so. */
  private async hide(tx: Tx, actor: Actor, { postId, organisationId }: CircleReportRow, reason: string): Promise<void> {
    const step = await stepCircle(tx, organisationId);
    const post = await tx.rows(CirclePostRow).findOneByOrFail({ id: postId, organisationId });
    await this.posts.remove(tx, actor, { step, post }, reason);
  }
}

/** The trail is read by administrators outside the circle, so it names neither the author nor what was said. */
function keep(tx: Tx, actor: Actor, report: CircleReportRow, reason: string, at: Date): Promise<void> {
  const target = { kind: 'report' as const, id: report.id, name: '' };
  const before = { reason: report.reason };
  return audit(tx, actor, { action: 'report_kept', target, reason, before, after: before, at });
}
