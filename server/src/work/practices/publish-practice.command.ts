import type { PublishPractice as Request, SavedPractice } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { missingOfOwn } from './adapted.rules.js';
import { smallestThatWorks } from './audience.rules.js';
import { Deeds } from './deeds.store.js';
import { stateAfter } from './lifecycle.rules.js';
import { saveOpenQuestions } from './open-questions.store.js';
import { PracticeLive } from './practice.live.js';
import { cardResource } from './practice.policy.js';
import { changeCard, keepRevision, lockCard, textOf } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';
import { checkBase, refuse, refuseMissing } from './save-practice.command.js';
import { widening } from './widening.policy.js';

/** Shares a draft, with the smallest audience that works unless another is named. */
@Injectable()
export class PublishPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `invalid` with every part that is still missing, `changed_meanwhile`, or `not_in_this_state`. */
  execute(actor: Actor, id: string, { basedOn, ...wanted }: Request): Promise<SavedPractice> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.edit', cardResource(facts), 'Only the people who wrote a card can publish it.');
      holdsNow(stateAfter(practice.state, 'publish') !== null, 'This card is published already.');
      checkBase(practice, basedOn);
      const text = await textOf(tx, id);
      refuseMissing(text);
      if (practice.adaptedFrom) refuse(missingOfOwn(text, await textOf(tx, practice.adaptedFrom)));
      const now = this.clock.now();
      const opened = { ...facts, state: 'published' as const };
      const audience = wanted.audience ?? smallestThatWorks(facts.unitPath.length > 0);
      const widened = widening(actor, practice, opened, { ...wanted, audience }, now);
      const saved = await changeCard(tx, practice, {
        ...widened,
        state: 'published',
        publishedAt: now,
        changedAt: now,
      });
      await keepRevision(tx, saved, { text, note: '', byId: actor.memberId, at: now });
      await this.deeds.share(tx, saved, now);
      const questions = await saveOpenQuestions(tx, actor, saved, text.openQuestions, now);
      await this.live.cardChanged(tx, saved, now, questions);
      return { id, textVersion: saved.textVersion };
    });
  }
}
