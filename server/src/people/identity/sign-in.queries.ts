import type { Door, SignInEntry } from '@guildhall/shared/people/identity';
import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { ENV, type Env } from '../../platform/config/env.js';
import { Database } from '../../platform/database/database.js';
import { deviceOf } from './device.rules.js';

interface Row {
  id: string;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** The door as it looks from outside, and a member's own sign-ins. */
@Injectable()
export class SignInQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async door(): Promise<Door> {
    const [row] = await this.database.query<Door>(
      `select exists (select 1 from organisation where not invented or $1) as begun`,
      [this.env.DEMO],
    );
    return row!;
  }

  /** Those that still hold: the asking one first, then the latest seen. */
  async own(actor: Actor): Promise<SignInEntry[]> {
    const rows = await this.database.query<Row>(
      `select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt" from sign_in
       where member_id = $1 and ended_at is null and expires_at > $2
       order by id = $3 desc, last_seen_at desc, id`,
      [actor.memberId, this.clock.now(), actor.signInId],
    );
    return rows.map((row) => ({
      id: row.id,
      device: deviceOf(row.device),
      signedInAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      current: row.id === actor.signInId,
    }));
  }
}
