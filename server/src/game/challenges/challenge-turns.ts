import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { AwardForChallenge } from '../badges/award-for-challenge.js';
import type { DatedChallenge } from './challenge.store.js';
import { ChallengeNewsDesk, peopleOf } from './challenge-news.js';
import { ChallengeStandings } from './challenge-standings.js';
import { outcomesOf, type UnitOutcome } from './outcomes.rules.js';
import { foldUnits, pairedWays, takers } from './roster.store.js';
import { commonProgress } from './standings.rules.js';

export interface ChallengeResult {
  progress: number | null;
  units: { unitId: string; score: number; across: number; people: number }[];
}

/** What happens to a locked challenge as its time comes. */
@Injectable()
export class ChallengeTurns {
  constructor(
    private readonly news: ChallengeNewsDesk,
    private readonly badges: AwardForChallenge,
    private readonly standings: ChallengeStandings,
  ) {}

  async enter(tx: Tx, challenge: DatedChallenge, state: DatedChallenge['state'], now: Date): Promise<void> {
    if (state === 'open') await this.open(tx, challenge, now);
    else if (state === 'settled') await this.settle(tx, challenge, now);
    else await tx.query(`update challenge set state = $2, version = version + 1 where id = $1`, [challenge.id, state]);
    challenge.version += 1;
    await this.news.said(tx, challenge);
  }

  /** These units are other people than they were. */
  async restand(tx: Tx, challenge: DatedChallenge, shown: readonly string[], now: Date): Promise<void> {
    await this.standings.restand(tx, challenge, shown, now);
    await tx.query(`update challenge set version = version + 1 where id = $1`, [challenge.id]);
    await this.news.said(tx, { ...challenge, version: challenge.version + 1 });
  }

  private async open(tx: Tx, challenge: DatedChallenge, now: Date): Promise<void> {
    await foldUnits(tx, challenge);
    await this.rememberLast(tx, challenge);
    await this.standings.restandAll(tx, challenge, now);
    await tx.query(`update challenge set state = 'open', version = version + 1 where id = $1`, [challenge.id]);
    await this.news.tell(tx, challenge, peopleOf(challenge), 'challenge_open');
  }

  /**
   * Against one's own best: what each unit, as it is shown now, scored when it was last shown in a settled challenge that
   * was scored in the same way; of the same template, where this one has one.
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
  private async settle(tx: Tx, challenge: DatedChallenge, now: Date): Promise<void> {
    await this.standings.restandAll(tx, challenge, now);
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
      [challenge.id, now, text, createHash('sha256').update(text).digest('hex')],
    );
    await this.award(tx, challenge, outcomesOf(challenge.mode, result.progress, units), now);
    await this.news.tell(tx, challenge, await this.news.concerned(tx, challenge), 'challenge_settled');
  }

  private async award(tx: Tx, challenge: DatedChallenge, outcomes: UnitOutcome[], now: Date): Promise<void> {
    const { id: challengeId, organisationId } = challenge;
    const [badge] = await tx.query<{ id: string }>(`select id from badge where organisation_id = $1 and slug = $2`, [
      organisationId,
      challenge.badge,
    ]);
    const took = await takers(tx, challengeId);
    await this.badges.execute(tx, {
      organisationId,
      challengeId,
      endedAt: challenge.endsAt,
      settledAt: now,
      badgeId: badge?.id ?? null,
      outcomes: outcomes.map((outcome) => ({ ...outcome, memberIds: took.get(outcome.unitId) ?? [] })),
    });
  }
}
