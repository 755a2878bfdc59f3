import type { DecideReport as Request } from '@guildhall/shared/work/practice-care';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { lockCard } from '../practices/practice.store.js';
import { allow } from '../practices/refusals.policy.js';
import { CareNews } from './care-news.js';
import { HideReported, isOfCard } from './hide-reported.js';
import { ReportRow } from './report.row.js';

/** A reviewer decides a report, with a reason, and with it all other waiting reports of the same thing. Each reporter hears of it. */
@Injectable()
export class DecideReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hiding: HideReported,
    private readonly news: CareNews,
  ) {}

  /** Throws `already_done` for one that was decided before. */
  async execute(actor: Actor, id: string, { decision, reason }: Request): Promise<void> {
    const { organisationId } = actor;
    allow(actor, 'practice.hide', { organisationId }, 'Only a reviewer or an administrator can decide this.');
    await this.database.transaction(actor, async (tx) => {
      const known = await tx.rows(ReportRow).findOneBy({ id, organisationId });
      if (!known) throw new Problem('not_found', 'We could not find that report.');
      const reader = await readerOf(tx, actor, known.practiceId);
      const card = await lockCard(tx, reader, known.practiceId);
      const report = (await tx.rows(ReportRow).findOneBy({ id }))!;
      if (report.decision) throw new Problem('already_done', 'This has been decided already.');
      const now = this.clock.now();
      if (decision === 'hide') await this.hiding.hide(tx, { actor, reader }, card, report, reason, now);
      else await this.keep(tx, actor, report, card.practice.title, reason, now);
      const decided = { decision, decisionReason: reason, decidedBy: actor.memberId, decidedAt: now };
      const same = await tx.rows(ReportRow).findBy({
        practiceId: report.practiceId,
        commentId: report.commentId ?? IsNull(),
        questionId: report.questionId ?? IsNull(),
        answerId: report.answerId ?? IsNull(),
        decision: IsNull(),
      });
      for (const each of same) await tx.rows(ReportRow).update({ id: each.id }, decided);
      const kind = decision === 'hide' ? 'report_hidden' : 'report_kept';
      const to = same.map(({ byId }) => byId);
      const link = { to: 'practice', id: decision === 'hide' && isOfCard(report) ? null : report.practiceId } as const;
      const key = `report_decided:${id}`;
      await this.news.tell(tx, actor, card.practice, { kind, to, key, params: { reason }, link });
    });
  }

  private keep(tx: Tx, actor: Actor, report: ReportRow, name: string, reason: string, at: Date): Promise<void> {
    const target = { kind: 'report' as const, id: report.id, name };
    const before = { reason: report.reason };
    return audit(tx, actor, { action: 'report_kept', target, reason, before, after: before, at });
  }
}

/** Who decides reads what was reported also where the card is open to a team or a few only. */
async function readerOf(tx: Tx, actor: Actor, practiceId: string): Promise<Actor> {
  const [card] = await tx.query<{ reach: string }>(`select reach_id as reach from practice where id = $1`, [
    practiceId,
  ]);
  return card ? { ...actor, unitPath: [card.reach] } : actor;
}
