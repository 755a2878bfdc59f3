import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { oneByOne } from '../../platform/jobs/one-by-one.js';
import { AwardForChallenge } from '../badges/award-for-challenge.js';
import { workWaits } from '../engine/work-waits.js';
import { type DatedChallenge, isDated, lockChallenge, unendedChallenges } from './challenge.store.js';
import { ChallengeNewsDesk } from './challenge-news.js';
import { dueStates, handOver } from './lifecycle.rules.js';
import { outcomesOf, type UnitOutcome } from './outcomes.rules.js';
import { ChallengeStandings } from './challenge-standings.js';
import { type ChangedRoster, changedRosters, foldUnits, pairedWays, takers } from './roster.store.js';
import { commonProgress } from './standings.rules.js';

interface ChallengeResult {
  progress: number | null;
  units: { unitId: string; score: number; across: number; people: number }[];
}

/** A challenge whose owner left, with its deputy if they are here; the nearest managers first. */
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
    private readonly badges: AwardForChallenge,
    private readonly standings: ChallengeStandings,
  ) {}

  /** Enters every state that is due, counts who came, and hands over what its owner left; safe to run at any time. */
  async tick(): Promise<void> {
    const now = this.clock.now();
    const due = (await unendedChallenges(this.database)).filter((challenge) => dueStates(challenge, now).length > 0);
    const [changed, orphans] = [await changedRosters(this.database), await this.orphans()];
    await oneByOne(
      [
        ...due.map((challenge) => () => this.enterDue(challenge)),
        ...changed.map((roster) => () => this.restand(roster)),
        ...orphans.map((orphan) => () => this.handOver(orphan)),
      ],
      (task) => task(),
    );
  }

  private enterDue({ id, organisationId }: DatedChallenge): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      // Another server may have been here first; what is due is asked again under the lock.
      const challenge = await lockChallenge(tx, organisationId, id);
      if (!isDated(challenge)) return;
      for (const state of dueStates(challenge, this.clock.now())) {
        // What was done in time counts, also when nobody ran the server since then.
        if (state === 'settled' && (await workWaits(tx, organisationId, challenge.endsAt))) return;
        if (state === 'open') await this.open(tx, challenge);
        else if (state === 'settled') await this.settle(tx, challenge);
        else await tx.query(`update challenge set state = $2, version = version + 1 where id = $1`, [id, state]);
        challenge.version += 1;
        this.news.said(tx, challenge);
      }
    });
  }

  /** Somebody came since the last deed: their plank is on the bridge before they have done anything. */
  private restand({ id, organisationId, shown }: ChangedRoster): Promise<void> {
    return this.database.transaction({}, async (tx) => {
      const challenge = await lockChallenge(tx, organisationId, id);
      if (!isDated(challenge) || challenge.state !== 'open') return;
      await this.standings.restand(tx, challenge, shown, this.clock.now());
      await tx.query(`update challenge set version = version + 1 where id = $1`, [id]);
      this.news.said(tx, { ...challenge, version: challenge.version + 1 });
    });
  }

  private async open(tx: Tx, challenge: DatedChallenge): Promise<void> {
    await foldUnits(tx, challenge);
    await this.rememberLast(tx, challenge);
    await this.standings.restandAll(tx, challenge, this.clock.now());
    await tx.query(`update challenge set state = 'open', version = version + 1 where id = $1`, [challenge.id]);
    const people = [challenge.ownerId, challenge.deputyId, challenge.sponsorId].filter((id) => id !== null);
    await this.news.tell(tx, challenge, people, 'challenge_open');
  }

  /**
   * Against one's own best: what each unit, as it is shown now, scored when it was last shown in a settled challenge from
   * the same template, or of the same mode.
   */
  private async rememberLast(tx: Tx, { id, organisationId, mode, template }: DatedChallenge): Promise<void> {
    if (mode !== 'own_best') return;
    await tx.query(
      `update challenge_unit cu set last = (
         select e.score from challenge_unit e join challenge c on c.id = e.challenge_id
         where e.shown_as = cu.shown_as and c.organisation_id = $2 and c.state = 'settled' and c.id <> $1
           and c.mode in ('own_best', 'breadth') and ($3::text is null or c.template = $3)
         order by c.ends_at desc, c.id desc limit 1)
       where cu.challenge_id = $1`,
      [id, organisationId, template],
    );
  }

  /** Freezes the result byte for byte; nothing that comes later changes it. */
  private async settle(tx: Tx, challenge: DatedChallenge): Promise<void> {
    await this.standings.restandAll(tx, challenge, this.clock.now());
    const units = await tx.query<ChallengeResult['units'][number] & { last: number | null }>(
      `select distinct on (shown_as) shown_as as "unitId", score, across, people, last
       from challenge_unit where challenge_id = $1 and shown_as is not null order by shown_as, unit_id`,
      [challenge.id],
    );
    const byUnit = await pairedWays(tx, challenge.id);
    const [one = 0, other = 0] = units.map(({ unitId }) => byUnit.get(unitId) ?? 0);
    const result: ChallengeResult = {
      progress: commonProgress(challenge, units, challenge.mode === 'paired' ? [one, other] : null),
      units: units.map(({ unitId, score, across, people }) => ({ unitId, score, across, people })),
    };
    const text = JSON.stringify(result);
    await tx.query(
      `update challenge set state = 'settled', settled_at = $2, result = $3, result_hash = $4, version = version + 1
       where id = $1`,
      [challenge.id, this.clock.now(), text, createHash('sha256').update(text).digest('hex')],
    );
    await this.award(tx, challenge, outcomesOf(challenge.mode, result.progress, units));
    await this.news.tell(tx, challenge, await this.news.participants(tx, challenge), 'challenge_settled');
  }

  private async award(tx: Tx, challenge: DatedChallenge, outcomes: UnitOutcome[]): Promise<void> {
    const { id: challengeId, organisationId } = challenge;
    const [badge] = await tx.query<{ id: string }>(`select id from badge where organisation_id = $1 and slug = $2`, [
      organisationId,
      challenge.badge,
    ]);
    const took = await takers(tx, challengeId);
    await this.badges.execute(tx, {
      organisationId,
      challengeId,
      settledAt: this.clock.now(),
      badgeId: badge?.id ?? null,
      outcomes: outcomes.map((outcome) => ({ ...outcome, memberIds: took.get(outcome.unitId) ?? [] })),
    });
  }

  private orphans(): Promise<Orphan[]> {
    return this.database.query<Orphan>(
      `select c.id, c.organisation_id as "organisationId", c.owner_id as "left",
         (select d.id from member d where d.id = c.deputy_id and d.left_at is null) as deputy,
         array(select g.member_id from role_grant g join member m on m.id = g.member_id and m.left_at is null
               join challenge_unit cu on cu.challenge_id = c.id join unit u on u.id = cu.unit_id
               where g.ended_at is null and g.role = 'manager' and g.unit_id = any(u.path)
               order by array_position(u.path, g.unit_id) desc limit 5) ||
         array(select g.member_id from role_grant g join member m on m.id = g.member_id and m.left_at is null
               where g.organisation_id = c.organisation_id and g.ended_at is null and g.role = 'admin' limit 1) as managers
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
      this.news.said(tx, stored);
    });
  }
}
