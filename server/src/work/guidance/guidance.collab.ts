import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Access, CollabKind } from '../../platform/collab/kinds.js';
import { Database } from '../../platform/database/database.js';
import { textAccess } from './guidance.policy.js';
import { factsOf } from './guidance.store.js';

/** Co-authored documents named `guidance:<id>:<language>`. */
@Injectable()
export class GuidanceCollab implements CollabKind {
  readonly kind = 'guidance';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async authorise(actor: Actor, subject: string): Promise<Access> {
    const facts = await factsOf(this.database, actor.organisationId, idIn(subject));
    return facts && textAccess(actor, facts);
  }

  /** The clock keeps a revision of what changed. */
  changed(subject: string): void {
    void this.database
      .query(`update guidance set changed_since = $2, changed_at = $2 where id = $1 and changed_since is null`, [
        idIn(subject),
        this.clock.now(),
      ])
      // A revision is kept with every step all the same.
      .catch(() => undefined);
  }
}

const idIn = (subject: string) => subject.split(':')[0]!;
