import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { acceptedKey, askedKey } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { moderatesUnder } from './practice.policy.js';
import { changeCard } from './practice.store.js';
import { answersOf, changeQuestion, lockQuestion } from './question.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Who asked takes a question back while nobody has answered; a reviewer may at any time. What it scored goes with it. */
@Injectable()
export class TakeBackQuestion {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  async execute(actor: Actor, questionId: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, question } = await lockQuestion(tx, actor, questionId);
      const moderates = moderatesUnder(actor, practice);
      const own = { organisationId: question.organisationId, ownerId: question.askedBy };
      if (!moderates) allow(actor, 'talk.take-back', own, 'Only who asked or a reviewer can take a question back.');
      holdsNow(
        moderates || question.openPlace === null,
        'This question belongs to the card. Take it out where you change the card.',
      );
      const answers = await answersOf(tx, questionId);
      holdsNow(
        moderates || answers.length === 0,
        'Somebody has answered, so the question stays and others can use it.',
      );
      const now = this.clock.now();
      await changeQuestion(tx, questionId, { goneAt: now, goneBy: actor.memberId });
      if (question.askedBy !== actor.memberId) {
        const target = { kind: 'question' as const, id: questionId, name: practice.title };
        await audit(tx, actor, {
          action: 'question_removed',
          target,
          reason: null,
          before: { text: question.text },
          after: null,
          at: now,
        });
      }
      await this.deeds.takeBack(tx, question.organisationId, [askedKey(questionId)], now);
      for (const { id, organisationId } of answers) {
        await this.deeds.takeBack(tx, organisationId, [acceptedKey(id)], now);
      }
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { questionsGone: [questionId] });
    });
  }
}
