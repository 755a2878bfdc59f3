import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { afterWorkingDays, isWorkingTime } from '../../platform/time/zone.js';
import { missingIn } from './challenge.rules.js';
import { draftOf, lockChallenge } from './challenge.store.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { directoratesOf } from './directorates.queries.js';
import { type WaitingSponsor, waitingSponsors } from './sponsor.store.js';

/** A sponsor is reminded after so many working days, once for each time they are asked. */
const remindAfter = 2;

/** Reminds sponsors who have not answered, within working hours; never while there is nothing yet that they could agree to. */
@Injectable()
export class SponsorReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ChallengeNewsDesk,
  ) {}

  /** Safe to run at any time, and on several servers at once. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const due = (await waitingSponsors(this.database, now)).filter((each) => isDue(each, now));
    await oneByOne(due, (each) => this.database.transaction({}, (tx) => this.remind(tx, each, now)));
  }

  private async remind(tx: Tx, { id, organisationId }: WaitingSponsor, now: Date): Promise<void> {
    const challenge = await lockChallenge(tx, organisationId, id);
    // They may have answered, been asked anew or been reminded by another server meanwhile.
    const [waiting] = await waitingSponsors(tx, now, id);
    if (!waiting || !isDue(waiting, now) || !challenge.sponsorId) return;
    const draft = draftOf(challenge);
    if (missingIn(draft, await directoratesOf(tx, organisationId, draft.units)).length > 0) return;
    const instance = waiting.askedAt.toISOString();
    await this.news.tell(tx, challenge, [challenge.sponsorId], 'sponsor_ask_again', { instance });
    await tx.query(`update challenge set sponsor_reminded_at = $2 where id = $1`, [id, now]);
  }
}

function isDue({ askedAt, zone }: WaitingSponsor, now: Date): boolean {
  return isWorkingTime(now, zone) && afterWorkingDays(askedAt, remindAfter, zone) <= now;
}
