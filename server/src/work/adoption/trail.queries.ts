import type { PracticeTrail, TrailCard } from '@guildhall/shared/work/practice-adoption';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { personJson, placeJson } from '../practices/person.queries.js';
import { mayRead } from '../practices/practice.policy.js';
import { factsOf, noSuchCard } from '../practices/practice.store.js';
import { reachable, reachesOf } from '../practices/reach.js';

const MOST = 50;

/** What became of a card beyond the teams that tried it: the cards others made from it. */
@Injectable()
export class TrailQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The first 50 that the caller may read. Throws `not_found`. */
  async trail(actor: Actor, practiceId: string): Promise<PracticeTrail> {
    const facts = await factsOf(this.database, actor, practiceId);
    if (!facts || !mayRead(actor, facts)) throw noSuchCard();
    const adaptations = await this.database.query<TrailCard>(
      `select p.id, p.title, p.locale, ${personJson('p.author_id', '$3', '$1::uuid')} as author,
         ${placeJson('p.unit_id', 'p.organisation_id', '$1::uuid')} as unit,
         p.reused_by as "reusedBy"
       from ${reachable('$1', '$4')} p where p.adapted_from = $2 and p.state = 'published'
       order by p.published_at, p.id limit ${MOST}`,
      [actor.organisationId, practiceId, this.clock.now(), reachesOf(actor)],
    );
    return { adaptations };
  }
}
