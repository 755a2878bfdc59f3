import type { AnswerQuestion as Request, Question } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { PracticeNews } from './practice-news.js';
import { changeCard } from './practice.store.js';
import { readQuestion } from './question.queries.js';
import { insertAnswer, lockQuestion } from './question.store.js';
import { holdsNow } from './refusals.policy.js';

/** Answers a question. It scores when who asked says that it helped. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: PracticeNews,
  ) {}

  execute(actor: Actor, questionId: string, { text }: Request): Promise<Question> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, question: asked } = await lockQuestion(tx, actor, questionId);
      holdsNow(isOpen(practice.state), 'This card is not in the library now, so it takes no answers.');
      const now = this.clock.now();
      const { organisationId, memberId } = actor;
      const askedInId = asked.organisationId === organisationId ? null : asked.organisationId;
      await insertAnswer(tx, {
        id: newId(),
        organisationId,
        askedInId,
        questionId,
        answeredBy: memberId,
        text,
        answeredAt: now,
      });
      await this.news.answered(tx, actor, practice, asked);
      const saved = await changeCard(tx, practice);
      const question = await readQuestion(tx, questionId, now);
      this.live.changed(tx, saved, { questions: [question] });
      return organisationId === practice.organisationId ? question : readQuestion(tx, questionId, now, 'partners');
    });
  }
}
