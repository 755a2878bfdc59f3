import { Injectable } from '@nestjs/common';

import type { TwoAccounts } from '../../people/organisation/two-accounts.js';
import type { Tx } from '../../platform/database/database.js';
import { RunDesk } from './run-desk.js';
import type { StoredRun } from './run.js';
import { lockRuns, setPartyState, setRunState } from './run.store.js';
import { partyOf } from './standing.rules.js';

/** What became of quests. */
export interface JoinedRuns {
  runs: number;
  /** What one had confirmed to the other, which nobody else had looked at. */
  confirmations: number;
}

type Struck = { runId: string; stepId: string };

/**
 * Quests of somebody who stood twice are one person's: they take part once in each, what the two confirmed to each other
 * is open again, and what was done by two people in one person alone is looked at anew. Whoever calls decides who may.
 */
@Injectable()
export class JoinRuns {
  constructor(private readonly desk: RunDesk) {}

  async execute(tx: Tx, two: TwoAccounts): Promise<JoinedRuns> {
    const runs = await lockRuns(tx, two.organisationId, await runsOf(tx, two));
    const inBoth = runs.filter((run) => [two.staysId, two.goesId].every((id) => partyOf(run).includes(id)));
    await this.partFromDoubles(tx, two, runs);
    const struck = [...(await unconfirm(tx, two)), ...(await unverify(tx, two))];
    const joined = await moveRows(tx, two);
    await takeBackAlone(tx, two, struck);
    const steps = Map.groupBy(struck, ({ runId }) => runId);
    for (const run of runs) {
      const both = inBoth.includes(run) ? run.completeSteps : [];
      const anew = new Set([...both, ...(steps.get(run.id) ?? []).map(({ stepId }) => stepId)]);
      if (anew.size > 0 && run.state !== 'withdrawn') await this.desk.settleChanged(tx, run, two.at, anew);
    }
    return { runs: joined, confirmations: struck.length };
  }

  /** Where both are at one quest, each in a run of their own, the one who stays goes on with theirs. */
  private async partFromDoubles(
    tx: Tx,
    { organisationId, staysId, goesId, at }: TwoAccounts,
    runs: readonly StoredRun[],
  ) {
    const doubles = await tx.query<{ id: string }>(
      `select g.run_id as id from quest_run_member g join quest_run_member s on s.quest_id = g.quest_id and s.active
       where g.member_id = $1 and s.member_id = $2 and g.active and g.run_id <> s.run_id`,
      [goesId, staysId],
    );
    for (const run of runs.filter(({ id }) => doubles.some((double) => double.id === id))) {
      await setPartyState(tx, run, goesId, 'left', at);
      const [now] = await lockRuns(tx, organisationId, [run.id]);
      if (partyOf(now!).length === 0) await setRunState(tx, run.id, 'withdrawn');
      await this.desk.settleChanged(tx, run, at);
    }
  }
}

