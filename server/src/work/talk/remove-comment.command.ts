import type { TakeAway as Request } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { PracticeLive } from '../practices/practice.live.js';
import { changeCard } from '../practices/practice.store.js';
import { allow, neededReason } from '../practices/refusals.policy.js';
import { readComments } from './comment.queries.js';
import { changeComment, type LockedComment, lockComment } from './comment.store.js';
import { TalkNews } from './talk-news.js';

/** Its author takes a comment back; a reviewer takes it away and says why. Replies of others stay. */
@Injectable()
export class RemoveComment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: TalkNews,
  ) {}

  async execute(actor: Actor, id: string, { reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await this.remove(tx, actor, await lockComment(tx, actor, id), reason);
    });
  }

  /** Throws `invalid` when a reviewer gives no reason. */
  async remove(tx: Tx, actor: Actor, { practice, comment }: LockedComment, reason?: string): Promise<void> {
    // Under a partner's card it is that council which keeps order; one's own words one takes back oneself.
    const { organisationId } = comment.byId === actor.memberId ? comment : practice;
    const own = { organisationId, ownerId: comment.byId };
    allow(actor, 'comment.remove', own, 'Only who wrote a comment or a reviewer can take it away.');
    const why = comment.byId === actor.memberId ? null : neededReason(reason);
    const now = this.clock.now();
    await changeComment(tx, comment.id, {
      goneAt: now,
      goneBy: actor.memberId,
      goneInId: actor.organisationId === comment.organisationId ? null : actor.organisationId,
      goneReason: reason ?? null,
    });
    if (why) await this.tellOf(tx, actor, { practice, comment }, why, now);
    const saved = await changeCard(tx, practice);
    const touched = [comment.id, ...(comment.parentId ? [comment.parentId] : [])];
    const shown = await readComments(tx, touched, now);
    const gone = touched.filter((each) => !shown.some((view) => view.id === each));
    this.live.changed(tx, saved, { comments: shown, commentsGone: gone });
  }

  private async tellOf(
    tx: Tx,
    actor: Actor,
    { practice, comment }: Pick<LockedComment, 'practice' | 'comment'>,
    reason: string,
    at: Date,
  ): Promise<void> {
    await this.news.removed(tx, actor, practice, comment, reason);
    const target = { kind: 'comment' as const, id: comment.id, name: practice.title };
    const before = { text: comment.text };
    await audit(tx, actor, { action: 'comment_removed', target, reason, before, after: null, at });
  }
}
