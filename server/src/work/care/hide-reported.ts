import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { LockedCard } from '../practices/practice.store.js';
import { lockAnswer, lockQuestion } from '../practices/question.store.js';
import { TakeAway } from '../practices/take-away.js';
import { TakeDown } from '../practices/take-down.js';
import { lockComment } from '../talk/comment.store.js';
import { RemoveComment } from '../talk/remove-comment.command.js';
import type { ReportRow } from './report.row.js';

/** Whether it is about the card itself, and not about what was said under it. */
export function isOfCard({ commentId, questionId }: ReportRow): boolean {
  return !commentId && !questionId;
}

/** Takes what was reported out of sight: the card, or a comment, a question or an answer under it. */
@Injectable()
export class HideReported {
  constructor(
    private readonly cards: TakeDown,
    private readonly comments: RemoveComment,
    private readonly away: TakeAway,
  ) {}

  /** What is gone or hidden already stays so. `reader`: who decides, with the card in reach. */
  async hide(
    tx: Tx,
    { actor, reader }: { actor: Actor; reader: Actor },
    card: LockedCard,
    report: ReportRow,
    reason: string,
    now: Date,
  ): Promise<void> {
    const { commentId, questionId, answerId } = report;
    if (isOfCard(report)) {
      if (card.practice.state === 'published') await this.cards.hide(tx, actor, card, reason, now);
    } else if (commentId && (await stands(tx, 'practice_comment', commentId))) {
      await this.comments.remove(tx, actor, await lockComment(tx, reader, commentId), reason);
    } else if (questionId && (await stands(tx, 'practice_question', questionId))) {
      if (!answerId) await this.away.question(tx, actor, await lockQuestion(tx, reader, questionId), reason);
      else if (await stands(tx, 'practice_answer', answerId))
        await this.away.answer(tx, actor, await lockAnswer(tx, reader, answerId), reason);
    }
  }
}

async function stands(
  tx: Tx,
  table: 'practice_comment' | 'practice_question' | 'practice_answer',
  id: string,
): Promise<boolean> {
  const rows = await tx.query(`select 1 from ${table} where id = $1 and gone_at is null`, [id]);
  return rows.length > 0;
}
