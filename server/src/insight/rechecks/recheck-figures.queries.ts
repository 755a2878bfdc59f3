import type { RecheckFigures } from '@guildhall/shared/insight/rechecks';
import { Injectable } from '@nestjs/common';

import { figureAbout, isTelling } from '../../people/privacy/suppression.rules.js';
import { Database } from '../../platform/database/database.js';

interface Counts {
  closed: number;
  lookedAt: number;
  holding: number;
  /** People whose outcomes they are. */
  people: number;
  peopleLookedAt: number;
  /** Of those looked at, people with one that does not hold, or not whole. */
  peopleNotHolding: number;
}

/** What became of outcomes drawn by lot; what still waits is not counted yet. */
@Injectable()
export class RecheckFigureQueries {
  constructor(private readonly database: Database) {}

  /** Of what was recorded since a moment and, with one, before another. */
  async since(organisationId: string, from: Date, until: Date | null = null): Promise<RecheckFigures> {
    const [row] = await this.database.query<Counts>(
      `select count(*)::int as closed, count(finding)::int as "lookedAt",
         (count(*) filter (where finding = 'holds'))::int as holding,
         count(distinct recorded_by)::int as people,
         (count(distinct recorded_by) filter (where finding is not null))::int as "peopleLookedAt",
         (count(distinct recorded_by) filter (where finding <> 'holds'))::int as "peopleNotHolding"
       from recheck where organisation_id = $1 and recorded_at >= $2 and closed_at is not null
         and ($3::timestamptz is null or recorded_at < $3)`,
      [organisationId, from, until],
    );
    const { closed, lookedAt, holding, people, peopleLookedAt, peopleNotHolding } = row!;
    return {
      lookedAt: isTelling([people, peopleLookedAt]) ? null : figureAbout(people, { count: lookedAt, of: closed }),
      holding: isTelling([peopleLookedAt, peopleNotHolding])
        ? null
        : figureAbout(peopleLookedAt, { count: holding, of: lookedAt }),
    };
  }
}
