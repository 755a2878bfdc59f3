import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { PRACTICE_CLOSED } from './practice.live.js';
import { lockCard, removeDraft } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Throws away a draft that was never published; it leaves nothing. */
@Injectable()
export class DiscardDraft {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice } = await lockCard(tx, actor, id);
      const own = { organisationId: practice.organisationId, ownerId: practice.authorId };
      allow(actor, 'practice.edit', own, 'Only the person who began a draft can throw it away.');
      holdsNow(practice.state === 'draft', 'A card that was published stays; it can be retired.');
      await removeDraft(tx, practice);
      await notifyAll(tx, PRACTICE_CLOSED, id);
    });
  }
}
