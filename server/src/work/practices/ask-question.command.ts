import type { AskQuestion as Request, Question } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import { PendingActivities } from '../../activity/pending.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { throwRepeated } from '../../platform/database/once.js';
import { Together } from '../../platform/database/together.js';
import { Problem } from '../../platform/http/problem.js';
import { doneAt } from '../../platform/time/done-at.rules.js';
import { newId } from '../../platform/ids.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { asked } from './activities.rules.js';
import { PracticeLive } from './practice.live.js';
import { madeIt, mayRead } from './practice.policy.js';
import { factsOf, noSuchCard } from './practice.store.js';
import { reachesOf } from './reach.js';
import { type AskedQuestion, type Asking, insertQuestions } from './question.store.js';

const MOST = 50;

/** Asks a question under a published card: the commonest contribution, and so one commit at most. */
@Injectable()
export class AskQuestion {
  private readonly together = new Together<Asking, AskedQuestion | null>(
    (all) => insertQuestions(this.database, all),
    MOST,
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pending: PendingActivities,
    private readonly live: PracticeLive,
  ) {}

  /** Throws `not_found`, `not_in_this_state` for a card that is not published, `not_allowed` for one's own. */
  async execute(actor: Actor, practiceId: string, { text, tip = false }: Request): Promise<Question> {
    const now = this.clock.now();
    const { organisationId, memberId: askedBy, once } = actor;
    const askedAt = await this.askedAt(actor, practiceId, now);
    const question = { id: newId(), organisationId, practiceId, askedBy, text, tip, askedAt };
    const view = {
      id: question.id,
      html: await renderMarkdown(text),
      at: askedAt.toISOString(),
      tip,
      openPlace: null,
      answers: [],
    };
    const activity = { ...asked(question), recordedAt: now };
    const done = await this.together.execute({ question, reaches: reachesOf(actor), activity, once, view });
    if (!done) throw await this.refusal(actor, practiceId);
    const shown = { ...view, by: done.by };
    this.pending.wake(organisationId);
    this.live.publish({ id: practiceId, version: done.version }, { questions: [shown] });
    return shown;
  }

  /** Of what waited for the connection it is known when it was asked, if the card was in the library by then. */
  private async askedAt(actor: Actor, practiceId: string, now: Date): Promise<Date> {
    if (!actor.doneAgo) return now;
    const [card] = await this.database.query<{ publishedAt: Date | null }>(
      `select published_at as "publishedAt" from practice where id = $1`,
      [practiceId],
    );
    return doneAt(actor, now, [card?.publishedAt ?? now]);
  }

  /** Why nothing was done; a repeat gets its first answer whatever has become of the card. */
  private async refusal(actor: Actor, practiceId: string): Promise<Problem> {
    if (actor.once && (await this.isTaken(actor.once.memberId, actor.once.key))) {
      return throwRepeated(this.database, actor.once);
    }
    const facts = await factsOf(this.database, actor, practiceId);
    if (!facts || !mayRead(actor, facts)) return noSuchCard();
    if (madeIt(actor, facts))
      return new Problem('not_allowed', 'This is your own card: here others ask, and you may answer.');
    return new Problem('not_in_this_state', 'This card is not in the library now, so it takes no questions.');
  }

  private async isTaken(memberId: string, key: string): Promise<boolean> {
    const rows = await this.database.query(`select 1 from idempotency_key where member_id = $1 and key = $2`, [
      memberId,
      key,
    ]);
    return rows.length > 0;
  }
}
