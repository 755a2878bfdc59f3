import type { PracticeText, SavedPractice } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { insertDraft } from './practice.store.js';
import { allow } from './refusals.policy.js';

/** Begins a practice card: a draft that only its writers can read. */
@Injectable()
export class BeginDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, text: PracticeText): Promise<SavedPractice> {
    const { organisationId } = actor;
    allow(actor, 'practice.write', { organisationId }, 'Writing practice cards is not open to you.');
    return this.database.transaction(actor, async (tx) => {
      const id = newId();
      await insertDraft(tx, actor, id, tidy(text), this.clock.now());
      return { id, textVersion: 1 };
    });
  }
}
