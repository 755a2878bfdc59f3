import type { TakeAway as Request } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { moderatesUnder } from './practice.policy.js';
import { answersOf, lockQuestion } from './question.store.js';
import { allow, holdsNow } from './refusals.policy.js';
import { TakeAway } from './take-away.js';

/** Who asked takes a question back while nobody has answered; a reviewer takes it away at any time and says why. */
@Injectable()
export class TakeBackQuestion {
  constructor(
    private readonly database: Database,
    private readonly away: TakeAway,
  ) {}

  async execute(actor: Actor, questionId: string, { reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const locked = await lockQuestion(tx, actor, questionId);
      const { practice, question } = locked;
      const moderates = moderatesUnder(actor, practice);
      const own = { organisationId: question.organisationId, ownerId: question.askedBy };
      if (!moderates) allow(actor, 'talk.take-back', own, 'Only who asked or a reviewer can take a question back.');
      holdsNow(
        moderates || question.openPlace === null,
        'This question belongs to the card. Take it out where you change the card.',
      );
      holdsNow(
        moderates || (await answersOf(tx, questionId)).length === 0,
        'Somebody has answered, so the question stays and others can use it.',
      );
      await this.away.question(tx, actor, locked, reason);
    });
  }
}
