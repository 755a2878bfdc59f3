import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { loadChallenge } from '../challenges/challenge.store.js';
import { ChallengeNewsDesk } from '../challenges/challenge-news.js';
import type { Encouragement, WorkingPlace } from './encouragement.js';
import { playersIn } from './players.store.js';

/** An opening is news for so long, a long weekend included; milliseconds. */
const NEWS_MS = 4 * 24 * 60 * 60 * 1000;

/** Tells those who play in the units of a challenge that it opened, once. */
@Injectable()
export class OpenedChallenges implements Encouragement {
  constructor(private readonly news: ChallengeNewsDesk) {}

  async tell(tx: Tx, { organisationId, now }: WorkingPlace): Promise<void> {
    // Locked as the engine does: challenges before anybody is told.
    const opened = await tx.query<{ id: string }>(
      `select id from challenge where organisation_id = $1 and state = 'open' and opening_told_at is null
         and starts_at > $2 and ends_at > $3 order by id for update`,
      [organisationId, new Date(now.getTime() - NEWS_MS), now],
    );
    for (const { id } of opened) {
      const challenge = await loadChallenge(tx, organisationId, id);
      await tx.query(`update challenge set opening_told_at = $2 where id = $1`, [id, now]);
      await this.news.tell(tx, challenge, await playersIn(tx, id, now), 'challenge_open');
    }
  }
}
