import type { NewPracticeFeed, PracticeFeed } from '@guildhall/shared/work/practice-files';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';

export const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** A member's own secret address of their feed: one at a time, stored hashed, told once. */
@Injectable()
export class PracticeFeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of({ memberId }: Actor): Promise<PracticeFeed> {
    const [feed] = await this.database.query<{ since: Date }>(
      `select created_at as since from practice_feed where member_id = $1`,
      [memberId],
    );
    return { since: feed?.since.toISOString() ?? null };
  }

  /** Makes a new address; a former one no longer opens anything. */
  async make({ organisationId, memberId }: Actor): Promise<NewPracticeFeed> {
    const token = randomBytes(24).toString('base64url');
    await this.database.query(
      `insert into practice_feed (member_id, organisation_id, token_hash, created_at) values ($1, $2, $3, $4)
       on conflict (member_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`,
      [memberId, organisationId, hashOf(token), this.clock.now()],
    );
    return { path: `/api/practice-feeds/${token}` };
  }

  async end({ memberId }: Actor): Promise<void> {
    await this.database.query(`delete from practice_feed where member_id = $1`, [memberId]);
  }
}
