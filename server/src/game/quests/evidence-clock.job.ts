import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { isWorkingTime } from '../../platform/time/zone.js';
import { verifierOf } from './definition.rules.js';
import { QuestNewsDesk } from './quest-news.js';
import type { StoredRun } from './run.js';
import { lockRuns } from './run.store.js';
import { WaitingNews } from './waiting-news.js';
import { dueFor, type Wait } from './waiting.rules.js';
import { toPassOn, toRemind, type Waiting } from './who-may-look.queries.js';

interface WaitingRow extends Waiting, Wait {
  runId: string;
  stepId: string;
  name: string;
}

/** Evidence never waits for ever: whoever may look is reminded, and then it is passed on; within working hours only. */
@Injectable()
export class EvidenceClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: QuestNewsDesk,
    private readonly waiting: WaitingNews,
  ) {}

  /** Safe to run at any time, more than once, and on several servers at once; each piece in a transaction of its own. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const organisations = await this.database.query<{ id: string; zone: string }>(`select id, zone from organisation`);
    await oneByOne(organisations, async ({ id, zone }) => {
      if (!isWorkingTime(now, zone)) return;
      const rows = await this.database.query<WaitingRow>(WAITING, [id, null]);
      const due = rows.filter((row) => dueFor(row, now, zone));
      await oneByOne(due, (row) => this.database.transaction({}, (tx) => this.follow(tx, id, row, now)));
    });
  }

  /** Under the run's lock, as somebody may have decided, or another server have been here, meanwhile. */
  private async follow(tx: Tx, organisationId: string, { id, runId }: WaitingRow, now: Date): Promise<void> {
    const [run] = await lockRuns(tx, organisationId, [runId]);
    const [row] = await tx.query<WaitingRow>(WAITING, [organisationId, id]);
    const due = run && row ? dueFor(row, now, run.zone) : null;
    if (!run || !row || !due) return;
    // Where nobody is there to be reminded there is nothing to wait for.
    if (due === 'pass_on' || !(await this.remind(tx, run, row, now))) await this.passOn(tx, run, row, now);
  }

  private async remind(tx: Tx, run: StoredRun, row: WaitingRow, now: Date): Promise<boolean> {
    const to = await toRemind(tx, run, row, verifierOf(run.definition, row.stepId), now);
    if (to.length === 0) return false;
    await this.news.tell(tx, { memberId: row.memberId, name: row.name }, run, {
      kind: 'verify_ask_again',
      to,
      about: aboutWait(row),
    });
    await tx.query(`update evidence set reminded_at = $2 where id = $1`, [row.id, now]);
    return true;
  }

  /** Nobody to pass it on to yet: it is tried again at the next tick. */
  private async passOn(tx: Tx, run: StoredRun, row: WaitingRow, now: Date): Promise<void> {
    const to = await toPassOn(tx, run, row, verifierOf(run.definition, row.stepId), now);
    if (to.length === 0) return;
    const about = aboutWait(row);
    await this.news.tell(tx, { memberId: row.memberId, name: row.name }, run, { kind: 'verify_passed_on', to, about });
    await this.news.tell(tx, null, run, { kind: 'evidence_passed_on', to: [row.memberId], about });
    await tx.query(`update evidence set passed_on_at = $2 where id = $1`, [row.id, now]);
    this.waiting.askedInstead(tx, to);
  }
}

/** Once for each time that somebody is waited for: whoever is asked again later is reminded again. */
const aboutWait = ({ id, since }: WaitingRow) => `${id}:${since.toISOString()}`;

/** What waits for somebody's eye and was not passed on: all of an organisation, or one. */
const WAITING = `
  select e.id, c.run_id as "runId", c.step_id as "stepId", c.member_id as "memberId", m.name, e.asked_id as "askedId",
    coalesce(e.asked_at, e.offered_at) as since, e.reminded_at as "remindedAt", e.passed_on_at as "passedOnAt",
    exists (select 1 from member asked where asked.id = e.asked_id and asked.left_at is not null) as "askedLeft"
  from step_contribution c join quest_run r on r.id = c.run_id join member m on m.id = c.member_id
  join lateral (select * from evidence e where e.contribution_id = c.id order by e.offered_at desc, e.id desc limit 1) e on true
  where c.organisation_id = $1 and c.state = 'pending' and c.taken_back_at is null and c.way = 'evidence'
    and e.passed_on_at is null and ($2::uuid is null or e.id = $2) and r.state not in ('completed', 'withdrawn')
    and not exists (select 1 from quest_step_progress d where d.run_id = r.id and d.step_id = c.step_id)
  order by since, e.id`;
