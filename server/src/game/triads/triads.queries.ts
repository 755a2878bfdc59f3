import type { Triad } from '@guildhall/shared/game/triads';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { isHere } from './triads.store.js';

const MOST = 50;

/** Three who mostly bring credit to one another, for administrators alone. */
@Injectable()
export class TriadQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Without anybody who has left, is away or chose not to play since the night. Throws `not_allowed`. */
  async found(actor: Actor): Promise<Triad[]> {
    const { organisationId } = actor;
    if (!can(actor, 'triads.read', { organisationId }))
      throw new Problem('not_allowed', 'Only administrators see where a circle could be opened.');
    return this.database.query<Triad>(
      `select here.people, t.mostly from triad t
       cross join lateral (
         select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id) as people, count(*) as count
         from member m where m.id in (t.one_id, t.two_id, t.three_id) and ${isHere('$2')}) here
       where t.organisation_id = $1 and here.count = 3
       order by t.found_at desc, t.one_id, t.two_id, t.three_id limit ${MOST}`,
      [organisationId, this.clock.now()],
    );
  }
}
