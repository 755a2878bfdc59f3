import { Injectable } from '@nestjs/common';

import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { Deeds } from './deeds.store.js';
import { stateAfter } from './lifecycle.rules.js';
import { PracticeLive } from './practice.live.js';
import { PracticeNews } from './practice-news.js';
import { cardAudit, cardResource } from './practice.policy.js';
import { changeCard, type LockedCard } from './practice.store.js';
import { allow, holdsNow } from './refusals.policy.js';

/** Hides a card, and shows it again: what it brought its author goes and comes back with it, its author hears why, and the trail keeps it. */
@Injectable()
export class TakeDown {
  constructor(
    private readonly deeds: Deeds,
    private readonly live: PracticeLive,
    private readonly news: PracticeNews,
  ) {}

  /** Throws `not_allowed`, or `not_in_this_state` for a card that is not in the library. */
  async hide(tx: Tx, actor: Actor, { practice, facts }: LockedCard, reason: string, now: Date): Promise<void> {
    allow(actor, 'practice.hide', cardResource(facts), 'Only a reviewer or an administrator can hide a card.');
    holdsNow(stateAfter(practice.state, 'hide') !== null, 'Only a published card can be hidden.');
    const closed = { closedAt: now, closedBy: actor.memberId, closedReason: reason };
    const saved = await changeCard(tx, practice, { state: 'hidden', ...closed });
    await this.deeds.takeBackCard(tx, practice, now);
    await this.news.hidden(tx, actor, saved, reason);
    await audit(tx, actor, { action: 'practice_hidden', ...cardAudit(practice, saved), reason, at: now });
    await this.live.closed(tx, saved, now);
  }

  /** Throws `not_allowed`, or `not_in_this_state` for a card that is not hidden. */
  async show(tx: Tx, actor: Actor, { practice, facts }: LockedCard, reason: string, now: Date): Promise<void> {
    allow(actor, 'practice.hide', cardResource(facts), 'Only a reviewer or an administrator can show a hidden card.');
    holdsNow(stateAfter(practice.state, 'show') !== null, 'Only a hidden card can be shown again.');
    const opened = { closedAt: null, closedBy: null, closedReason: null };
    const saved = await changeCard(tx, practice, { state: 'published', ...opened });
    await this.deeds.giveBackCard(tx, saved, now);
    await this.news.shown(tx, actor, saved, reason);
    await audit(tx, actor, { action: 'practice_shown', ...cardAudit(practice, saved), reason, at: now });
    await this.live.cardChanged(tx, saved, now);
  }
}
