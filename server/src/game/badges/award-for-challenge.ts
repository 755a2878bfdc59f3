import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Tx } from '../../platform/database/database.js';
import type { GivenBadge } from '../engine/batch.js';
import { giveBadges } from './awards.store.js';
import { badgeNews, wallsOf } from './badge-news.js';
import { type Earned, factsNeeded } from './criteria.rules.js';
import { type Definition, definitionOf, givenTo, liveBadges } from './definition.js';
import { earnedBy } from './earned.queries.js';
import { Eligible } from './eligible.queries.js';
import { endedIn } from './ground.queries.js';
import { type Instance, instancesOf } from './instances.rules.js';

/** What came of a settled challenge for one unit. */
export interface ChallengeOutcome {
  unitId: string;
  /** Its place, equal scores sharing one; null where the challenge has no places or nobody scored. */
  place: number | null;
  /** The common goal was reached. */
  reached: boolean;
  /** The members who took part for it. */
  memberIds: readonly string[];
}

export interface SettledChallenge {
  organisationId: string;
  challengeId: string;
  /** The season badges are of the season in which it ended. */
  endedAt: Date;
  settledAt: Date;
  /** The badge the challenge was made with: it goes to those who came first or reached the goal. */
  badgeId: string | null;
  outcomes: readonly ChallengeOutcome[];
}

/** Gives the badges of a settled challenge: its own, and those whose criteria ask for such a result. Safe to repeat. */
@Injectable()
export class AwardForChallenge {
  constructor(
    private readonly notify: Notify,
    private readonly anew: ReadAnew,
  ) {}

  async execute(tx: Tx, challenge: SettledChallenge): Promise<GivenBadge[]> {
    await keepOutcomes(tx, challenge);
    return this.give(tx, challenge);
  }

  /** The same once what came of it is kept. */
  async give(tx: Tx, challenge: SettledChallenge): Promise<GivenBadge[]> {
    const { organisationId, settledAt } = challenge;
    const given = [...(await this.ownBadge(tx, challenge)), ...(await this.byCriteria(tx, challenge))];
    await this.notify.tell(tx, ...(await badgeNews(tx, organisationId, given, settledAt)));
    const subjects = given.flatMap(({ memberId, unitId }) => memberId ?? unitId ?? []);
    if (given.length > 0) this.anew.later(tx, 'badges', (sql) => wallsOf(sql, subjects, settledAt));
    return given;
  }

  private async ownBadge(tx: Tx, challenge: SettledChallenge): Promise<GivenBadge[]> {
    const { organisationId, badgeId, challengeId, settledAt, outcomes } = challenge;
    const badge = badgeId ? await definitionOf(tx, organisationId, badgeId) : null;
    if (!badge) return [];
    const step = { at: settledAt, kind: 'challenge', activityId: null, subjectId: challengeId };
    const earned: Earned = { at: settledAt, steps: [step] };
    const winners = await this.able(
      tx,
      challenge,
      badge,
      outcomes.filter(({ place, reached }) => place === 1 || reached),
    );
    const by = { at: settledAt, challengeId };
    return this.giveEach(tx, challenge, badge, (instance) =>
      giveBadges(tx, badge, instance, new Map(winners.map((id) => [id, earned])), by),
    );
  }

  private async byCriteria(tx: Tx, challenge: SettledChallenge): Promise<GivenBadge[]> {
    const { organisationId, settledAt, outcomes } = challenge;
    const given: GivenBadge[] = [];
    for (const badge of await liveBadges(tx, organisationId)) {
      if (!factsNeeded(badge.criteria).some(({ count }) => count === 'challenges')) continue;
      const able = await this.able(tx, challenge, badge, outcomes);
      const give = async (instance: Instance) =>
        giveBadges(tx, badge, instance, await earnedBy(tx, badge, instance, able), { at: settledAt });
      for (const each of await this.giveEach(tx, challenge, badge, give)) given.push(each);
    }
    return given;
  }

  private able(
    tx: Tx,
    { organisationId, settledAt }: SettledChallenge,
    badge: Definition,
    outcomes: readonly ChallengeOutcome[],
  ): Promise<string[]> {
    const subjects = outcomes.flatMap(({ unitId, memberIds }) => (badge.subject === 'unit' ? [unitId] : memberIds));
    return new Eligible(tx, organisationId, settledAt).of(badge.subject, subjects);
  }

  /** Each earning that settling can have brought about. */
  private async giveEach(
    tx: Tx,
    { organisationId, challengeId, endedAt }: SettledChallenge,
    badge: Definition,
    giveOne: (instance: Instance) => Promise<string[]>,
  ): Promise<GivenBadge[]> {
    const seasons = await tx.query<{ id: string }>(
      `select s.id from season s where s.organisation_id = $1 and ${endedIn('$2::timestamptz')}`,
      [organisationId, endedAt],
    );
    const given: GivenBadge[] = [];
    for (const instance of instancesOf(badge, { seasons: seasons.map(({ id }) => id), sources: [challengeId] })) {
      for (const id of await giveOne(instance)) given.push(givenTo(badge, id, instance.key));
    }
    return given;
  }
}

async function keepOutcomes(tx: Tx, challenge: SettledChallenge): Promise<void> {
  const { organisationId, challengeId, endedAt, settledAt, outcomes } = challenge;
  await tx.query(
    `insert into challenge_outcome (challenge_id, unit_id, organisation_id, place, reached, settled_at, ended_at)
     select $1, t.unit_id, $2, t.place, t.reached, $3, $5
     from jsonb_to_recordset($4) as t (unit_id uuid, place int, reached boolean) on conflict do nothing`,
    [
      challengeId,
      organisationId,
      settledAt,
      JSON.stringify(outcomes.map(({ unitId, place, reached }) => ({ unit_id: unitId, place, reached }))),
      endedAt,
    ],
  );
  await keepTakers(tx, challenge);
}

/** Who took part for which unit, by the columns they are kept in. */
export function takersIn({ outcomes }: SettledChallenge): { unit_id: string; member_id: string }[] {
  return outcomes.flatMap(({ unitId, memberIds }) => memberIds.map((id) => ({ unit_id: unitId, member_id: id })));
}

/** The members who took part for each unit. */
export async function keepTakers(tx: Tx, challenge: SettledChallenge): Promise<void> {
  await tx.query(
    `insert into challenge_taker (challenge_id, unit_id, member_id, organisation_id)
     select $1, t.unit_id, t.member_id, $2 from jsonb_to_recordset($3) as t (unit_id uuid, member_id uuid)
     on conflict do nothing`,
    [challenge.challengeId, challenge.organisationId, JSON.stringify(takersIn(challenge))],
  );
}
