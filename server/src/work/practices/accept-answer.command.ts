import type { Question } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { accepted } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { madeIt } from './practice.policy.js';
import { changeCard } from './practice.store.js';
import { readQuestion } from './question.queries.js';
import { answersOf, changeAnswer, lockAnswer } from './question.store.js';
import { allow } from './refusals.policy.js';

/** Who asked says which answer helped; its author gets the credit. */
@Injectable()
export class AcceptAnswer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `not_allowed` for who did not ask, for one's own answer and for those who wrote the card with its author, `already_done` when one was accepted before. */
  execute(actor: Actor, answerId: string): Promise<Question> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, facts, question, answer } = await lockAnswer(tx, actor, answerId);
      const asker = { organisationId: question.organisationId, ownerId: question.askedBy };
      allow(actor, 'answer.accept', asker, 'Only who asked can say which answer helped.');
      if (answer.answeredBy === actor.memberId)
        throw new Problem('not_allowed', 'This answer is your own; let others help you.');
      if (question.askedBy === practice.authorId && madeIt({ memberId: answer.answeredBy }, facts))
        throw new Problem('not_allowed', 'They wrote this card with you; mark an answer of somebody else.');
      const before = (await answersOf(tx, question.id)).some(({ acceptedAt }) => acceptedAt !== null);
      if (before) throw new Problem('already_done', 'You have marked an answer already. Take that back first.');
      const now = this.clock.now();
      await changeAnswer(tx, answerId, { acceptedAt: now });
      await this.deeds.record(tx, accepted(question, answer, now), now);
      const saved = await changeCard(tx, practice);
      const view = await readQuestion(tx, question.id, now);
      this.live.changed(tx, saved, { questions: [view] });
      return actor.organisationId === practice.organisationId ? view : readQuestion(tx, question.id, now, 'partners');
    });
  }
}
