import type { Started } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { startOfDay } from '../../platform/time/zone.js';
import { notInThisState, RunDesk } from './run-desk.js';
import type { StoredRun } from './run.js';

/** Someone who finished a quest says who walked with them. Only they can say it, once, and nobody has to. */
@Injectable()
export class NameHelperCommand {
  constructor(
    private readonly desk: RunDesk,
    private readonly activities: Activities,
  ) {}

  async execute(actor: Actor, runId: string, helper: string): Promise<Started> {
    return this.desk.change(actor, runId, async (tx, run, now) => {
      const named = run.members.find(({ id }) => id === actor.memberId)?.helperId;
      if (named === helper) return;
      if (named) throw new Problem('already_done', 'You have named someone for this quest already.');
      if (run.state !== 'completed') throw notInThisState(run);
      if (run.definition.warmUp)
        throw new Problem('not_allowed', 'Nothing is counted for a warm-up, so there is nobody to name.');
      await this.assertColleague(tx, actor, helper);
      await tx.query(`update quest_run_member set helper_id = $3 where run_id = $1 and member_id = $2`, [
        runId,
        actor.memberId,
        helper,
      ]);
      await this.activities.record(tx, {
        organisationId: actor.organisationId,
        kind: 'newcomer.helped',
        memberId: helper,
        subjectId: run.questId,
        counterpartId: actor.memberId,
        occurredAt: run.completedAt ?? now,
        recordedAt: now,
        key: `newcomer.helped:${run.id}:${actor.memberId}`,
        data: { run: run.id, hadNoFirstStep: await hadNoFirstStep(tx, actor, run) },
      });
    });
  }

  private async assertColleague(tx: Tx, actor: Actor, helper: string): Promise<void> {
    if (helper === actor.memberId) throw fieldProblem('helper', 'not_yourself', 'Choose somebody else.');
    const known = await tx.query(`select 1 from member where organisation_id = $1 and id = $2 and left_at is null`, [
      actor.organisationId,
      helper,
    ]);
    if (known.length === 0) throw fieldProblem('helper', 'unknown_person', 'We could not find this colleague.');
  }
}

/** Whether the member's first step was this quest, or something done for it on the day of its start. */
async function hadNoFirstStep(tx: Tx, actor: Actor, run: StoredRun): Promise<boolean> {
  const [progress] = await tx.query<{ firstStepAt: Date | null }>(
    `select first_step_at as "firstStepAt" from member_progress where member_id = $1`,
    [actor.memberId],
  );
  return !progress?.firstStepAt || progress.firstStepAt >= startOfDay(run.startedAt, run.zone);
}
