import { type MeChange, meTopic } from '@guildhall/shared/people/feed';
import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { LivePublisher } from '../../platform/live/publisher.js';

/** Says live to members what just happened to them: one version a member and transaction, published after the commit. */
@Injectable()
export class Feed {
  constructor(private readonly live: LivePublisher) {}

  /** Everything one transaction has to say goes in one call, so that each member's version grows once. */
  async tell(tx: Tx, changes: ReadonlyMap<string, MeChange>): Promise<void> {
    if (changes.size === 0) return;
    // In one order everywhere, so that two transactions never wait for each other.
    const members = [...changes.keys()].sort();
    const versions = await tx.query<{ memberId: string; version: number }>(
      `insert into member_feed as f (member_id, organisation_id, version)
       select id, organisation_id, 2 from member where id = any($1::uuid[]) order by id
       on conflict (member_id) do update set version = f.version + 1
       returning member_id as "memberId", version`,
      [members],
    );
    tx.afterCommit(() => {
      for (const { memberId, version } of versions) {
        const change = changes.get(memberId)!;
        this.live.publish({ topic: meTopic.of(memberId), from: version - 1, to: version, change });
      }
    });
  }
}
