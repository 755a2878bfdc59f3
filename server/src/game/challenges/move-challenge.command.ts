import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { isSponsor, mayEdit } from './challenge.policy.js';
import { missingIn } from './challenge.rules.js';
import { draftOf, loadChallenge, lockChallenge, type StoredChallenge } from './challenge.store.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { directoratesOf } from './directorates.queries.js';
import { type ChallengeAction, type ChallengeState, effectiveState, transition } from './lifecycle.rules.js';
import { keepPastSponsor } from './sponsor.store.js';
import { assertApart } from './units-apart.js';
import { lockOrganisation } from '../../people/organisation/lock-organisation.js';

export interface Answer {
  id: string;
  state: ChallengeState;
  version: number;
}

/** What people do to a challenge on its way: accept, decline, schedule, cancel, hand over. */
@Injectable()
export class MoveChallenge {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ChallengeNewsDesk,
  ) {}

  /** The named sponsor says yes or no; a no leaves the draft without a sponsor. */
  answerSponsorship(
    actor: Actor,
    id: string,
    { accept, version }: { accept: boolean; version: number },
  ): Promise<Answer> {
    return this.move(actor, id, version, async (tx, challenge) => {
      if (!isSponsor(actor, challenge))
        throw new Problem('not_allowed', 'Only the person named as sponsor can answer.');
      if (!accept) return this.decline(tx, challenge);
      await this.mustBeWhole(tx, challenge);
      const state = this.next(challenge, 'accept_sponsorship');
      await tx.query(`update challenge set state = $2, sponsor_accepted_at = $3 where id = $1`, [
        id,
        state,
        this.clock.now(),
      ]);
      await this.news.tell(tx, challenge, [challenge.ownerId], 'sponsor_accepted', {
        instance: String(challenge.version),
      });
    });
  }

  /** Puts it on the calendar: from its start on the clock moves it. */
  schedule(actor: Actor, id: string, version: number): Promise<Answer> {
    return this.move(actor, id, version, async (tx, challenge) => {
      this.mustEdit(actor, challenge);
      await this.mustBeWhole(tx, challenge);
      const state = this.next(challenge, 'schedule');
      await tx.query(`update challenge set state = $2, scheduled_at = $3 where id = $1`, [id, state, this.clock.now()]);
    });
  }

  /** Ends it without a result. Points in the ledger stay; everyone who took part or answers for it is told why. */
  cancel(actor: Actor, id: string, { reason, version }: { reason: string; version: number }): Promise<Answer> {
    return this.move(actor, id, version, async (tx, challenge) => {
      this.mustEdit(actor, challenge);
      const state = this.next(challenge, 'cancel', reason);
      await tx.query(`update challenge set state = $2, cancel_reason = $3 where id = $1`, [id, state, reason]);
      const to = (await this.news.concerned(tx, challenge)).filter((each) => each !== actor.memberId);
      await this.news.tell(tx, challenge, to, 'challenge_cancelled', { reason });
    });
  }

  /** Gives it to another owner; who hands over stays as deputy. */
  handOver(actor: Actor, id: string, { ownerId, version }: { ownerId: string; version: number }): Promise<Answer> {
    return this.move(actor, id, version, async (tx, challenge) => {
      this.mustEdit(actor, challenge);
      this.next(challenge, 'cancel', 'handing over is open as long as cancelling is');
      if (ownerId === challenge.sponsorId)
        throw fieldProblem('ownerId', 'owner_is_sponsor', 'Its sponsor says yes to it; its owner is another person.');
      const [owner] = await tx.query(
        `select 1 from member where id = $1 and organisation_id = $2 and left_at is null`,
        [ownerId, actor.organisationId],
      );
      if (!owner) throw fieldProblem('ownerId', 'unknown', 'That colleague is not in your organisation.');
      const deputy = challenge.ownerId === ownerId ? challenge.deputyId : challenge.ownerId;
      await tx.query(`update challenge set owner_id = $2, deputy_id = $3 where id = $1`, [id, ownerId, deputy]);
      await this.news.tell(tx, challenge, [ownerId], 'challenge_handed_over', { instance: String(challenge.version) });
    });
  }

  private async decline(tx: Tx, challenge: StoredChallenge): Promise<void> {
    this.next(challenge, 'accept_sponsorship');
    await tx.query(`update challenge set sponsor_id = null where id = $1`, [challenge.id]);
    await keepPastSponsor(tx, challenge, challenge.sponsorId!, 'declined', this.clock.now());
    await this.news.tell(tx, challenge, [challenge.ownerId], 'sponsor_declined', {
      instance: String(challenge.version),
    });
  }

  private async mustBeWhole(tx: Tx, challenge: StoredChallenge): Promise<void> {
    const { organisationId } = challenge;
    const draft = draftOf(challenge);
    // Its units may have been moved since they were chosen, and none is moved while they are looked at.
    await lockOrganisation(tx, organisationId);
    const missing = missingIn(draft, await directoratesOf(tx, organisationId, draft.units));
    if (missing.length > 0) throw incomplete(missing);
    await assertApart(tx, organisationId, draft.units);
  }

  private mustEdit(actor: Actor, challenge: StoredChallenge): void {
    if (!mayEdit(actor, challenge)) throw new Problem('not_allowed', 'Its owner and deputy can change this challenge.');
  }

  private next(challenge: StoredChallenge, action: ChallengeAction, reason?: string): ChallengeState {
    const now = this.clock.now();
    const startsAt = challenge.startsAt ?? now;
    const endsAt = challenge.endsAt ?? new Date(startsAt.getTime() + 1);
    const state = effectiveState(challenge, now);
    const verdict = transition({ state, startsAt, endsAt }, action, { now, ...(reason ? { reason } : {}) });
    if (verdict.ok) return verdict.state;
    if (verdict.code === 'start_has_passed') {
      throw fieldProblem('startsAt', 'start_has_passed', 'Please choose a start that is still to come.');
    }
    if (verdict.code === 'ends_before_start')
      throw fieldProblem('endsAt', verdict.code, 'A challenge ends after it starts.');
    const allowed = verdict.code === 'not_in_this_state' ? verdict.allowed : [];
    throw new Problem(
      'not_in_this_state',
      `This challenge is ${state.replace('_', ' ')} now. What can be done with it: ${allowed.join(', ').replaceAll('_', ' ') || 'nothing more'}.`,
    );
  }

  private move(
    actor: Actor,
    id: string,
    version: number,
    work: (tx: Tx, challenge: StoredChallenge) => Promise<void>,
  ): Promise<Answer> {
    return this.database.transaction(actor, async (tx) => {
      const challenge = await lockChallenge(tx, actor.organisationId, id, version);
      await work(tx, challenge);
      await tx.query(`update challenge set version = version + 1 where id = $1`, [id]);
      const stored = await loadChallenge(tx, actor.organisationId, id);
      await this.news.said(tx, stored, challenge);
      return { id, state: stored.state, version: stored.version };
    });
  }
}

function incomplete(missing: string[]): Problem {
  return new Problem('invalid', 'A few things are still open before this can go ahead.', {
    errors: missing.map((field) => ({ field, code: 'needed', message: 'This is still to be decided.' })),
  });
}
