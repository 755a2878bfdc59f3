import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { dropCopy } from './copy.store.js';
import { lockCard } from './practice.store.js';

/** Lets go of one's own changes to a published card; the card stays as it is. */
@Injectable()
export class DropCopy {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await lockCard(tx, actor, id);
      await dropCopy(tx, actor, id);
    });
  }
}
