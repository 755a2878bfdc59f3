import type { Question } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { acceptedKey } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { changeCard } from './practice.store.js';
import { readQuestion } from './question.queries.js';
import { changeAnswer, lockAnswer } from './question.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Who asked found that the answer did not help after all, or marked the wrong one. */
@Injectable()
export class TakeBackAcceptance {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  execute(actor: Actor, answerId: string): Promise<Question> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, question, answer } = await lockAnswer(tx, actor, answerId);
      const asker = { organisationId: question.organisationId, ownerId: question.askedBy };
      allow(actor, 'answer.accept', asker, 'Only who asked can take this back.');
      holdsNow(answer.acceptedAt !== null, 'This answer is not marked as the one that helped.');
      const now = this.clock.now();
      await changeAnswer(tx, answerId, { acceptedAt: null });
      await this.deeds.takeBack(tx, answer.organisationId, [acceptedKey(answerId)], now);
      const saved = await changeCard(tx, practice);
      const view = await readQuestion(tx, question.id, now);
      this.live.changed(tx, saved, { questions: [view] });
      return actor.organisationId === practice.organisationId ? view : readQuestion(tx, question.id, now, 'partners');
    });
  }
}
