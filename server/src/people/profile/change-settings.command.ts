import type { ChangeSettings } from '@guildhall/shared/people/me';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';

/** A member changes how the product treats them; what they do not name stays. */
@Injectable()
export class ChangeSettingsCommand {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, { playing, boardVisible, locale, ...settings }: ChangeSettings): Promise<void> {
    await this.database.transaction(actor, async (tx) => {
      await tx.query(
        `update member set
           playing = coalesce($3, playing),
           playing_since = case when $3::boolean is null or $3 = playing then playing_since else $4 end,
           board_visible = coalesce($5, board_visible),
           locale = coalesce($6, locale),
           settings = settings || $7::jsonb
         where id = $1 and organisation_id = $2`,
        [
          actor.memberId,
          actor.organisationId,
          playing ?? null,
          this.clock.now(),
          boardVisible ?? null,
          locale ?? null,
          JSON.stringify(settings),
        ],
      );
      await notifyAll(tx, 'member-changed', actor.memberId);
    });
  }
}
