import type { PracticeText, SavedPractice } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { CopyPictures } from '../media/copy-pictures.js';
import { PracticeRow } from '../practices/practice.row.js';
import { insertDraft, keepShare, lockReachable, textOf } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { adapted } from '../practices/adapted.rules.js';

/** Begins a card of one's own with the text of another, also a partner council's; it names its source as long as it lives. */
@Injectable()
export class AdaptPractice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pictures: CopyPictures,
  ) {}

  /** Throws `not_found`, or `not_in_this_state` for a card that is not in the library. */
  execute(actor: Actor, sourceId: string): Promise<SavedPractice> {
    const { organisationId } = actor;
    allow(actor, 'practice.write', { organisationId }, 'Writing practice cards is not open to you.');
    return this.database.transaction(actor, async (tx) => {
      const { practice } = await lockReachable(tx, actor, sourceId);
      holdsNow(isOpen(practice.state), 'This card is not in the library now.');
      const now = this.clock.now();
      const partner = practice.organisationId !== organisationId;
      const text = adapted(await textOf(tx, sourceId), actor.memberId, partner);
      const id = newId();
      await insertDraft(tx, actor, id, tidy(partner ? await this.ownPictures(tx, actor, text) : text), now);
      const adaptedInId = partner ? practice.organisationId : null;
      await keepShare(tx, { homeId: adaptedInId, practiceId: sourceId, organisationId }, now);
      await tx.rows(PracticeRow).update({ id }, { adaptedFrom: sourceId, adaptedInId });
      return { id, textVersion: 1 };
    });
  }

  private async ownPictures(tx: Tx, actor: Actor, text: PracticeText): Promise<PracticeText> {
    return JSON.parse(await this.pictures.execute(tx, actor, JSON.stringify(text))) as PracticeText;
  }
}
