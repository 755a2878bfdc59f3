import type { BadgePreview, PreviewBadge } from '@guildhall/shared/game/badges';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { seasonsOf } from '../seasons/current-seasons.js';
import { criteriaHold, criteriaSentence, type FactNeeded, factKey, factsNeeded } from './criteria.rules.js';
import { Eligible } from './eligible.queries.js';
import { countsOf } from './ground.queries.js';
import { atLeastFive } from './holders.rules.js';
import { seasonOf } from './instances.rules.js';

/** What a badge would be, before it is one: its sentence, and how many would hold it at once. */
@Injectable()
export class PreviewQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async preview(actor: Actor, wanted: PreviewBadge): Promise<BadgePreview> {
    if (!can(actor, 'badge.write', { organisationId: actor.organisationId })) {
      throw new Problem('not_allowed', 'Badges are written by administrators.');
    }
    const count = await this.holding(actor.organisationId, wanted);
    return { sentence: criteriaSentence(wanted.criteria), count: atLeastFive(count) };
  }

  private async holding(organisationId: string, wanted: PreviewBadge): Promise<number> {
    const now = this.clock.now();
    const seasons = await seasonsOf(this.database, organisationId);
    const season = seasons.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)?.id ?? null;
    const counts = new Map<string, Map<string, number>>();
    for (const need of factsNeeded(wanted.criteria)) {
      counts.set(factKey(need), await this.counts(organisationId, wanted, need, season));
    }
    const everyone = await new Eligible(this.database, organisationId, now).all(wanted.subject);
    return everyone.filter((id) => {
      const facts = new Map([...counts].map(([key, bySubject]) => [key, bySubject.get(id) ?? 0]));
      return criteriaHold(wanted.criteria, facts);
    }).length;
  }

  private async counts(organisationId: string, wanted: PreviewBadge, need: FactNeeded, season: string | null) {
    const within = 'within' in need ? need.within : undefined;
    if (within === 'season' && season === null) return new Map<string, number>();
    const seasonId = seasonOf(wanted.repeat, within, { key: '', seasonId: season, sourceId: null });
    const question = { organisationId, subject: wanted.subject, subjects: null, seasonId, sourceId: null };
    return countsOf(this.database, need, question);
  }
}
