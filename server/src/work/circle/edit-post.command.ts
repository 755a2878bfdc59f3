import type { CirclePost, EditCirclePost as Request } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { allow } from '../practices/refusals.policy.js';
import { CircleLive } from './circle.live.js';
import { CircleNews } from './circle-news.js';
import { readPosts } from './circle.queries.js';
import { changePost, standingPost, stepInside } from './circle.store.js';

/** Its author says it better. */
@Injectable()
export class EditCirclePost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
    private readonly news: CircleNews,
  ) {}

  /** Throws `not_allowed` for anybody but its author, `not_found` for what does not stand. */
  execute(actor: Actor, id: string, { text }: Request): Promise<CirclePost> {
    return this.database.transaction(actor, async (tx) => {
      const step = await stepInside(tx, actor);
      const post = await standingPost(tx, actor, id);
      const own = { organisationId: post.organisationId, ownerId: post.byId };
      allow(actor, 'circle-post.edit', own, 'Only who wrote a post can change it.');
      const now = this.clock.now();
      if (text !== post.text) {
        await changePost(tx, id, { text, editedAt: now });
        await this.news.mentioned(tx, actor, { id, text }, post.text);
      }
      const posts = await readPosts(tx, post.organisationId, [id], now);
      this.live.changed(tx, step, { posts });
      return posts[0]!;
    });
  }
}
