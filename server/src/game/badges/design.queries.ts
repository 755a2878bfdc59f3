import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import type { BadgeDesign, BadgeDesigns } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { criteriaSentence } from './criteria.rules.js';
import { holdersOf } from './holders.queries.js';
import { latestReviews, reviewOf } from './review.store.js';

type DesignRow = Omit<BadgeDesign, 'sentence' | 'holders' | 'review'> & { criteria: BadgeCriteria | null };

/** Badges as those who write them see them. */
@Injectable()
export class DesignQueries {
  constructor(private readonly database: Database) {}

  async list(actor: Actor): Promise<BadgeDesigns> {
    return { designs: await this.designs(this.database, actor, null) };
  }

  /** As it stands in a transaction, where one is given. */
  async one(actor: Actor, id: string, sql: Sql = this.database): Promise<BadgeDesign> {
    const [design] = await this.designs(sql, actor, id);
    if (!design) throw new Problem('not_found', 'There is no such badge.');
    return design;
  }

  private async designs(sql: Sql, actor: Actor, id: string | null): Promise<BadgeDesign[]> {
    const { organisationId } = actor;
    if (!can(actor, 'badge.write', { organisationId })) {
      throw new Problem('not_allowed', 'Badges are written by administrators.');
    }
    const rows = await sql.query<DesignRow>(
      `select b.id, b.slug, b.status, b.version, v.name, v.for_what as "forWhat", v.look, v.subject, v.repeat, v.retention, v.criteria
       from badge b join badge_version v on v.badge_id = b.id and v.number = b.version
       where b.organisation_id = $1 and ($2::uuid is null or b.id = $2) order by b.created_at, b.id`,
      [organisationId, id],
    );
    const ids = rows.map((row) => row.id);
    const holders = await holdersOf(sql, organisationId, ids);
    const reviews = await latestReviews(sql, ids);
    return rows.map((row) => {
      const review = reviews.get(row.id);
      return {
        ...row,
        sentence: row.criteria ? criteriaSentence(row.criteria) : null,
        holders: holders.get(row.id) ?? null,
        review: review ? reviewOf(review) : null,
      };
    });
  }
}
