import type { Comment, EditComment as Request } from '@guildhall/shared/work/practice-talk';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { isOpen } from '../practices/lifecycle.rules.js';
import { PracticeLive } from '../practices/practice.live.js';
import { changeCard } from '../practices/practice.store.js';
import { allow, holdsNow } from '../practices/refusals.policy.js';
import { readComments } from './comment.queries.js';
import { changeComment, colleaguesOf, keepEdit, lockComment, setMentions } from './comment.store.js';
import { mentionedIn } from './mentions.rules.js';
import { TalkNews } from './talk-news.js';

/** Its author says it better; what it said before stays readable. */
@Injectable()
export class EditComment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: PracticeLive,
    private readonly news: TalkNews,
  ) {}

  execute(actor: Actor, id: string, { text, mentions }: Request): Promise<Comment> {
    return this.database.transaction(actor, async (tx) => {
      const { practice, comment } = await lockComment(tx, actor, id);
      const { organisationId } = comment;
      allow(
        actor,
        'comment.edit',
        { organisationId, ownerId: comment.byId },
        'Only who wrote a comment can change it.',
      );
      holdsNow(isOpen(practice.state), 'This card is not in the library now, so what was said stays as it is.');
      const now = this.clock.now();
      const changed = { ...comment, text, editedAt: now };
      if (text !== comment.text) {
        await keepEdit(tx, comment, now);
        await changeComment(tx, id, { text, editedAt: now });
      }
      const mentioned = mentionedIn(text, await colleaguesOf(tx, organisationId, mentions));
      const added = await setMentions(tx, comment, mentioned);
      await this.news.mentionedNow(
        tx,
        actor,
        practice,
        changed,
        added.map((person) => person.id),
      );
      const saved = await changeCard(tx, practice);
      this.live.changed(tx, saved, { comments: await readComments(tx, [id], now) });
      const [view] = await readComments(tx, [id], now, comment.homeId && organisationId);
      return view!;
    });
  }
}
