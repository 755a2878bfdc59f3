import type { EditComment, GuidanceThread } from '@guildhall/shared/work/guidance-talk';
import type { TakeAway } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { neededReason } from '../practices/refusals.policy.js';
import { GuidanceLive } from './guidance.live.js';
import { GuidanceTold } from './guidance-news.js';
import { mayTalk, writes } from './guidance.policy.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockGuidance } from './guidance.store.js';
import { readThreads } from './talk.queries.js';
import { findComment, guidanceOfThread, present, setResolved, type StoredComment } from './talk.store.js';

/** Edits and takes away comments, closes threads and opens them again. */
@Injectable()
export class CareForTalk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly told: GuidanceTold,
  ) {}

  /** Only who wrote it edits it. */
  async edit(actor: Actor, commentId: string, { text }: EditComment): Promise<GuidanceThread> {
    const comment = await findComment(this.database, actor, commentId);
    return this.database.transaction(actor, async (tx) => {
      const { row } = await lockGuidance(tx, actor, comment.guidanceId);
      if (comment.byId !== actor.memberId) throw new Problem('not_allowed', 'Only who wrote a comment edits it.');
      await tx.query(`update guidance_comment set text = $2, edited_at = $3 where id = $1`, [
        commentId,
        text,
        this.clock.now(),
      ]);
      await this.live.threadChanged(tx, await changeGuidance(tx, row), comment.threadId);
      return present(await readThreads(tx, row.id, this.clock.now(), comment.threadId));
    });
  }

  /**
   * Who wrote it, a reviewer or an administrator; whoever else did says why, and who wrote it reads that. A thread goes with
   * its last comment.
   */
  async remove(actor: Actor, commentId: string, { reason }: TakeAway): Promise<void> {
    const comment = await findComment(this.database, actor, commentId);
    await this.database.transaction(actor, async (tx) => {
      const { row } = await lockGuidance(tx, actor, comment.guidanceId);
      const moderates = can(actor, 'guidance.moderate', { organisationId: row.organisationId });
      if (comment.byId !== actor.memberId && !moderates)
        throw new Problem('not_allowed', 'Who wrote a comment, a reviewer or an administrator takes it away.');
      const why = comment.byId === actor.memberId ? null : neededReason(reason);
      const at = this.clock.now();
      const gone = await tx.query(
        `update guidance_comment set gone_at = $2, gone_by = $3, gone_reason = $4 where id = $1 and gone_at is null returning id`,
        [commentId, at, actor.memberId, why],
      );
      if (gone.length === 0) return;
      if (why) await this.tellOf(tx, actor, row, comment, why, at);
      await this.live.threadChanged(tx, await changeGuidance(tx, row), comment.threadId);
    });
  }

  private async tellOf(
    tx: Tx,
    actor: Actor,
    row: GuidanceRow,
    comment: StoredComment,
    reason: string,
    at: Date,
  ): Promise<void> {
    const news = { kind: 'guidance_comment_removed', to: [comment.byId], by: actor, key: comment.id } as const;
    await this.told.tell(tx, row, { ...news, params: { reason } });
    const target = { kind: 'comment' as const, id: comment.id, name: row.titles.en ?? row.titles.cy ?? '' };
    const before = { text: comment.text };
    await audit(tx, actor, { action: 'comment_removed', target, reason, before, after: null, at });
  }

  /** Its writers, and who opened the thread, close it; everyone who may comment opens it again. */
  async resolve(actor: Actor, threadId: string, resolved: boolean): Promise<GuidanceThread> {
    const guidanceId = await guidanceOfThread(this.database, actor, threadId);
    return this.database.transaction(actor, async (tx) => {
      const { row, facts } = await lockGuidance(tx, actor, guidanceId);
      const thread = present(await readThreads(tx, row.id, this.clock.now(), threadId));
      const own = thread.comments[0]?.by.id === actor.memberId;
      if (!(resolved ? own || writes(actor, facts) : mayTalk(actor, facts)))
        throw new Problem('not_allowed', 'Its writers, or who began the thread, close it.');
      const at = this.clock.now();
      await setResolved(tx, threadId, resolved ? { by: actor.memberId, at } : null);
      await this.live.threadChanged(tx, await changeGuidance(tx, row), threadId);
      return present(await readThreads(tx, row.id, at, threadId));
    });
  }
}
