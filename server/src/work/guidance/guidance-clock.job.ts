import { reviewNoticeDays } from '@guildhall/shared/work/guidance-limits';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { GuidanceLive } from './guidance.live.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { changeGuidance, lockQuietly, writeLog } from './guidance.store.js';
import { type QuietStep, stateAfter } from './machine.rules.js';

const AT_ONCE = 200;

interface Due {
  id: string;
  organisationId: string;
}

/** What nobody's deed moves: consultations close, published guidance falls due, and people are reminded in time. */
@Injectable()
export class GuidanceClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: GuidanceLive,
    private readonly told: GuidanceTold,
  ) {}

  /** Safe at any moment and more than once; each document in a transaction of its own. */
  async tick(): Promise<void> {
    await this.step(await this.due(CLOSING), 'consultation-closed');
    await this.step(await this.due(FALLING_DUE), 'fell-due');
    await this.remind('owner', -reviewNoticeDays.ownerBefore);
    await this.remind('deputy', reviewNoticeDays.deputyAfter);
  }

  private due(sql: string): Promise<Due[]> {
    return this.database.query<Due>(sql, [this.clock.now(), AT_ONCE]);
  }

  private async step(some: readonly Due[], step: QuietStep): Promise<void> {
    for (const { id, organisationId } of some) {
      await this.database.transaction({}, async (tx) => {
        const locked = await lockQuietly(tx, organisationId, id);
        const to = locked && stateAfter(locked.row.state, step);
        // Somebody may have taken a step of their own meanwhile.
        if (!locked || !to) return;
        const at = this.clock.now();
        await writeLog(tx, locked.row, { move: step, from: locked.row.state, to, message: '', byId: null, at });
        const closed = { consultationUnitId: null, consultationClosesOn: null };
        await this.live.accessChanged(
          tx,
          await changeGuidance(tx, locked.row, { ...closed, state: to, changedAt: at }),
        );
      });
    }
  }

  /** Asks its owner so many days before its review date, and its deputy so many after it; each once an edition and date. */
  private async remind(who: 'owner' | 'deputy', days: number): Promise<void> {
    const rows = await this.database.query<Reminder>(REMINDERS[who], [this.clock.now(), days, AT_ONCE]);
    for (const row of rows) await this.database.transaction({}, (tx) => this.tellOne(tx, who, row));
  }

  private async tellOne(tx: Tx, who: 'owner' | 'deputy', row: Reminder): Promise<void> {
    const kind = who === 'owner' ? 'guidance_check' : 'guidance_overdue';
    const day = (locale: string) => DateTime.fromISO(row.reviewBy).setLocale(locale).toFormat('d MMMM yyyy');
    const date = { en: day('en-GB'), cy: day('cy') };
    const key = `${row.publicationId}:${row.reviewBy}`;
    await this.told.tell(tx, row, { kind, to: [row.memberId], by: null, key, params: { date } });
    await tx.query(
      who === 'owner'
        ? `update guidance_publication set owner_told_at = $2 where id = $1`
        : `update guidance_publication set deputy_told_at = $2 where id = $1`,
      [row.publicationId, this.clock.now()],
    );
  }
}

type Reminder = Pick<GuidanceRow, 'id' | 'organisationId' | 'titles'> & {
  publicationId: string;
  memberId: string | null;
  reviewBy: string;
};

/** The calendar day it is for an organisation. */
const TODAY = `($1::timestamptz at time zone o.zone)::date`;
const CLOSING = `
  select g.id, g.organisation_id as "organisationId" from guidance g join organisation o on o.id = g.organisation_id
  where g.state = 'consultation' and g.consultation_closes_on < ${TODAY} limit $2`;
const FALLING_DUE = `
  select g.id, g.organisation_id as "organisationId" from guidance g join organisation o on o.id = g.organisation_id
  join guidance_publication p on p.guidance_id = g.id and p.state = 'current'
  where g.state = 'published' and p.review_by <= ${TODAY} limit $2`;
const reminders = (told: string, whom: string) => `
  select g.id, g.organisation_id as "organisationId", g.titles, p.id as "publicationId", ${whom} as "memberId",
    to_char(p.review_by, 'YYYY-MM-DD') as "reviewBy"
  from guidance g join organisation o on o.id = g.organisation_id
  join guidance_publication p on p.guidance_id = g.id and p.state = 'current'
  where p.${told} is null and g.state in ('published', 'due') and p.review_by + $2::int <= ${TODAY} limit $3`;
const REMINDERS = {
  owner: reminders('owner_told_at', 'g.owner_id'),
  deputy: reminders('deputy_told_at', 'coalesce(g.deputy_id, g.owner_id)'),
};
