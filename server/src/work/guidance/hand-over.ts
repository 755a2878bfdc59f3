import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { GuidanceTold } from './guidance-news.js';
import type { GuidanceRow } from './guidance.row.js';
import { writeLog } from './guidance.store.js';

/** What a new owner brings about: a line in the record, and that they hear of it. */
@Injectable()
export class HandOver {
  constructor(private readonly told: GuidanceTold) {}

  async of(tx: Tx, actor: Actor, row: GuidanceRow, { to, message, at }: { to: string; message: string; at: Date }) {
    const line = { move: 'handed-over', from: row.state, to: row.state, message, byId: actor.memberId, at };
    await writeLog(tx, row, line);
    const news = { kind: 'guidance_yours', to: [to], by: actor, key: `${row.id}:${at.toISOString()}` } as const;
    await this.told.tell(tx, row, news);
  }
}
