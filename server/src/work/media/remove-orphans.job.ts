import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Blobs } from '../../platform/storage/blobs.js';
import { keyOf } from './picture-keys.rules.js';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

/** Removes pictures that no text shows a week after they were sent: those taken out again, or never put in. */
@Injectable()
export class RemoveOrphans {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly blobs: Blobs,
  ) {}

  /** Returns how many were removed. */
  async run(): Promise<number> {
    let removed = 0;
    for (;;) {
      const some = await this.someOfThem();
      removed += some;
      if (some < AT_ONCE) return removed;
    }
  }

  private someOfThem(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return this.database.transaction({}, async (tx) => {
      const gone = await tx.query<{ organisationId: string; hash: string }>(
        `delete from media where id in (
           select m.id from media m
           where m.sent_at < $1 and not exists (select 1 from media_use u where u.media_id = m.id)
           order by m.sent_at limit ${AT_ONCE} for update skip locked)
         returning organisation_id as "organisationId", hash`,
        [before],
      );
      for (const { organisationId, hash } of gone) await this.blobs.remove(keyOf(organisationId, hash));
      return gone.length;
    });
  }
}
