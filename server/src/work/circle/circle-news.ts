import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { mentionedIn } from '../talk/mentions.rules.js';
import { openingOf } from '../talk/talk-news.js';
import type { CirclePostRow } from './circle.row.js';
import { insideAmong, namesInside } from './circle.store.js';

/** Who in the circle hears of what is said there; each once, and nobody of what they said themselves. */
@Injectable()
export class CircleNews {
  constructor(private readonly notify: Notify) {}

  /** Whom it names hears of it, then whoever is answered and whoever began the thread, while they are in the circle. */
  async said(
    tx: Tx,
    actor: Actor,
    post: Pick<CirclePostRow, 'id' | 'text'>,
    answered: readonly (CirclePostRow | null)[],
  ): Promise<void> {
    const mentioned = await this.mentioned(tx, actor, post, '');
    const authors = answered.flatMap((each) => (each && each.byId !== actor.memberId ? [each.byId] : []));
    const to = (await insideAmong(tx, actor.organisationId, authors)).filter((id) => !mentioned.includes(id));
    await this.tell(tx, actor, 'circle_replied', post, to);
  }

  /** Tells whom these words name and `before` did not; gives who that is. */
  async mentioned(tx: Tx, actor: Actor, post: Pick<CirclePostRow, 'id' | 'text'>, before: string): Promise<string[]> {
    const people = (await namesInside(tx, actor.organisationId)).filter(({ id }) => id !== actor.memberId);
    const known = new Set(mentionedIn(before, people).map(({ id }) => id));
    const to = mentionedIn(post.text, people).flatMap(({ id }) => (known.has(id) ? [] : [id]));
    await this.tell(tx, actor, 'circle_mentioned', post, to);
    return to;
  }

  private async tell(
    tx: Tx,
    { organisationId, name }: Actor,
    kind: 'circle_replied' | 'circle_mentioned',
    { id, text }: Pick<CirclePostRow, 'id' | 'text'>,
    to: readonly string[],
  ): Promise<void> {
    const params = { name, text: openingOf(text) };
    const link = { to: 'circle', id: null } as const;
    await this.notify.tell(tx, { organisationId, to, kind, params, link, key: `circle_post:${id}` });
  }
}
