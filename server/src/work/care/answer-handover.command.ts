import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { PracticeLive } from '../practices/practice.live.js';
import { cardAudit, cardResource } from '../practices/practice.policy.js';
import { changeCard, type LockedCard, lockCard } from '../practices/practice.store.js';
import { allow } from '../practices/refusals.policy.js';
import { CareNews } from './care-news.js';
import { HandoverRow } from './handover.row.js';

/** The colleague to whom a card was offered takes it over, or would rather not; who offered it may withdraw the offer. */
@Injectable()
export class AnswerHandover {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: CareNews,
  ) {}

  /** Throws `not_found` when nothing is offered, `not_allowed` for everybody but the one it was offered to. */
  async answer(actor: Actor, practiceId: string, accept: boolean): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const card = await lockCard(tx, actor, practiceId);
      const offer = await openOffer(tx, practiceId);
      if (offer.toId !== actor.memberId) throw new Problem('not_allowed', 'This card was offered to somebody else.');
      await this.close(tx, offer, accept ? 'accepted' : 'declined');
      const kind = accept ? 'handover_accepted' : 'handover_declined';
      await this.news.tell(tx, actor, card.practice, { kind, to: [offer.byId], key: `handover_answer:${offer.id}` });
      if (accept) await this.hand(tx, actor, card);
    });
  }

  async withdraw(actor: Actor, practiceId: string): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      const { facts } = await lockCard(tx, actor, practiceId);
      allow(actor, 'practice.hand-over', cardResource(facts), 'Only who looks after a card can withdraw the offer.');
      await this.close(tx, await openOffer(tx, practiceId), 'withdrawn');
    });
  }

  private async hand(tx: Tx, actor: Actor, { practice }: LockedCard): Promise<void> {
    const now = this.clock.now();
    const saved = await changeCard(tx, practice, { ownerId: actor.memberId });
    await audit(tx, actor, { action: 'practice_handed_over', ...cardAudit(practice, saved), reason: null, at: now });
    await this.live.cardChanged(tx, saved, now);
  }

  private async close(tx: Tx, offer: HandoverRow, answer: NonNullable<HandoverRow['answer']>): Promise<void> {
    await tx.rows(HandoverRow).update({ id: offer.id }, { answer, answeredAt: this.clock.now() });
  }
}

async function openOffer(tx: Tx, practiceId: string): Promise<HandoverRow> {
  const offers = await tx.rows(HandoverRow).findBy({ practiceId });
  const open = offers.find(({ answer }) => answer === null);
  if (!open) throw new Problem('not_found', 'This card is not offered to anybody now.');
  return open;
}
