import type { GuidancePage } from '@guildhall/shared/work/guidance';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { GuidanceLive } from './guidance.live.js';
import { type GuidanceFacts, mayDecideReview, mayOf, textAccess } from './guidance.policy.js';
import { knownFacts } from './guidance.store.js';
import { revisionAuthors } from './revision.store.js';

/** The page of a document. */
@Injectable()
export class GuidancePageQueries {
  constructor(
    private readonly database: Database,
    private readonly live: GuidanceLive,
  ) {}

  /** Who reads only what was published sees nothing of the work on the next edition but its state. Throws `not_found`. */
  async page(actor: Actor, id: string): Promise<GuidancePage> {
    const facts = await knownFacts(this.database, actor, id);
    const { snapshot, version } = await this.live.snapshot(actor, id);
    const page = { ...snapshot, version, may: mayOf(actor, facts, await this.decidable(actor, facts, snapshot)) };
    if (textAccess(actor, facts) !== null) return page;
    const { guidance } = snapshot;
    return {
      ...page,
      guidance: { ...guidance, log: guidance.log.filter(({ to }) => to === 'published') },
      reviews: [],
      threads: [],
      suggestions: [],
    };
  }

  private async decidable(
    actor: Actor,
    facts: GuidanceFacts,
    { guidance, reviews }: Pick<GuidancePage, 'guidance' | 'reviews'>,
  ): Promise<string[]> {
    const { id, frozenRevision } = guidance;
    const contributors = frozenRevision === null ? [] : await revisionAuthors(this.database, id, frozenRevision);
    return reviews
      .filter(({ state, reviewer }) => {
        return (
          state === 'requested' && mayDecideReview(actor, facts, { reviewerId: reviewer?.id ?? null, contributors })
        );
      })
      .map((review) => review.id);
  }
}
