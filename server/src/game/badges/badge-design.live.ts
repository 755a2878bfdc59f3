import { badgeDesignTopic, type BadgeReview } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import type { LiveTopic } from '../../platform/live/live-topics.js';
import { latestReviews, reviewOf } from './review.store.js';

/** How far the look at the past with one badge has come, for those who write badges. */
@Injectable()
export class BadgeDesignLive implements LiveTopic<typeof badgeDesignTopic> {
  readonly topic = badgeDesignTopic;

  constructor(private readonly database: Database) {}

  async authorise(actor: Actor, subject: string): Promise<boolean> {
    const [badge] = await this.database.query<{ organisationId: string }>(
      `select organisation_id as "organisationId" from badge where id::text = $1`,
      [subject],
    );
    return badge !== undefined && can(actor, 'badge.write', badge);
  }

  async snapshot(
    _actor: Actor,
    subject: string,
  ): Promise<{ snapshot: { review: BadgeReview | null }; version: number }> {
    const row = (await latestReviews(this.database, [subject])).get(subject);
    return { snapshot: { review: row ? reviewOf(row) : null }, version: row?.version ?? 0 };
  }

  merge(_earlier: { review: BadgeReview }, later: { review: BadgeReview }): { review: BadgeReview } {
    return later;
  }

  async versions(subjects: string[]): Promise<Map<string, number>> {
    return new Map([...(await latestReviews(this.database, subjects))].map(([id, { version }]) => [id, version]));
  }
}
