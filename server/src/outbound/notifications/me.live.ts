import { type MeChange, meTopic } from '@guildhall/shared/people/feed';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { LookIn } from './look-in.js';

/** A member's own news, for nobody else. */
@Injectable()
export class MeLive implements LiveTopic<typeof meTopic> {
  readonly topic = meTopic;

  constructor(
    private readonly database: Database,
    private readonly lookIn: LookIn,
  ) {}

  authorise(actor: Actor, subject: string): Promise<boolean> {
    return Promise.resolve(actor.memberId === subject);
  }

  async snapshot(actor: Actor): Promise<{ snapshot: { unread: number }; version: number }> {
    await this.lookIn.execute(actor);
    const [row] = await this.database.query<{ unread: number; version: number }>(
      `select (select count(*)::int from notice where member_id = $1 and read_at is null) as unread,
              coalesce((select version from member_feed where member_id = $1), 1) as version`,
      [actor.memberId],
    );
    return { snapshot: { unread: row!.unread }, version: row!.version };
  }

  merge(earlier: MeChange, later: MeChange): MeChange {
    return {
      ...earlier,
      ...later,
      ...joined('badges', earlier.badges, later.badges),
      ...joined('notices', earlier.notices, later.notices),
      ...joined('moved', earlier.moved, later.moved),
      ...(earlier.points === undefined && later.points === undefined
        ? {}
        : { points: (earlier.points ?? 0) + (later.points ?? 0) }),
    };
  }

  async versions(subjects: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `select member_id as id, version from member_feed where member_id = any($1)`,
      [subjects],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }
}

function joined<Name extends string, Value>(name: Name, earlier: Value[] = [], later: Value[] = []) {
  return earlier.length + later.length > 0 ? { [name]: [...earlier, ...later] } : {};
}
