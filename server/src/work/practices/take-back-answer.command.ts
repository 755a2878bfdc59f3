import type { TakeAway as Request } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { moderatesUnder } from './practice.policy.js';
import { lockAnswer } from './question.store.js';
import { allow } from './refusals.policy.js';
import { TakeAway } from './take-away.js';

/** Its author takes an answer back; a reviewer takes it away and says why. */
@Injectable()
export class TakeBackAnswer {
  constructor(
    private readonly database: Database,
    private readonly away: TakeAway,
  ) {}

  async execute(actor: Actor, answerId: string, { reason }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const locked = await lockAnswer(tx, actor, answerId);
      const { practice, answer } = locked;
      const own = { organisationId: answer.organisationId, ownerId: answer.answeredBy };
      if (!moderatesUnder(actor, practice))
        allow(actor, 'talk.take-back', own, 'Only its author or a reviewer can take an answer back.');
      await this.away.answer(tx, actor, locked, reason);
    });
  }
}
