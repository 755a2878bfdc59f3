import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { acceptedKey } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { moderatesUnder } from './practice.policy.js';
import { changeCard } from './practice.store.js';
import { readQuestion } from './question.queries.js';
import { changeAnswer, lockAnswer } from './question.store.js';
import { allow } from './refusals.policy.js';

/** Its author, or a reviewer, takes an answer away, with what it scored. */
@Injectable()
export class TakeBackAnswer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, answerId: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, question, answer } = await lockAnswer(tx, actor, answerId);
      const own = { organisationId: answer.organisationId, ownerId: answer.answeredBy };
      if (!moderatesUnder(actor, practice))
        allow(actor, 'talk.take-back', own, 'Only its author or a reviewer can take an answer back.');
      const now = this.clock.now();
      await changeAnswer(tx, answerId, { acceptedAt: null, goneAt: now, goneBy: actor.memberId });
      if (answer.answeredBy !== actor.memberId) {
        const target = { kind: 'answer' as const, id: answerId, name: practice.title };
        await audit(tx, actor, {
          action: 'answer_removed',
          target,
          reason: null,
          before: { text: answer.text },
          after: null,
          at: now,
        });
      }
      await this.deeds.takeBack(tx, answer.organisationId, [acceptedKey(answerId)], now);
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { questions: [await readQuestion(tx, question.id, now)] });
    });
  }
}
