import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { isWorkingTime } from '../../platform/time/zone.js';
import { mayStillLook, toAsk } from './lookers.queries.js';
import { type Outcome, outcomeOf } from './outcome.queries.js';
import { RecheckNews } from './recheck-news.js';
import { dueFor, lapsesUnasked, restBeforeDraw } from './recheck.rules.js';
import { addAsk, draw, drop, endAsk, lapse, lockOpen, markReminded, openAsk } from './rechecks.store.js';

interface Place {
  id: string;
  zone: string;
}

/**
 * Draws by lot what is looked at once more, and asks a second person who is independent (scoring §3.5); within working
 * hours only. It measures: nobody's points rest on what is found.
 */
@Injectable()
export class RecheckClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: RecheckNews,
  ) {}

  /** Safe to run at any time, more than once, and on several servers at once; each outcome in a transaction of its own. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const organisations = await this.database.query<Place>(`select id, zone from organisation`);
    await oneByOne(organisations, async (place) => {
      if (!isWorkingTime(now, place.zone)) return;
      const until = new Date(now.getTime() - restBeforeDraw);
      await this.database.transaction({}, (tx) => draw(tx, place.id, until, now));
      const open = await this.database.query<{ id: string }>(
        `select id from recheck where organisation_id = $1 and closed_at is null order by drawn_at, id`,
        [place.id],
      );
      await oneByOne(open, ({ id }) => this.database.transaction({}, (tx) => this.follow(tx, place, id, now)));
    });
  }

  /** Under its lock, as somebody may have answered, or another server have been here, meanwhile. */
  private async follow(tx: Tx, place: Place, id: string, now: Date): Promise<void> {
    const open = await lockOpen(tx, place.id, id);
    const outcome = open && (await outcomeOf(tx, place.id, id, now));
    if (!open || !outcome) return;
    if (!outcome.stands) return this.dropped(tx, outcome);
    if (await this.isAsked(tx, place, outcome, now)) return;
    if (lapsesUnasked(open.drawnAt, now, place.zone)) return lapse(tx, id, now);
    if (outcome.withRecorder) await this.ask(tx, outcome, now);
  }

  /** Whether nobody else is to be asked now: somebody is, or it has just lapsed with them. */
  private async isAsked(tx: Tx, { zone }: Place, outcome: Outcome, now: Date): Promise<boolean> {
    const ask = await openAsk(tx, outcome.id);
    if (!ask) return false;
    if (!(await mayStillLook(tx, outcome, ask.memberId, now))) {
      await endAsk(tx, outcome.id, now);
      this.news.moved(tx, ask.memberId);
      return false;
    }
    const due = dueFor(ask, now, zone);
    if (due === 'lapse') {
      await lapse(tx, outcome.id, now);
      this.news.moved(tx, ask.memberId);
    }
    if (due === 'remind') {
      await this.news.ask(tx, outcome, ask.memberId, 'recheck_ask_again');
      await markReminded(tx, outcome.id, now);
    }
    return true;
  }

  /** Where nobody may look yet it is tried again at the next tick. */
  private async ask(tx: Tx, outcome: Outcome, now: Date): Promise<void> {
    const { id: recheckId, organisationId } = outcome;
    const memberId = await toAsk(tx, outcome, now);
    if (memberId === null || !(await addAsk(tx, { organisationId, recheckId, memberId, at: now }))) return;
    await this.news.ask(tx, outcome, memberId, 'recheck_ask');
    await this.news.drawn(tx, outcome);
  }

  private async dropped(tx: Tx, { id }: Outcome): Promise<void> {
    const ask = await openAsk(tx, id);
    await drop(tx, id);
    if (ask) this.news.moved(tx, ask.memberId);
  }
}