async function runsOf(tx: Tx, { organisationId, goesId }: TwoAccounts): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select run_id as id from quest_run_member where organisation_id = $1 and (member_id = $2 or helper_id = $2)
     union select run_id from step_contribution where organisation_id = $1 and member_id = $2
     union select c.run_id from step_confirmation k join step_contribution c on c.id = k.contribution_id
       where k.organisation_id = $1 and k.member_id = $2
     union select c.run_id from verification v join evidence e on e.id = v.evidence_id
       join step_contribution c on c.id = e.contribution_id
       where v.organisation_id = $1 and $2 in (v.verifier_id, v.contributor_id)`,
    [organisationId, goesId],
  );
  return rows.map(({ id }) => id);
}

/** “We did it together”, said by one of what the other did. */
function unconfirm(tx: Tx, { organisationId, staysId, goesId }: TwoAccounts): Promise<Struck[]> {
  return tx.query<Struck>(
    `delete from step_confirmation k using step_contribution c
     where c.id = k.contribution_id and k.organisation_id = $1
       and (k.member_id, c.member_id) in (($2::uuid, $3::uuid), ($3::uuid, $2::uuid))
     returning c.run_id as "runId", c.step_id as "stepId"`,
    [organisationId, staysId, goesId],
  );
}

/** A decision of one on what the other offered, or on what serves a party in which the other is; it waits for somebody else. */
async function unverify(tx: Tx, { organisationId, staysId, goesId }: TwoAccounts): Promise<Struck[]> {
  const own = await tx.query<Struck & { id: string; decision: string }>(
    `delete from verification v using evidence e, step_contribution c
     where e.id = v.evidence_id and c.id = e.contribution_id and v.organisation_id = $1
       and exists (select 1 from (values ($2::uuid, $3::uuid), ($3::uuid, $2::uuid)) two (one, other)
                   where v.verifier_id = two.one and (v.contributor_id = two.other or exists (
                     select 1 from quest_run_member p
                     where p.run_id = c.run_id and p.member_id = two.other and p.state = 'accepted')))
     returning c.id, c.run_id as "runId", c.step_id as "stepId", v.decision`,
    [organisationId, staysId, goesId],
  );
  const confirmed = own.filter(({ decision }) => decision === 'confirmed');
  await tx.query(
    `update step_contribution c set state = case when exists (
         select 1 from step_contribution w where w.run_id = c.run_id and w.step_id = c.step_id
           and w.member_id in ($2, $3) and w.state = 'pending') then 'returned' else 'pending' end
     where c.id = any($1) and c.state = 'accepted' and c.taken_back_at is null`,
    [confirmed.map(({ id }) => id), staysId, goesId],
  );
  await tx.query(`update evidence set asked_id = null where contribution_id = any($1) and asked_id in ($2, $3)`, [
    own.map(({ id }) => id),
    staysId,
    goesId,
  ]);
  return confirmed;
}

/** Where nobody else was there to say it, what the two said they did together stands on one person's word. */
async function takeBackAlone(tx: Tx, { staysId, at }: TwoAccounts, struck: readonly Struck[]): Promise<void> {
  await tx.query(
    `update step_contribution c set taken_back_at = $3
     from jsonb_to_recordset($1) as s ("runId" uuid, "stepId" text)
     where c.run_id = s."runId" and c.step_id = s."stepId" and c.member_id = $2 and c.way = 'own_word'
       and c.taken_back_at is null and not exists (
         select 1 from quest_run_member p where p.run_id = c.run_id and p.member_id <> $2 and p.state = 'accepted')`,
    [JSON.stringify(struck), staysId, at],
  );
}

/** Gives in how many quests the one who stays takes the other's place. */
async function moveRows(tx: Tx, { organisationId, staysId, goesId, at }: TwoAccounts): Promise<number> {
  const both = [organisationId, staysId, goesId];
  await tx.query(
    `update step_contribution g set state = 'returned', taken_back_at = coalesce(g.taken_back_at, $4)
     from step_contribution s where g.organisation_id = $1 and g.member_id = $3 and g.state = 'pending'
       and s.run_id = g.run_id and s.step_id = g.step_id and s.member_id = $2 and s.state = 'pending'`,
    [...both, at],
  );
  await tx.query(`update step_contribution set member_id = $2 where organisation_id = $1 and member_id = $3`, both);
  await tx.query(
    `delete from step_confirmation g using step_confirmation s where g.organisation_id = $1 and g.member_id = $3
       and s.contribution_id = g.contribution_id and s.member_id = $2`,
    both,
  );
  await tx.query(`update step_confirmation set member_id = $2 where organisation_id = $1 and member_id = $3`, both);
  await tx.query(
    `update verification set verifier_id = case verifier_id when $3 then $2 else verifier_id end,
       contributor_id = case contributor_id when $3 then $2 else contributor_id end
     where organisation_id = $1 and $3 in (verifier_id, contributor_id)`,
    both,
  );
  await tx.query(`update evidence set asked_id = $2 where organisation_id = $1 and asked_id = $3`, both);
  return moveParties(tx, both);
}

async function moveParties(tx: Tx, both: readonly string[]): Promise<number> {
  await tx.query(
    `update quest_run_member set helper_id = null where organisation_id = $1
       and (member_id, helper_id) in (($2::uuid, $3::uuid), ($3::uuid, $2::uuid))`,
    both,
  );
  // Of two places in one party it is the one that takes part.
  await tx.query(
    `update quest_run_member s set state = g.state, active = false, answered_at = g.answered_at
     from quest_run_member g where s.organisation_id = $1 and s.member_id = $2 and g.run_id = s.run_id and g.member_id = $3
       and g.state = 'accepted' and s.state <> 'accepted'`,
    both,
  );
  const doubled = await tx.query<{ id: string; active: boolean }>(
    `delete from quest_run_member g using quest_run_member s where g.organisation_id = $1 and g.member_id = $3
       and s.run_id = g.run_id and s.member_id = $2 returning g.run_id as id, g.active`,
    both,
  );
  await tx.query(
    `update quest_run_member set active = true where organisation_id = $1 and member_id = $2 and run_id = any($3)`,
    [both[0], both[1], doubled.filter(({ active }) => active).map(({ id }) => id)],
  );
  const moved = await tx.query(
    `update quest_run_member set member_id = $2 where organisation_id = $1 and member_id = $3 returning run_id`,
    both,
  );
  for (const column of ['helper_id', 'invited_by'])
    await tx.query(`update quest_run_member set ${column} = $2 where organisation_id = $1 and ${column} = $3`, both);
  await tx.query(`update quest_run set started_by = $2 where organisation_id = $1 and started_by = $3`, both);
  return moved.length;
}
