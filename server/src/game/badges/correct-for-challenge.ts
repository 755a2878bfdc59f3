import { Injectable } from '@nestjs/common';

import { ReadAnew } from '../../people/feed/read-anew.js';
import type { Tx } from '../../platform/database/database.js';
import { seasonsOf } from '../seasons/current-seasons.js';
import { type AwardMoved, type AwardMoves, movedBetween } from './award-moves.rules.js';
import { AwardForChallenge, keepTakers, type SettledChallenge, takersIn } from './award-for-challenge.js';
import { giveBadges, heldBy, regroundAwards, revokeAwards } from './awards.store.js';
import { wallsOf } from './badge-news.js';
import { factsNeeded } from './criteria.rules.js';
import { definitionOf } from './definition.js';
import { earnedBy } from './earned.queries.js';
import { Eligible } from './eligible.queries.js';
import { passToAnother, stillGiven } from './given-by-challenge.queries.js';
import { standStill } from './holding.js';

interface Fallen extends AwardMoved {
  id: string;
  instanceKey: string;
  seasonId: string | null;
}

/**
 * Has badges follow a corrected result: those it no longer gives go, unless they stand on something else, and those it gives
 * now come. A permanent badge stays, and what is taken back by hand stays so.
 */
@Injectable()
export class CorrectForChallenge {
  constructor(
    private readonly awards: AwardForChallenge,
    private readonly anew: ReadAnew,
  ) {}

  /** `challenge` is as it is corrected; `settledAt` is now. */
  async execute(tx: Tx, challenge: SettledChallenge): Promise<AwardMoves> {
    const concerned = await takersAndUnits(tx, challenge.challengeId);
    await replaceOutcomes(tx, challenge);
    for (const { memberIds } of challenge.outcomes) for (const id of memberIds) concerned.add(id);
    const before = await standing(tx, challenge.organisationId, [...concerned]);
    await this.takeOwn(tx, challenge);
    await this.takeByCriteria(tx, challenge, [...concerned]);
    await this.awards.give(tx, challenge);
    const after = await standing(tx, challenge.organisationId, [...concerned]);
    const moves = movedBetween(before, after);
    const lost = moves.went.map(({ subjectId }) => subjectId);
    if (lost.length > 0) this.anew.later(tx, 'badges', (sql) => wallsOf(sql, lost, challenge.settledAt));
    return moves;
  }

  /** Awards of the challenge's own badge. */
  private async takeOwn(tx: Tx, challenge: SettledChallenge): Promise<void> {
    const own = await tx.query<Fallen>(
      `select a.id, a.badge_id as "badgeId", coalesce(a.member_id, a.unit_id) as "subjectId",
              a.instance_key as "instanceKey", a.season_id as "seasonId"
       from badge_award a join badge_version v on v.badge_id = a.badge_id and v.number = a.badge_version
       where a.organisation_id = $1 and a.challenge_id = $2 and a.revoked_at is null and v.retention = 'follows_evidence'
       order by a.id`,
      [challenge.organisationId, challenge.challengeId],
    );
    const ids = own.map(({ id }) => id);
    const held = new Set([...(await stillGiven(tx, ids)), ...(await passToAnother(tx, ids))]);
    const fallen = own.filter(({ id }) => !held.has(id));
    await this.revoke(tx, challenge, fallen);
    const earnings = Map.groupBy(fallen, ({ badgeId, instanceKey, seasonId }) =>
      [badgeId, instanceKey, seasonId].join(),
    );
    for (const each of earnings.values()) await this.byItsCriteria(tx, challenge, each);
  }

  /** A badge that a challenge gave may have been earned besides, by what it takes; asked of those of one earning at once. */
  private async byItsCriteria(tx: Tx, challenge: SettledChallenge, fallen: readonly Fallen[]): Promise<void> {
    const { organisationId, settledAt: at } = challenge;
    const { badgeId, instanceKey: key, seasonId } = fallen[0]!;
    const badge = await definitionOf(tx, organisationId, badgeId);
    if (!badge) return;
    const instance = { key, seasonId, sourceId: badge.repeat === 'source' ? key : null };
    const subjects = fallen.map(({ subjectId }) => subjectId);
    const able = await new Eligible(tx, organisationId, at).of(badge.subject, subjects);
    await giveBadges(tx, badge, instance, await earnedBy(tx, badge, instance, able), { at });
  }

  /** Awards whose criteria ask for results of challenges. */
  private async takeByCriteria(tx: Tx, challenge: SettledChallenge, subjects: readonly string[]): Promise<void> {
    const seasons = (await seasonsOf(tx, challenge.organisationId)).map(({ id }) => id);
    const awards = (await heldBy(tx, challenge.organisationId, subjects)).filter(({ badge }) =>
      factsNeeded(badge.criteria).some(({ count }) => count === 'challenges'),
    );
    const grounds = await standStill(tx, seasons, awards);
    await regroundAwards(tx, grounds);
    const fallen = awards.filter(({ id }) => !grounds.has(id));
    await this.revoke(tx, challenge, fallen);
  }

  private revoke(tx: Tx, { settledAt }: SettledChallenge, fallen: readonly { id: string }[]): Promise<void> {
    const ids = fallen.map(({ id }) => id);
    return revokeAwards(tx, ids, { code: 'result_corrected', params: {} }, settledAt);
  }
}

/** Everyone who took part, and every unit, by what is kept of the challenge. */
async function takersAndUnits(tx: Tx, challengeId: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select unit_id as id from challenge_outcome where challenge_id = $1
     union select member_id from challenge_taker where challenge_id = $1`,
    [challengeId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** When it was settled stays, because what was earned with it was earned then. */
async function replaceOutcomes(tx: Tx, challenge: SettledChallenge): Promise<void> {
  const { challengeId, outcomes } = challenge;
  await tx.query(
    `update challenge_outcome o set place = t.place, reached = t.reached
     from jsonb_to_recordset($2) as t ("unitId" uuid, place int, reached boolean)
     where o.challenge_id = $1 and o.unit_id = t."unitId"`,
    [challengeId, JSON.stringify(outcomes.map(({ unitId, place, reached }) => ({ unitId, place, reached })))],
  );
  await tx.query(
    `delete from challenge_taker k where k.challenge_id = $1 and not exists (
       select 1 from jsonb_to_recordset($2) as t (unit_id uuid, member_id uuid)
       where t.unit_id = k.unit_id and t.member_id = k.member_id)`,
    [challengeId, JSON.stringify(takersIn(challenge))],
  );
  await keepTakers(tx, challenge);
}

async function standing(tx: Tx, organisationId: string, subjects: readonly string[]): Promise<Map<string, AwardMoved>> {
  const rows = await tx.query<AwardMoved & { id: string }>(
    `select id, badge_id as "badgeId", coalesce(member_id, unit_id) as "subjectId" from badge_award
     where organisation_id = $1 and (member_id = any($2) or unit_id = any($2)) and revoked_at is null`,
    [organisationId, subjects],
  );
  return new Map(rows.map(({ id, ...award }) => [id, award]));
}
