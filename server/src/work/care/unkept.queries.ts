import type { HiddenPractice, OwnerlessPractice } from '@guildhall/shared/work/practice-care';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { personJson } from '../practices/person.queries.js';
import { reachable, reachesOf } from '../practices/reach.js';
import { allow } from '../practices/refusals.policy.js';

const MOST = 100;
/** So many are looked through for those that the caller may hand over. */
const MOST_LOOKED_AT = 2_000;

type HiddenRow = Omit<HiddenPractice, 'at' | 'mendedAt'> & { at: Date; mendedAt: Date | null };
type OwnerlessRow = OwnerlessPractice & { unitPath: string[] };

/** Cards that wait for somebody to look after them. */
@Injectable()
export class UnkeptQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Cards out of sight. Throws `not_allowed` but for those who hide and show. */
  async hidden(actor: Actor): Promise<HiddenPractice[]> {
    const { organisationId } = actor;
    allow(actor, 'practice.hide', { organisationId }, 'Only reviewers and administrators read what is hidden.');
    const rows = await this.database.query<HiddenRow>(
      `select p.id, p.title, p.locale, ${personJson('p.author_id', '$2')} as author,
         ${personJson('p.closed_by', '$2')} as by, p.closed_reason as reason, p.closed_at as at,
         case when p.changed_at > p.closed_at then p.changed_at end as "mendedAt"
       from ${reachable('$1', '$3')} p where p.organisation_id = $1 and p.state = 'hidden'
       order by p.changed_at > p.closed_at desc, p.closed_at, p.id limit ${MOST}`,
      [organisationId, this.clock.now(), reachesOf(actor)],
    );
    return rows.map(({ at, mendedAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      mendedAt: mendedAt?.toISOString() ?? null,
    }));
  }

  /** Cards whose owner left and which the caller may hand over. */
  async ownerless(actor: Actor): Promise<OwnerlessPractice[]> {
    const { organisationId } = actor;
    const rows = await this.database.query<OwnerlessRow>(
      `select p.id, p.title, p.locale, m.name as owner, coalesce(u.path, '{}') as "unitPath",
         (select o.name from practice_handover h join member o on o.id = h.to_id
          where h.practice_id = p.id and h.answer is null) as "offeredTo"
       from ${reachable('$1', '$2')} p join member m on m.id = coalesce(p.owner_id, p.author_id) and m.left_at is not null
       left join unit u on u.id = p.unit_id
       where p.organisation_id = $1 and p.state = 'published' order by p.changed_at desc, p.id limit ${MOST_LOOKED_AT}`,
      [organisationId, reachesOf(actor)],
    );
    return rows
      .filter(({ unitPath }) => can(actor, 'practice.hand-over', { organisationId, unitPath }))
      .slice(0, MOST)
      .map(({ unitPath: _, ...row }) => row);
  }
}
