import type { CirclePost, WriteCirclePost as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { CircleLive } from './circle.live.js';
import { CircleNews } from './circle-news.js';
import { readPosts } from './circle.queries.js';
import { beginningOf, insertPost, standingPost, stepInside } from './circle.store.js';

/** Says something in the circle, to all or in reply. It earns nothing. */
@Injectable()
export class WriteCirclePost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
    private readonly news: CircleNews,
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
      await this.news.said(tx, actor, post, [answered, begun]);
      const posts = await readPosts(tx, organisationId, [post.id], post.at);
      this.live.changed(tx, step, { posts });
      return posts[0]!;
    });
  }
}
