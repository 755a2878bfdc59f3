import type { Notice, Notices, NoticesQuery } from '@guildhall/shared/outbound/notices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';

type NoticeRow = Omit<Notice, 'at'> & { at: Date };

/** A member's own notices. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list({ memberId }: Actor, { before, limit }: NoticesQuery): Promise<Notices> {
    const rows = await this.database.query<NoticeRow>(
      `select id, kind, params, link, created_at as at, read_at is not null as read from notice
       where member_id = $1 and ($2::uuid is null or (created_at, id) <
         (select created_at, id from notice where id = $2 and member_id = $1))
       order by created_at desc, id desc limit $3`,
      [memberId, before ?? null, limit + 1],
    );
    const page = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
    return {
      unread: await this.unread(memberId),
      notices: page,
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  async unread(memberId: string): Promise<number> {
    const [row] = await this.database.query<{ unread: number }>(
      `select count(*)::int as unread from notice where member_id = $1 and read_at is null`,
      [memberId],
    );
    return row?.unread ?? 0;
  }
}
