import type { SavedPractice } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { PracticeRow } from '../practices/practice.row.js';
import { insertDraft, lockCard, textOf } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { adapted } from '../practices/adapted.rules.js';

/** Begins a card of one's own with the text of another; it names its source as long as it lives. */
@Injectable()
export class AdaptPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not_found`, or `not_in_this_state` for a card that is not in the library. */
  execute(actor: Actor, sourceId: string): Promise<SavedPractice> {
    const { organisationId } = actor;
    allow(actor, 'practice.write', { organisationId }, 'Writing practice cards is not open to you.');
    return this.database.transaction(actor, async (tx) => {
      const { practice } = await lockCard(tx, actor, sourceId);
      holdsNow(isOpen(practice.state), 'This card is not in the library now.');
      const text = adapted(await textOf(tx, sourceId), actor.memberId);
      const id = newId();
      await insertDraft(tx, actor, id, tidy(text), this.clock.now());
      await tx.rows(PracticeRow).update({ id }, { adaptedFrom: sourceId });
      return { id, textVersion: 1 };
    });
  }
}
