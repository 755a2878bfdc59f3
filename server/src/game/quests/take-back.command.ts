import type { Started, TakeBack } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { QuestNewsDesk } from './quest-news.js';
import { QUEST_RUN_LEFT } from './quests.live.js';
import { assertPartOf, notInThisState, RunDesk } from './run-desk.js';
import type { StoredContribution, StoredRun } from './run.js';
import { setPartyState } from './run.store.js';
import { partyOf } from './standing.rules.js';
import { mayTakeBack, needsReason, takingBack } from './take-back.rules.js';

/** A member takes back a tap or evidence of theirs; what it brought goes through the ledger, what others did stays. */
@Injectable()
export class TakeBackCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: RunDesk,
    private readonly news: QuestNewsDesk,
  ) {}

  /** Throws `not_found`, `not_allowed` for what is not one's own or was done elsewhere, `invalid` without a reason where one is asked. */
  async execute(actor: Actor, runId: string, contributionId: string, { reason }: TakeBack): Promise<Started> {
    return this.database.transaction(actor, async (tx) => {
      const run = await this.desk.locked(tx, actor.organisationId, runId);
      const contribution = run.contributions.find(({ id }) => id === contributionId);
      if (!contribution && (await isTakenBack(tx, actor, runId, contributionId))) return { run: runId };
      assertPartOf(actor, run, false);
      const now = this.clock.now();
      assertMay(actor, run, contribution);
      if (!reason && needsReason(contribution, now))
        throw fieldProblem('reason', 'reason_needed', 'Please say in a line why you take it back.');
      await this.takeBack(tx, actor, run, contribution, reason ?? null, now);
      return { run: runId };
    });
  }

  private async takeBack(
    tx: Tx,
    actor: Actor,
    run: StoredRun,
    contribution: StoredContribution,
    reason: string | null,
    now: Date,
  ): Promise<void> {
    const comes = takingBack(run, contribution);
    await tx.query(`update step_contribution set taken_back_at = $2, take_back_reason = $3 where id = $1`, [
      contribution.id,
      now,
      reason,
    ]);
    if (comes === 'you_part') await this.part(tx, run, actor.memberId, now);
    await this.desk.settleChanged(tx, run, now, new Set([contribution.stepId]));
    const others = partyOf(run).filter((id) => id !== actor.memberId);
    const about = contribution.id;
    if (comes === 'quest_opens') await this.news.tell(tx, actor, run, { kind: 'quest_opens', to: others, about });
    if (reason) await this.tellVerifier(tx, actor, run, contribution, reason);
  }

  /** Whoever confirmed it learns why it does not stand any more. */
  private async tellVerifier(
    tx: Tx,
    actor: Actor,
    run: StoredRun,
    { id }: StoredContribution,
    reason: string,
  ): Promise<void> {
    const rows = await tx.query<{ by: string }>(
      `select distinct v.verifier_id as by from evidence e join verification v on v.evidence_id = e.id
       where e.contribution_id = $1 and v.decision = 'confirmed'`,
      [id],
    );
    await this.news.tell(tx, actor, run, {
      kind: 'evidence_taken_back',
      to: rows.map(({ by }) => by),
      about: id,
      reason,
    });
  }

  /** The quest stays finished for the others; what finishing it brought this one goes. */
  private async part(tx: Tx, run: StoredRun, memberId: string, now: Date): Promise<void> {
    await setPartyState(tx, run, memberId, 'left', now);
    await this.desk.takeBackFrom(tx, run, memberId, now);
    await notifyAll(tx, QUEST_RUN_LEFT, run.id);
  }
}

/** A second press finds it taken back, which is what was asked. */
async function isTakenBack(tx: Tx, actor: Actor, runId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from step_contribution
     where id = $1 and run_id = $2 and member_id = $3 and way <> 'activity' and taken_back_at is not null`,
    [id, runId, actor.memberId],
  );
  return rows.length > 0;
}

function assertMay(
  actor: Actor,
  run: StoredRun,
  contribution: StoredContribution | undefined,
): asserts contribution is StoredContribution {
  if (!contribution) throw new Problem('not_found', 'We could not find what you are taking back.');
  if (run.state === 'withdrawn') throw notInThisState(run);
  if (contribution.way === 'activity')
    throw new Problem('not_allowed', 'This was done elsewhere. Where it is taken back there, this step follows.');
  if (!mayTakeBack(run, contribution, actor.memberId))
    throw new Problem('not_allowed', 'Only whoever did this takes it back.');
}
