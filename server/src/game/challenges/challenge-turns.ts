import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { AwardForChallenge } from '../badges/award-for-challenge.js';
import type { DatedChallenge } from './challenge.store.js';
import { ChallengeNewsDesk, peopleOf } from './challenge-news.js';
import { ChallengeStandings } from './challenge-standings.js';
import { reckoned, settledAs } from './result.store.js';
import { foldUnits, keepRoster } from './roster.store.js';

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

  /** Freezes the result byte for byte, and who was there; nothing that comes later changes them. */
  private async settle(tx: Tx, challenge: DatedChallenge, now: Date): Promise<void> {
    await this.standings.restandAll(tx, challenge, now);
    await keepRoster(tx, challenge, now);
    const came = await reckoned(tx, challenge);
    await tx.query(
      `update challenge set state = 'settled', settled_at = $2, result = $3, result_hash = $4, version = version + 1
       where id = $1`,
      [challenge.id, now, came.text, came.hash],
    );
    await this.badges.execute(tx, await settledAs(tx, challenge, came, now));
    await this.news.tell(tx, challenge, await this.news.concerned(tx, challenge), 'challenge_settled');
  }
}
