import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { lockQuietly } from './guidance.store.js';
import { GuidanceRow } from './guidance.row.js';
import { keepRevision } from './revision.store.js';
import { Texts } from './texts.js';

const AT_ONCE = 50;

/** Keeps a revision of every text that was written in since its last one, so that who wrote what first is known soon. */
@Injectable()
export class KeepRevisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
  ) {}

  async tick(): Promise<void> {
    const changed = await this.database.query<{ id: string; organisationId: string }>(
      `select id, organisation_id as "organisationId" from guidance where changed_since is not null
       order by changed_since limit ${AT_ONCE}`,
    );
    for (const { id, organisationId } of changed) await this.keep(organisationId, id);
  }

  private async keep(organisationId: string, id: string): Promise<void> {
    await this.database.transaction({}, async (tx) => {
      const locked = await lockQuietly(tx, organisationId, id);
      if (!locked) return;
      // Marked before it is read: what is written from here on marks it again.
      await tx.rows(GuidanceRow).update({ id }, { changedSince: null });
      const keeping = { kind: 'automatic', message: '', byId: null, at: this.clock.now() } as const;
      await keepRevision(tx, locked.row, await this.texts.all(tx, locked.row), keeping);
    });
  }
}
