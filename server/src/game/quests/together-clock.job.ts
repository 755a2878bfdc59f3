import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { afterWorkingDays, isWorkingTime } from '../../platform/time/zone.js';
import { QuestNewsDesk } from './quest-news.js';
import { lockRuns } from './run.store.js';
import { remindAfter } from './waiting.rules.js';

interface Unsaid {
  id: string;
  runId: string;
  /** Who offered it for all, and when. */
  memberId: string;
  name: string;
  since: Date;
}

/** What was offered for all of a party waits for each of them to say so: once they are reminded, within working hours. */
@Injectable()
export class TogetherClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: QuestNewsDesk,
  ) {}

  /** Safe to run at any time, more than once, and on several servers at once; each piece in a transaction of its own. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const organisations = await this.database.query<{ id: string; zone: string }>(`select id, zone from organisation`);
    await oneByOne(organisations, async ({ id, zone }) => {
      if (!isWorkingTime(now, zone)) return;
      const rows = await this.database.query<Unsaid>(UNSAID, [id, null]);
      const due = rows.filter(({ since }) => afterWorkingDays(since, remindAfter, zone) <= now);
      await oneByOne(due, (row) => this.database.transaction({}, (tx) => this.remind(tx, id, row, now)));
    });
  }

  /** Under the run's lock, as somebody may have said so, or another server have been here, meanwhile. */
  private async remind(tx: Tx, organisationId: string, { id, runId }: Unsaid, now: Date): Promise<void> {
    const [run] = await lockRuns(tx, organisationId, [runId]);
    const [row] = await tx.query<Unsaid>(UNSAID, [organisationId, id]);
    if (!run || !row) return;
    await tx.query(`update step_contribution set others_reminded_at = $2 where id = $1`, [id, now]);
    const to = await tx.query<{ id: string }>(SILENT, [runId, row.memberId, now, id]);
    if (to.length === 0) return;
    const kind = 'together_ask_again';
    await this.news.tell(tx, row, run, { kind, to: to.map((each) => each.id), about: id });
  }
}

/** What somebody offered for all of a party, and not all have said yet: all of an organisation, or one. */
const UNSAID = `
  select c.id, c.run_id as "runId", c.member_id as "memberId", m.name, c.made_at as since
  from quest_run r join quest_version v on v.id = r.version_id
  join step_contribution c on c.run_id = r.id join member m on m.id = c.member_id
  where r.organisation_id = $1 and r.company <> 'alone' and r.state in ('in_progress', 'submitted', 'returned')
    and c.state <> 'returned' and c.taken_back_at is null and c.others_reminded_at is null
    and ($2::uuid is null or c.id = $2)
    and exists (select 1 from jsonb_array_elements(v.definition -> 'steps') s
      where s ->> 'id' = c.step_id and s #>> '{party,mode}' = 'joint')
    and not exists (select 1 from quest_step_progress d where d.run_id = r.id and d.step_id = c.step_id)
  order by since, c.id`;

/** Who of a party ($1) has not said that they were in what somebody else ($2) offered ($4); nobody who is away for long. */
const SILENT = `
  select m.id from quest_run_member p join member m on m.id = p.member_id
  where p.run_id = $1 and p.state = 'accepted' and p.member_id <> $2
    and m.left_at is null and (m.absence @> $3::timestamptz) is not true
    and not exists (select 1 from step_confirmation k where k.contribution_id = $4 and k.member_id = p.member_id)`;
