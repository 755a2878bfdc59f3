import type { CirclePost, WriteCirclePost as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { openingOf } from '../talk/talk-news.js';
import { CircleLive } from './circle.live.js';
import { readPosts } from './circle.queries.js';
import type { CirclePostRow } from './circle.row.js';
import { beginningOf, insertPost, insideAmong, standingPost, stepInside } from './circle.store.js';

/** Says something in the circle, to all or in reply. It earns nothing. */
@Injectable()
export class WriteCirclePost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
    private readonly notify: Notify,
  ) {}

  /** Throws `not_allowed` for who has not joined, `not_found` for a reply to what does not stand. */
  execute(actor: Actor, { text, replyTo }: Request): Promise<CirclePost> {
    return this.database.transaction(actor, async (tx) => {
      const step = await stepInside(tx, actor);
      const { organisationId, memberId: byId } = actor;
      const answered = replyTo ? await standingPost(tx, actor, replyTo) : null;
      const begun = answered && (await beginningOf(tx, answered));
      const post = { id: newId(), organisationId, parentId: begun?.id ?? null, byId, text, at: this.clock.now() };
      await insertPost(tx, post);
      await this.tell(tx, actor, post, [answered, begun]);
      const posts = await readPosts(tx, organisationId, [post.id], post.at);
      this.live.changed(tx, step, { posts });
      return posts[0]!;
    });
  }

  /** Whoever is answered and whoever began the thread hears of it once, while they are in the circle. */
  private async tell(
    tx: Tx,
    { organisationId, memberId, name }: Actor,
    { id, text }: Pick<CirclePostRow, 'id' | 'text'>,
    answered: readonly (CirclePostRow | null)[],
  ): Promise<void> {
    const authors = answered.flatMap((post) => (post && post.byId !== memberId ? [post.byId] : []));
    const to = await insideAmong(tx, organisationId, authors);
    const params = { name, text: openingOf(text) };
    const link = { to: 'circle', id: null } as const;
    await this.notify.tell(tx, { organisationId, to, kind: 'circle_replied', params, link, key: `circle_post:${id}` });
  }
}
