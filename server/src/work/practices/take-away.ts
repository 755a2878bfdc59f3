import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { acceptedKey, askedKey } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import { PracticeLive } from './practice.live.js';
import { PracticeNews } from './practice-news.js';
import { changeCard } from './practice.store.js';
import { readQuestion } from './question.queries.js';
import { answersOf, changeAnswer, changeQuestion, type LockedAnswer, type LockedQuestion } from './question.store.js';
import { neededReason } from './refusals.policy.js';

/**
 * Takes a question or an answer away, with what it scored. Whose words went at another's hand reads why; they are told
 * last, because the engine takes activities before notices, and two that take them in another order wait for each other.
 */
@Injectable()
export class TakeAway {
  constructor(
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
    private readonly news: PracticeNews,
  ) {}

  /** Its answers go with it. Throws `invalid` when a reviewer gives no reason. */
  async question(tx: Tx, actor: Actor, { practice, question }: LockedQuestion, reason?: string): Promise<void> {
    const now = this.clock.now();
    const { id, organisationId, askedBy, text } = question;
    const answers = await answersOf(tx, id);
    await changeQuestion(tx, id, { goneAt: now, goneBy: actor.memberId });
    await this.deeds.takeBack(tx, organisationId, [askedKey(id)], now);
    for (const answer of answers) {
      await this.deeds.takeBack(tx, answer.organisationId, [acceptedKey(answer.id)], now);
    }
    await this.deeds.takeBackPraise(tx, practice.id, now);
    if (askedBy !== actor.memberId) {
      const why = neededReason(reason);
      const target = { kind: 'question' as const, id, name: practice.title };
      const what = { action: 'question_removed' as const, target, reason: why, before: { text }, after: null, at: now };
      await audit(tx, actor, what);
      const answerers = answers.map(({ answeredBy }) => answeredBy).filter((each) => each !== askedBy);
      const told = { id, reason: why };
      await this.news.takenAway(tx, actor, practice, { ...told, kind: 'question_removed', writers: [askedBy] });
      await this.news.takenAway(tx, actor, practice, { ...told, kind: 'answer_removed', writers: answerers });
    }
    const saved = await changeCard(tx, practice);
    this.live.changed(tx, saved, { questionsGone: [id] });
  }

  /** Throws `invalid` when a reviewer gives no reason. */
  async answer(tx: Tx, actor: Actor, { practice, question, answer }: LockedAnswer, reason?: string): Promise<void> {
    const now = this.clock.now();
    const { id, organisationId, answeredBy, text } = answer;
    await changeAnswer(tx, id, { acceptedAt: null, goneAt: now, goneBy: actor.memberId });
    await this.deeds.takeBack(tx, organisationId, [acceptedKey(id)], now);
    if (answeredBy !== actor.memberId) {
      const why = neededReason(reason);
      const target = { kind: 'answer' as const, id, name: practice.title };
      const what = { action: 'answer_removed' as const, target, reason: why, before: { text }, after: null, at: now };
      await audit(tx, actor, what);
      const told = { kind: 'answer_removed' as const, id, writers: [answeredBy], reason: why };
      await this.news.takenAway(tx, actor, practice, told);
    }
    const saved = await changeCard(tx, practice);
    this.live.changed(tx, saved, { questions: [await readQuestion(tx, question.id, now)] });
  }
}
