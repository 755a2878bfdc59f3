import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';
import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { addDraft, addQuest, publishDraft } from './quest.store.js';

/** Offers the quests an organisation begins with, in the name of one of its people. Whoever calls decides who may. */
@Injectable()
export class SeedQuests {
  constructor(private readonly clock: Clock) {}

  /** Throws `conflict` when a slug is taken. */
  async execute(
    tx: Tx,
    { organisationId, by }: { organisationId: string; by: string },
    quests: readonly { slug: string; definition: QuestDefinition }[],
  ): Promise<void> {
    const at = this.clock.now();
    for (const { slug, definition } of quests) {
      const questId = await addQuest(tx, { organisationId, slug, by, at });
      if (!questId) throw new Problem('conflict', `The quest ${slug} is there already.`);
      const number = 1;
      const id = await addDraft(tx, { organisationId, questId, number, definition, by, at });
      await publishDraft(tx, questId, { id, number }, at);
    }
  }
}
