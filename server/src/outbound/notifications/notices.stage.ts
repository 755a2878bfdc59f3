import type { MeChange } from '@guildhall/shared/people/feed';

import type { News } from '../../activity/notify.js';
import { badgeNews, wallsOf } from '../../game/badges/badge-news.js';
import type { Batch } from '../../game/engine/batch.js';
import type { Stage } from '../../game/engine/stages.js';
import type { Tx } from '../../platform/database/database.js';
import type { CarryNews } from './carry-news.js';
import { questNews } from './quest-news.js';
import { workNews } from './work-news.js';

/** Tells members what a batch brought them: points live, the first step, badges and what colleagues did with their work as notices. */
export class NoticesStage implements Stage {
  constructor(private readonly carry: CarryNews) {}

  async handle(tx: Tx, batch: Batch): Promise<void> {
    const { organisationId, badges, now } = batch;
    const told = await badgeNews(tx, organisationId, badges, now);
    const news = [...firstSteps(batch), ...told, ...(await workNews(tx, batch)), ...(await questNews(tx, batch))];
    await this.carry.execute(tx, news, await changesOf(tx, batch));
  }
}

function firstSteps({ organisationId, firstSteps }: Batch): News[] {
  const to = firstSteps.filter(({ taken }) => taken).map(({ memberId }) => memberId);
  return [{ organisationId, to, kind: 'first', params: {}, link: { to: 'home', id: null }, key: 'first' }];
}

/** What members are told without a notice: points that came or went, and that their badges are to be read anew. */
async function changesOf(tx: Tx, { entries, badgesMoved, now }: Batch): Promise<Map<string, MeChange>> {
  const walls = await wallsOf(tx, [...badgesMoved], now);
  const changes = new Map<string, MeChange>(walls.map((id) => [id, { moved: ['badges'] }]));
  for (const { memberId, points } of entries) {
    const change = changes.get(memberId);
    changes.set(memberId, { ...change, points: (change?.points ?? 0) + points });
  }
  return changes;
}
