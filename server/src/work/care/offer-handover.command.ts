import type { OfferHandover as Request } from '@guildhall/shared/work/practice-care';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { cardResource } from '../practices/practice.policy.js';
import { readersAmong } from '../practices/readers.queries.js';
import { lockCard } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { CareNews } from './care-news.js';
import { HandoverRow } from './handover.row.js';

constraintMeans(
  'practice_handover_one_open',
  () => new Problem('already_done', 'This card has been offered already. Withdraw that first.'),
);

/** Offers a card to a colleague to look after. Until they accept, nothing changes. */
@Injectable()
export class OfferHandover {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: CareNews,
  ) {}

  /** Throws `not_allowed`, `invalid` for nobody or for who looks after it already, `already_done` while an offer stands. */
  async execute(actor: Actor, practiceId: string, { to }: Request): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { practice, facts } = await lockCard(tx, actor, practiceId);
      allow(
        actor,
        'practice.hand-over',
        cardResource(facts),
        'Only who looks after a card can offer it to somebody else.',
      );
      holdsNow(isOpen(practice.state), 'Only a card in the library can be handed over.');
      const { organisationId, memberId: byId } = actor;
      const now = this.clock.now();
      if ((await readersAmong(tx, practice, [to], now)).length === 0)
        throw fieldProblem('to', 'unknown_person', 'We could not find that colleague. Please choose them again.');
      if (to === facts.ownerId) throw fieldProblem('to', 'handover_same', 'They look after it already.');
      const id = newId();
      await tx.rows(HandoverRow).insert({ id, organisationId, practiceId, byId, toId: to, offeredAt: now });
      await this.news.tell(tx, actor, practice, { kind: 'handover_ask', to: [to], key: `handover:${id}` });
    });
  }
}
