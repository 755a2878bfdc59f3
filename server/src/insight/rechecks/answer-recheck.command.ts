import type { AnswerRecheck } from '@guildhall/shared/insight/rechecks';
import { Injectable } from '@nestjs/common';

import { refusalOf } from '../../game/quests/verifier.policy.js';
import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { verdictOf } from './lookers.queries.js';
import { type Outcome, outcomeOf } from './outcome.queries.js';
import { RecheckNews } from './recheck-news.js';
import { wantsNote } from './recheck.rules.js';
import { endAsk, lockOpen, openAsk } from './rechecks.store.js';

/** Who was asked to look at an outcome once more says what they found, or asks for somebody else to look. */
@Injectable()
export class AnswerRecheckCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: RecheckNews,
  ) {}

  /** Throws `invalid` without a note where it does not hold, `not_found` for who is not asked, `not_allowed` by invariant I4. */
  execute(actor: Actor, id: string, { finding, note: said }: AnswerRecheck): Promise<void> {
    const note = said || null;
    if (wantsNote(finding) && !note)
      throw fieldProblem('note', 'reason_needed', 'Please say in a sentence what is different now.');
    return this.database.transaction(actor, async (tx) => {
      const now = this.clock.now();
      const outcome = await this.asked(tx, actor, id, now);
      const { organisationId, recordedBy: ownerId, contributors: sharedWith } = outcome;
      const verdict = can(actor, 'recheck.answer', { organisationId, ownerId, sharedWith })
        ? await verdictOf(tx, outcome, actor.memberId, now)
        : ({ ok: false, code: 'own' } as const);
      if (verdict && !verdict.ok) throw refusalOf(verdict);
      await endAsk(tx, id, now);
      await tx.query(`update recheck set finding = $2, note = $3, answered_by = $4, closed_at = $5 where id = $1`, [
        id,
        finding,
        note,
        actor.memberId,
        now,
      ]);
      await this.news.found(tx, outcome, actor, finding, note);
    });
  }

  /** Whoever cannot judge it says so, without a reason; they are not asked about this one again. */
  pass(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const now = this.clock.now();
      await this.asked(tx, actor, id, now);
      await endAsk(tx, id, now);
      this.news.moved(tx, actor.memberId);
    });
  }

  private async asked(tx: Tx, { organisationId, memberId }: Actor, id: string, now: Date): Promise<Outcome> {
    const open = await lockOpen(tx, organisationId, id);
    const outcome = open && (await outcomeOf(tx, organisationId, id, now));
    const ask = outcome?.stands ? await openAsk(tx, id) : null;
    if (!outcome || ask?.memberId !== memberId)
      throw new Problem(
        'not_found',
        'This no longer waits for you. Somebody else may be looking at it, or it was taken back.',
      );
    return outcome;
  }
}
