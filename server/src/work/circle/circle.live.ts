import { type CircleChange, type CircleSnapshot, circleTopic } from '@guildhall/shared/work/circle';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { notifyAll } from '../../platform/database/notify.js';
import { latest } from '../../platform/live/latest.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { LivePublisher } from '../../platform/live/publisher.js';
import { CircleQueries } from './circle.queries.js';
import { isInside, type Step } from './circle.store.js';

/** Sent to every server when somebody left a circle, so that they stop watching. */
export const CIRCLE_LEFT = 'circle-left';

/** A circle live, for those who joined: who is in it and what they say. */
@Injectable()
export class CircleLive implements LiveTopic<typeof circleTopic> {
  readonly topic = circleTopic;

  constructor(
    private readonly database: Database,
    private readonly circles: CircleQueries,
    private readonly publisher: LivePublisher,
  ) {}

  async authorise({ organisationId, memberId }: Actor, subject: string): Promise<boolean> {
    return subject === organisationId && isInside(this.database, organisationId, memberId);
  }

  snapshot(_: Actor, organisationId: string): Promise<{ snapshot: CircleSnapshot; version: number }> {
    return this.circles.snapshot(organisationId);
  }

  merge(earlier: CircleChange, later: CircleChange): CircleChange {
    return {
      people: latest(earlier.people, later.people, later.peopleGone),
      peopleGone: goneAfter(earlier.peopleGone, later.people, later.peopleGone),
      posts: latest(earlier.posts, later.posts, later.postsGone),
      postsGone: goneAfter(earlier.postsGone, later.posts, later.postsGone),
    };
  }

  async versions(organisationIds: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; version: number }>(
      `select organisation_id as id, version from circle where organisation_id = any($1::uuid[])`,
      [organisationIds],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Tells watchers, once the transaction is committed, what changed with this step. */
  changed(tx: Tx, { organisationId, version }: Step, change: CircleChange): void {
    const step = { from: version - 1, to: version };
    tx.afterCommit(() => this.publisher.publish({ topic: circleTopic.of(organisationId), ...step, change }));
  }

  /** Somebody left: those who stay hear of it, and every server asks anew who may go on watching. */
  async left(tx: Tx, step: Step, change: CircleChange): Promise<void> {
    this.changed(tx, step, change);
    await notifyAll(tx, CIRCLE_LEFT, step.organisationId);
  }
}

/** What is gone after both: whoever left and came back is not. */
function goneAfter(earlier: string[] = [], back: { id: string }[] = [], later: string[] = []): string[] {
  return [...earlier.filter((id) => !back.some((each) => each.id === id)), ...later];
}
