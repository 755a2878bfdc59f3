import { isDeepStrictEqual } from 'node:util';

import type { KeepCopy as Request, KeptCopy } from '@guildhall/shared/work/practice-card';
import { tidy } from '@guildhall/shared/work/practice-tidy';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { copyOf, keepCopy } from './copy.store.js';
import { canBeEdited } from './lifecycle.rules.js';
import { cardResource } from './practice.policy.js';
import { lockCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Keeps changes to a published card for the person who makes them, until they publish them or let them go. */
@Injectable()
export class KeepCopy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `changed_meanwhile` when the copy was saved elsewhere since it was read, such as in another tab. */
  execute(actor: Actor, id: string, asked: Request): Promise<KeptCopy> {
    const request = { ...asked, text: tidy(asked.text) };
    return this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, id);
      allow(actor, 'practice.edit', cardResource(facts), 'Only the people who wrote a card can change it.');
      holdsNow(canBeEdited(practice.state), 'This card is retired. Bring it back before you change it.');
      holdsNow(practice.state !== 'draft', 'A draft is saved as it stands; only a published card has a copy.');
      const kept = await copyOf(tx, actor, id);
      // The same words again are a repeat whose answer was lost, not a conflict.
      const { text, note, basedOn } = request;
      if (
        kept &&
        isDeepStrictEqual({ text, note, basedOn }, { text: kept.text, note: kept.note, basedOn: kept.basedOn })
      )
        return { version: kept.version };
      if ((kept?.version ?? 0) !== request.held) throw savedElsewhere();
      return { version: await keepCopy(tx, actor, id, request, this.clock.now()) };
    });
  }
}

function savedElsewhere(): Problem {
  return new Problem(
    'changed_meanwhile',
    'You went on with these changes somewhere else, too. What you wrote here is still with you.',
  );
}
