import type { TakeAway as Request } from '@guildhall/shared/work/practice-questions';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import { audit } from '../../people/audit/audit.store.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { allow, neededReason } from '../practices/refusals.policy.js';
import { CircleLive } from './circle.live.js';
import { readPosts } from './circle.queries.js';
import type { CirclePostRow } from './circle.row.js';
import { changePost, insideAmong, standingPost, type Step, stepInside } from './circle.store.js';

/** Its author takes a post back; a reviewer or an administrator hides it and says why. Replies of others stay. */
@Injectable()
export class RemoveCirclePost {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: CircleLive,
    private readonly notify: Notify,
  ) {}

  /** Throws `not_allowed`, `not_found`, or `invalid` when what somebody else wrote is hidden without a reason. */
  execute(actor: Actor, id: string, { reason }: Request): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const step = await stepInside(tx, actor);
      const post = await standingPost(tx, actor, id);
      const own = { organisationId: post.organisationId, ownerId: post.byId };
      allow(actor, 'circle-post.remove', own, 'Only who wrote a post or a reviewer can take it away.');
      await this.remove(tx, actor, { step, post }, reason);
    });
  }

  /** `step`: the one that those in the circle see it go with. What is gone already stays as it is. */
  async remove(
    tx: Tx,
    actor: Actor,
    { step, post }: { step: Step; post: CirclePostRow },
    reason: string | undefined,
  ): Promise<void> {
    const { id, organisationId, byId, parentId } = post;
    const now = this.clock.now();
    if (!post.goneAt) {
      if (byId === actor.memberId) await changePost(tx, id, { text: '', goneAt: now, goneBy: byId });
      else await this.hide(tx, actor, post, reason, now);
    }
    const touched = [id, ...(parentId ? [parentId] : [])];
    const posts = await readPosts(tx, organisationId, touched, now);
    const postsGone = touched.filter((each) => !posts.some((shown) => shown.id === each));
    this.live.changed(tx, step, { posts, postsGone });
  }

  private async hide(tx: Tx, actor: Actor, post: CirclePostRow, given: string | undefined, at: Date): Promise<void> {
    const reason = neededReason(given);
    const { id, organisationId, byId, text } = post;
    await changePost(tx, id, { goneAt: at, goneBy: actor.memberId, goneReason: reason });
    // The trail is read by administrators outside the circle, so it names neither the author nor what was said.
    const target = { kind: 'circle_post' as const, id, name: '' };
    await audit(tx, actor, { action: 'circle_post_hidden', target, reason, before: { text }, after: null, at });
    const to = await insideAmong(tx, organisationId, [byId]);
    const params = { name: actor.name, reason };
    const link = { to: 'circle', id: null } as const;
    const key = `circle_post_hidden:${id}`;
    await this.notify.tell(tx, { organisationId, to, kind: 'circle_post_hidden', params, link, key });
  }
}
