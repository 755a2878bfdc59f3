import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { LockedCard } from '../practices/practice.store.js';
import { TakeDown } from '../practices/take-down.js';
import { lockComment } from '../talk/comment.store.js';
import { RemoveComment } from '../talk/remove-comment.command.js';
import type { ReportRow } from './report.row.js';

/** Takes what was reported out of sight: the card, or one comment under it. */
@Injectable()
export class HideReported {
  constructor(
    private readonly cards: TakeDown,
    private readonly comments: RemoveComment,
  ) {}

  /** What is gone or hidden already stays so. */
  async hide(
    tx: Tx,
    actor: Actor,
    card: LockedCard,
    { commentId }: ReportRow,
    reason: string,
    now: Date,
  ): Promise<void> {
    if (!commentId) {
      if (card.practice.state === 'published') await this.cards.hide(tx, actor, card, reason, now);
      return;
    }
    const [standing] = await tx.query(`select 1 from practice_comment where id = $1 and gone_at is null`, [commentId]);
    if (standing) await this.comments.remove(tx, actor, await lockComment(tx, actor, commentId), reason);
  }
}
