import type { Comment, SayComment as Request } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { PracticeLive } from '../practices/practice.live.js';
import type { PracticeRow } from '../practices/practice.row.js';
import { changeCard, lockReachable } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { readComments } from './comment.queries.js';
import { colleaguesOf, insertComment, threadOf } from './comment.store.js';
import { mentionedIn } from './mentions.rules.js';
import { TalkNews } from './talk-news.js';

/** Says something under a published card, to all or in reply. It earns nothing, so that nobody talks for points. */
@Injectable()
export class SayComment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: TalkNews,
  ) {}

  /** Throws `not_found`, also for a reply to what is not under this card, or `not_in_this_state`. */
  execute(actor: Actor, practiceId: string, { text, mentions, replyTo, partners = false }: Request): Promise<Comment> {
    return this.database.transaction(actor, async (tx) => {
      const { practice } = await lockReachable(tx, actor, practiceId);
      const { organisationId, memberId: byId } = actor;
      allow(actor, 'comment.write', { organisationId }, 'Writing comments is not open to you.');
      holdsNow(isOpen(practice.state), 'This card is not in the library now, so it takes no comments.');
      const parentId = replyTo ? (await threadOf(tx, actor, practiceId, replyTo)).id : null;
      const mentioned = mentionedIn(text, await colleaguesOf(tx, organisationId, mentions));
      const now = this.clock.now();
      const partner = practice.organisationId === organisationId ? null : organisationId;
      const homeId = partner && practice.organisationId;
      const forPartners = begunForPartners(practice, partner, parentId, partners);
      const comment = { id: newId(), organisationId, homeId, forPartners, practiceId, parentId, byId, text, at: now };
      await insertComment(tx, comment, mentioned);
      await this.news.said(
        tx,
        actor,
        practice,
        comment,
        mentioned.map(({ id }) => id),
      );
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { comments: await readComments(tx, [comment.id], now) });
      const [view] = await readComments(tx, [comment.id], now, partner);
      return view!;
    });
  }
}

/** Whether a thread that the card's own council begins is for partners; a partner's own always is. Throws `not_in_this_state`. */
function begunForPartners(
  { audience }: PracticeRow,
  partner: string | null,
  parentId: string | null,
  wanted: boolean,
): boolean {
  if (!wanted || partner !== null || parentId !== null) return false;
  holdsNow(audience === 'network', 'Partner councils do not read this card, so they would not read this.');
  return true;
}
