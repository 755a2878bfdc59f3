import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { workWaits } from '../engine/work-waits.js';
import { type DatedChallenge, isDated, lockChallenge, unendedChallenges } from './challenge.store.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { ChallengeTurns } from './challenge-turns.js';
import { dueStates, handOver } from './lifecycle.rules.js';
import { type ChangedRoster, changedRosters } from './roster.store.js';

/** A challenge whose owner left, with its deputy if they are here; the nearest managers first. Its sponsor is none of them. */
interface Orphan {
  id: string;
  organisationId: string;
  left: string;
  deputy: string | null;
  managers: string[];
}

/** Moves challenges by the clock, each step once, also on several servers and after downtime; keeps each one owned. */
@Injectable()
export class ChallengeClock {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: ChallengeNewsDesk,
    private readonly turns: ChallengeTurns,
  ) {}

  /** Enters every state that is due, counts who came, and hands over what its owner left; safe to run at any time. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const due = (await unendedChallenges(this.database)).filter((challenge) => dueStates(challenge, now).length > 0);
    const [changed, orphans] = [await changedRosters(this.database, now), await this.orphans()];
    await oneByOne(
      [
        ...due.map((challenge) => () => this.enterDue(challenge)),
        ...changed.map((roster) => () => this.restand(roster)),
        ...orphans.map((orphan) => () => this.handOver(orphan)),
      ],
      (task) => task(),
    );
  }

  /** Counts who came, moved or left in the open challenges of an organisation. */
  async recount(organisationId: string): Promise<void> {
    const changed = await changedRosters(this.database, this.clock.now(), { organisationId });
    await oneByOne(changed, (roster) => this.restand(roster));
  }

  private enterDue({ id, organisationId }: DatedChallenge): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      // Another server may have been here first; what is due is asked again under the lock.
      const challenge = await lockChallenge(tx, organisationId, id);
      if (!isDated(challenge)) return;
      for (const state of dueStates(challenge, this.clock.now())) {
        // What was done in time counts, also when nobody ran the server since then.
        if (state === 'settled' && (await workWaits(tx, organisationId, challenge.endsAt))) return;
        await this.turns.enter(tx, challenge, state, this.clock.now());
      }
    });
  }

  /** Somebody came since the last deed: their plank is on the bridge before they have done anything. */
  private restand({ id, organisationId }: ChangedRoster): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      const challenge = await lockChallenge(tx, organisationId, id);
      if (!isDated(challenge) || challenge.state !== 'open') return;
      // Another server may have been here first; who changed is asked again under the lock.
      const [changed] = await changedRosters(tx, this.clock.now(), { organisationId, id });
      if (changed) await this.turns.restand(tx, challenge, changed.shown, this.clock.now());
    });
  }

  private orphans(): Promise<Orphan[]> {
    return this.database.query<Orphan>(
      `select c.id, c.organisation_id as "organisationId", c.owner_id as "left",
         (select d.id from member d where d.id = c.deputy_id and d.left_at is null
            and d.id is distinct from c.sponsor_id) as deputy,
         array(select g.member_id from role_grant g join member m on m.id = g.member_id and m.left_at is null
               join challenge_unit cu on cu.challenge_id = c.id join unit u on u.id = cu.unit_id
               where g.ended_at is null and g.role = 'manager' and g.unit_id = any(u.path)
                 and g.member_id is distinct from c.sponsor_id
               order by array_position(u.path, g.unit_id) desc limit 5) ||
         array(select g.member_id from role_grant g join member m on m.id = g.member_id and m.left_at is null
               where g.organisation_id = c.organisation_id and g.ended_at is null and g.role = 'admin'
                 and g.member_id is distinct from c.sponsor_id limit 1) as managers
       from challenge c join member o on o.id = c.owner_id
       where o.left_at is not null and c.state not in ('settled', 'cancelled')`,
    );
  }

  private handOver({ id, organisationId, left, deputy, managers }: Orphan): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      const challenge = await lockChallenge(tx, organisationId, id);
      const { kind, ownership } = handOver({ owner: challenge.ownerId, deputy }, left, managers);
      if (kind !== 'handed_over') return;
      await tx.query(`update challenge set owner_id = $2, deputy_id = $3, version = version + 1 where id = $1`, [
        id,
        ownership.owner,
        ownership.deputy,
      ]);
      const stored = { ...challenge, version: challenge.version + 1 };
      await this.news.tell(tx, stored, [ownership.owner], 'challenge_handed_over', {
        instance: String(stored.version),
      });
      await this.news.said(tx, stored, challenge);
    });
  }
}
