import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { RunDesk } from './run-desk.js';
import { setPartyState, setRunState } from './run.store.js';
import { partyOf } from './standing.rules.js';

interface Parting {
  organisationId: string;
  runId: string;
  memberId: string;
}

/** Whoever left the organisation parts from their quests, so that no party waits for them; what they did stays with it. */
@Injectable()
export class PartWithLeaversCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: RunDesk,
  ) {}

  /** Of one member, or of everyone; who has not left stays. Each run by itself, however many servers do this at once. */
  async execute(memberId: string | null = null): Promise<void> {
    const partings = await this.database.query<Parting>(
      `select p.organisation_id as "organisationId", p.run_id as "runId", p.member_id as "memberId"
       from quest_run_member p join member m on m.id = p.member_id
       where p.active and m.left_at is not null and ($1::uuid is null or p.member_id = $1) order by p.run_id`,
      [memberId],
    );
    await oneByOne(partings, (parting) => this.database.transaction({}, (tx) => this.part(tx, parting)));
  }

  private async part(tx: Tx, { organisationId, runId, memberId }: Parting): Promise<void> {
    const run = await this.desk.locked(tx, organisationId, runId);
    if (!(await isWaitedFor(tx, runId, memberId))) return;
    const now = this.clock.now();
    await setPartyState(tx, run, memberId, 'left', now);
    if (partyOf(run).length === 0) await setRunState(tx, runId, 'withdrawn');
    await this.desk.settleChanged(tx, run, now);
  }
}

/** Still part of it, and not back in the organisation meanwhile. */
async function isWaitedFor(tx: Tx, runId: string, memberId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from quest_run_member p join member m on m.id = p.member_id
     where p.run_id = $1 and p.member_id = $2 and p.active and m.left_at is not null for share of m`,
    [runId, memberId],
  );
  return rows.length > 0;
}
