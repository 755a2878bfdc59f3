import { type SeededBadge, seededBadge } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { insertBadge } from './design.store.js';
import { faultOf } from './writing.rules.js';

/** Adds the badges an organisation begins with. Whoever calls decides who may; it is meant for an organisation without a past. */
@Injectable()
export class SeedBadges {
  constructor(private readonly clock: Clock) {}

  /** Gives the ids by slug. Throws when a definition means nothing. */
  async execute(tx: Tx, organisationId: string, badges: readonly SeededBadge[]): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const badge of badges) {
      const { slug, status, ...written } = seededBadge.parse(badge);
      const writing = { criteria: null, ...written };
      const fault = writing.criteria && faultOf({ repeat: writing.repeat, criteria: writing.criteria });
      if (fault)
        throw fieldProblem(`${slug}.${fault.field}`, fault.code, 'This badge cannot be earned as it is written.');
      const writer = { organisationId, memberId: null, at: this.clock.now() };
      ids.set(slug, await insertBadge(tx, { slug, status, writing, writer }));
    }
    return ids;
  }
}
