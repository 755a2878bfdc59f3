import type { NoticeKind, NoticeParams } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import type { GuidanceRow } from './guidance.row.js';

/** Something people should know of a document. */
export interface GuidanceNews {
  kind: Extract<NoticeKind, `guidance_${string}`>;
  to: readonly (string | null)[];
  /** Who did it, who is never told themselves; null for the clock. */
  by: { memberId: string; name: string } | null;
  /** The same news under one key is told once. */
  key: string;
  params?: NoticeParams;
}

/** Who hears of what happens to a document. */
@Injectable()
export class GuidanceTold {
  constructor(private readonly notify: Notify) {}

  async tell(tx: Tx, row: Pick<GuidanceRow, 'id' | 'organisationId' | 'titles'>, news: GuidanceNews): Promise<void> {
    const to = [...new Set(news.to)].filter((id): id is string => id !== null && id !== news.by?.memberId);
    const { en, cy } = row.titles;
    const title = { en: en ?? cy ?? '', ...(cy ? { cy } : {}) };
    await this.notify.tell(tx, {
      organisationId: row.organisationId,
      to,
      kind: news.kind,
      params: { title, ...(news.by ? { name: news.by.name } : {}), ...news.params },
      link: { to: 'guidance', id: row.id },
      key: `${news.kind}:${news.key}`,
    });
  }
}
