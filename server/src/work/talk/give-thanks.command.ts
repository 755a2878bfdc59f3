import type { GiveThanks as Request, Thanks } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { Deeds } from '../practices/deeds.store.js';
import { PracticeLive } from '../practices/practice.live.js';
import type { PracticeRow } from '../practices/practice.row.js';
import { changeCard, keepShare, lockReachable } from '../practices/practice.store.js';
import type { QuestionRow } from '../practices/question.row.js';
import { lockQuestion } from '../practices/question.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { readThanks } from './comment.queries.js';
import { lockComment } from './comment.store.js';
import { TalkNews } from './talk-news.js';
import { ThanksRow } from './thanks.row.js';

constraintMeans('practice_thanks_once', () => new Problem('already_done', 'You have said so already.'));

/**
 * Thanks the author of a card, of a comment under it, or who asked a question there, also across partner councils. It pays
 * nothing: thanks that are paid are no thanks.
 */
@Injectable()
export class GiveThanks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
    private readonly news: TalkNews,
  ) {}

  /** Throws `not_allowed` for what is one's own, `already_done` for the same again. */
  execute(actor: Actor, practiceId: string, said: Request): Promise<Thanks> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, question, to, toIn } = await this.about(tx, actor, practiceId, said);
      const { organisationId, memberId: byId } = actor;
      allow(actor, 'thanks.give', { organisationId, ownerId: to }, 'This is your own; let others say it.');
      holdsNow(isOpen(practice.state), 'This card is not in the library now.');
      const now = this.clock.now();
      const reason = said.kind === 'thanks' ? said.reason : null;
      const id = newId();
      const { kind, commentId } = said;
      const questionId = question?.id ?? null;
      const homeId = practice.organisationId === organisationId ? null : practice.organisationId;
      const toInId = toIn === organisationId ? null : toIn;
      const across = { organisationId, homeId, practiceId };
      await keepShare(tx, across, now);
      const about = { ...across, commentId, questionId };
      await tx.rows(ThanksRow).insert({ id, ...about, kind, byId, toId: to, toInId, reason, at: now });
      if (question) await this.deeds.praiseQuestion(tx, question, actor, now);
      else if (!commentId) await this.deeds.praiseCard(tx, practice, actor, now);
      if (reason) await this.news.thanked(tx, actor, practice, to, { id, reason });
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { thanks: [await readThanks(tx, id, now)] });
      return readThanks(tx, id, now, homeId && organisationId);
    });
  }

  private async about(
    tx: Tx,
    actor: Actor,
    practiceId: string,
    said: Request,
  ): Promise<{ practice: PracticeRow; question?: QuestionRow; to: string; toIn: string }> {
    if (said.kind === 'useful' && said.questionId) {
      const { practice, question } = await lockQuestion(tx, actor, said.questionId);
      if (practice.id !== practiceId) throw notUnderThisCard('question');
      return { practice, question, to: question.askedBy, toIn: question.organisationId };
    }
    if (said.commentId) {
      const { practice, comment } = await lockComment(tx, actor, said.commentId);
      if (practice.id !== practiceId) throw notUnderThisCard('comment');
      return { practice, to: comment.byId, toIn: comment.organisationId };
    }
    const { practice } = await lockReachable(tx, actor, practiceId);
    return { practice, to: practice.authorId, toIn: practice.organisationId };
  }
}

const notUnderThisCard = (what: 'comment' | 'question') =>
  new Problem('not_found', `We could not find that ${what} under this card.`);
