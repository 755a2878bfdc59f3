import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import { figureAbout, isTelling } from '../../people/privacy/suppression.rules.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { RecheckFigureQueries } from '../rechecks/recheck-figures.queries.js';

/** A practice that is younger has had too little time to travel. */
const TIME_TO_TRAVEL = '60 days';

interface Counts {
  decided: number;
  returned: number;
  contributors: number;
  contributorsReturned: number;
  practices: number;
  reused: number;
}

/** Of what was published this season and stands: the middle reading age, how many texts have one, by how many people, and Welsh ones. */
interface Read {
  age: number | null;
  texts: number;
  writers: number;
  welsh: number;
}

/** When the season began ($1 organisation, $2 now). */
const seasonStart = `(select coalesce(max(starts_at), '-infinity') from season where organisation_id = $1 and starts_at <= $2)`;
/** Cards that more than their own team may read ($1 organisation). */
const openCards = `practice p
         where p.organisation_id = $1 and p.state = 'published' and p.audience in ('directorate', 'council', 'network')`;

/** What stands beside the scores. */
@Injectable()
export class CounterMeasuresQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rechecks: RecheckFigureQueries,
  ) {}

  async read(actor: Actor): Promise<CounterMeasures> {
    const { organisationId } = actor;
    if (!can(actor, 'organisation.read', { organisationId })) {
      throw new Problem('not_allowed', 'These figures are not open to you.');
    }
    const [counts, readingAge, rechecks] = await Promise.all([
      this.counts(organisationId),
      this.readingAge(organisationId),
      this.rechecks.since(organisationId, await this.seasonBegan(organisationId)),
    ]);
    const { decided, returned, contributors, contributorsReturned, practices, reused } = counts;
    return {
      returned: isTelling([contributors, contributorsReturned])
        ? null
        : figureAbout(contributors, { count: returned, of: decided }),
      reused: figureAbout(practices, { count: reused, of: practices }),
      readingAge,
      ...rechecks,
    };
  }

  /** Of the season that runs or was the last; long ago where there is none. */
  private async seasonBegan(organisationId: string): Promise<Date> {
    const [season] = await this.database.query<{ startsAt: Date | null }>(
      `select max(starts_at) as "startsAt" from season where organisation_id = $1 and starts_at <= $2`,
      [organisationId, this.clock.now()],
    );
    return season?.startsAt ?? new Date(0);
  }

  private async counts(organisationId: string): Promise<Counts> {
    const [row] = await this.database.query<Counts>(
      `with verified as (
         select decision, contributor_id from verification
         where organisation_id = $1 and decided_at >= ${seasonStart}
       ), card as (
         select exists (
           select 1 from practice_reuse r
           where r.practice_id = p.id and r.state = 'recorded' and r.distance <> 'same-team') as reused
         from ${openCards}
           and p.published_at <= $2::timestamptz - interval '${TIME_TO_TRAVEL}'
       )
       select v.*, c.* from (
         select count(*)::int as decided, (count(*) filter (where decision = 'returned'))::int as returned,
           count(distinct contributor_id)::int as contributors,
           (count(distinct contributor_id) filter (where decision = 'returned'))::int as "contributorsReturned"
         from verified) v,
       (select count(*)::int as practices, (count(*) filter (where reused))::int as reused from card) c`,
      [organisationId, this.clock.now()],
    );
    return row!;
  }

  /** Nothing where fewer than five people wrote what is measured: it would be a figure about how they write. */
  private async readingAge(organisationId: string): Promise<CounterMeasures['readingAge']> {
    const [row] = await this.database.query<Read>(
      `with text as (
         select p.author_id as by, p.locale as language, p.reading_age as age from ${openCards}
           and p.published_at >= ${seasonStart}
         union all
         select g.owner_id, t.language, t.reading_age from guidance_publication p
           join guidance g on g.id = p.guidance_id join guidance_publication_text t on t.publication_id = p.id
         where p.organisation_id = $1 and p.state = 'current' and p.published_at >= ${seasonStart}
       )
       select percentile_disc(0.5) within group (order by age) as age, count(age)::int as texts,
         (count(distinct by) filter (where age is not null))::int as writers,
         (count(*) filter (where language = 'cy'))::int as welsh
       from text`,
      [organisationId, this.clock.now()],
    );
    const { age, texts, writers, welsh } = row!;
    return age === null ? null : figureAbout(writers, { age, texts, welsh });
  }
}
