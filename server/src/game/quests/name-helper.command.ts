import type { Started } from '@guildhall/shared/game/quests';
import { Injectable } from '@nestjs/common';

import { Activities } from '../../activity/record.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { isCounted } from './definition.rules.js';
import { recordHelp } from './record-help.js';
import { notInThisState, RunDesk } from './run-desk.js';

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
      if (!isCounted(run.definition))
        throw new Problem('not_allowed', 'Nothing is counted for this quest, so there is nobody to name.');
      await this.assertColleague(tx, actor, helper);
      await tx.query(`update quest_run_member set helper_id = $3 where run_id = $1 and member_id = $2`, [
        runId,
        actor.memberId,
        helper,
      ]);
      await recordHelp(tx, this.activities, run, { memberId: actor.memberId, helperId: helper }, now);
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
