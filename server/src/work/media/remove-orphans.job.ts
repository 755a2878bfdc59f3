import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Blobs } from '../../platform/storage/blobs.js';
import { keyOf } from './picture-keys.rules.js';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const AT_ONCE = 100;
/** SQL: a picture's address as it stands, letter by letter, in a co-authored document's state. */
const ADDRESS = `convert_to('/media/' || m.id, 'UTF8')`;

/** Removes pictures that no text, stored or being written together, shows a week after they were sent: those taken out again, or never put in. */
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
             and not exists (select 1 from collab_document d where d.organisation_id = m.organisation_id
               and (position(${ADDRESS} in d.state) > 0 or exists (select 1 from collab_update c
                 where c.name = d.name and position(${ADDRESS} in c.bytes) > 0)))
           order by m.sent_at limit ${AT_ONCE} for update skip locked)
         returning organisation_id as "organisationId", hash`,
        [before],
      );
      for (const { organisationId, hash } of gone) await this.blobs.remove(keyOf(organisationId, hash));
      return gone.length;
    });
  }
}
