import type { HeldAwards, HeldBackAwards } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { nextMoves } from './by-hand.rules.js';
import { type KeptMove, movesOf } from './by-hand.store.js';

/** A move as it is told; who made it is a name. */
export function asTold({ byId: _, ...move }: KeptMove) {
  return move;
}

/** What those who look after badges see before they take one back or give one back. Nobody is listed as having one. */
@Injectable()
export class ByHandQueries {
  constructor(private readonly database: Database) {}

  /** The standing awards of one member or unit whom the reader names. */
  async held(actor: Actor, badgeId: string, holder: string): Promise<HeldAwards> {
    this.mustLookAfter(actor);
    const rows = await this.database.query<{ id: string; earnedAt: Date; kind: string; count: number }>(
      `select id, earned_at as "earnedAt", evidence->'steps'->0->>'kind' as kind, (evidence->'count')::int as count
       from badge_award where organisation_id = $1 and badge_id = $2 and (member_id = $3 or unit_id = $3) and revoked_at is null
       order by earned_at desc, id`,
      [actor.organisationId, badgeId, holder],
    );
    return { awards: rows.map((row) => ({ ...row, earnedAt: row.earnedAt.toISOString() })) };
  }

  /** Awards of a badge that are taken back by hand; those about which somebody asks first. */
  async heldBack(actor: Actor, badgeId: string): Promise<HeldBackAwards> {
    this.mustLookAfter(actor);
    const rows = await this.database.query<
      Pick<HeldBackAwards['awards'][number], 'id' | 'holder'> & { earnedAt: Date }
    >(
      `select a.id, a.earned_at as "earnedAt",
              jsonb_build_object('name', coalesce(m.name, u.name), 'nameCy', u.name_cy) as holder
       from badge_award a left join member m on m.id = a.member_id left join unit u on u.id = a.unit_id
       where a.organisation_id = $1 and a.badge_id = $2 and a.by_hand
       order by (select move from badge_hand h where h.award_id = a.id order by number desc limit 1) = 'asked' desc,
                a.revoked_at desc, a.id limit 100`,
      [actor.organisationId, badgeId],
    );
    const moves = await movesOf(
      this.database,
      rows.map(({ id }) => id),
    );
    return {
      awards: rows.map(({ earnedAt, ...row }) => {
        const made = moves.get(row.id) ?? [];
        const may = nextMoves(made.map(({ move }) => move)).filter((move) => move !== 'asked');
        return { ...row, earnedAt: earnedAt.toISOString(), moves: made.map(asTold), may };
      }),
    };
  }

  private mustLookAfter(actor: Actor): void {
    if (!can(actor, 'badge.take-back', { organisationId: actor.organisationId }))
      throw new Problem('not_allowed', 'Badges are looked after by administrators.');
  }
}
