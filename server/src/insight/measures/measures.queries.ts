import { othersDeeds } from '@guildhall/shared/activity/catalogue';
import type { Measures, MeasuresQuery } from '@guildhall/shared/insight/measures';
import { Injectable } from '@nestjs/common';

import { ChallengeQueries } from '../../game/challenges/challenges.queries.js';
import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { figureAbout } from '../../people/privacy/suppression.rules.js';
import { reachable, reachesOf } from '../../work/practices/reach.js';
import { RecheckFigureQueries } from '../rechecks/recheck-figures.queries.js';

const MOST_STORIES = 3;
/** One in twenty of what one challenge's teams recorded tells nothing. */
const tooFew = { lookedAt: null, holding: null };

type Season = NonNullable<Measures['season']>;

/** What the figures are about: the whole organisation from one season until the next, or a challenge's teams in its time. */
interface Span {
  of: Pick<Measures, 'season' | 'challenge'>;
  from: Date;
  until: Date | null;
  /** Only what was done in these units and below them. */
  units: string[] | null;
}

interface Counts {
  takingPart: number;
  teams: number;
  shared: number;
  kept: number;
  changed: number;
  stopped: number;
  answered: number;
  helped: number;
  firstSteps: number;
  minutes: number;
}

/** What came of it, in the figures a sponsor needs; figures about fewer than five people are left out (I7). */
@Injectable()
export class MeasuresQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly challenges: ChallengeQueries,
    private readonly rechecks: RecheckFigureQueries,
  ) {}

  /** Throws `not_found` for a season that has not begun, and for a challenge that the caller may not read. */
  async read(actor: Actor, { challenge, season }: MeasuresQuery): Promise<Measures> {
    const { organisationId } = actor;
    if (!can(actor, 'organisation.read', { organisationId })) {
      throw new Problem('not_allowed', 'These figures are not open to you.');
    }
    const seasons = await this.seasons(organisationId);
    const span = challenge === 'season' ? ofSeason(seasons, season) : await this.challenge(actor, challenge);
    const [counts, stories, rechecks] = await Promise.all([
      this.counts(organisationId, span),
      this.stories(actor, span),
      span.of.challenge ? tooFew : this.rechecks.since(organisationId, span.from, span.until),
    ]);
    if (span.of.challenge) Object.assign(counts, await this.takers(span.of.challenge.id));
    const { firstSteps, takingPart, teams, shared, kept, changed, stopped, minutes, answered, helped } = counts;
    return {
      ...span.of,
      seasons,
      firstSteps: ofPeople(firstSteps),
      takingPart: ofPeople(takingPart),
      teamsTakingPart: teams,
      practicesShared: shared,
      reuses: { kept, changed, stopped },
      minutesSavedWeekly: minutes,
      questionsAnswered: answered,
      newcomersHelped: ofPeople(helped),
      rechecks,
      stories,
    };
  }

  /** Those that have begun, the latest first. */
  private async seasons(organisationId: string): Promise<Season[]> {
    const rows = await this.database.query<{ number: number; startsAt: Date; endsAt: Date }>(
      `select number, starts_at as "startsAt", ends_at as "endsAt" from season
       where organisation_id = $1 and starts_at <= $2 order by starts_at desc`,
      [organisationId, this.clock.now()],
    );
    return rows.map(({ number, startsAt, endsAt }) => ({
      number,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    }));
  }

  private async challenge(actor: Actor, challengeId: string): Promise<Span> {
    const { id, title, startsAt, endsAt } = await this.challenges.readable(actor, challengeId);
    const units = await this.database.query<{ id: string }>(
      `select unit_id as id from challenge_unit where challenge_id = $1`,
      [id],
    );
    const dates = { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null };
    return {
      of: { season: null, challenge: { id, title, ...dates } },
      // What has no date yet has nothing to show.
      from: startsAt ?? this.clock.now(),
      until: endsAt,
      units: units.map((unit) => unit.id),
    };
  }

  /** Someone takes part by what they do themselves; that another team tried their card is no deed of theirs. */
  private async counts(organisationId: string, { from, until, units }: Span): Promise<Counts> {
    const [row] = await this.database.query<Counts>(
      `with deeds as (
         select a.* from activity a left join unit u on u.id = a.unit_id
         where a.organisation_id = $1 and a.revoked_at is null
           and a.occurred_at >= $2 and ($3::timestamptz is null or a.occurred_at < $3)
           and ($4::uuid[] is null or u.path && $4)
       ), tried as (select data ->> 'outcome' as outcome from deeds
         where kind = 'practice.tried' and data ->> 'distance' <> 'same-team'
       )
       select count(distinct member_id) filter (where kind <> all($5))::int as "takingPart",
         count(distinct unit_id) filter (where kind <> all($5))::int as teams,
         count(*) filter (where kind = 'practice.published')::int as shared,
         (select count(*)::int from tried where outcome = 'kept') as kept,
         (select count(*)::int from tried where outcome = 'changed') as changed,
         (select count(*)::int from tried where outcome = 'stopped') as stopped,
         count(*) filter (where kind = 'answer.accepted')::int as answered,
         count(distinct counterpart_id) filter (where kind = 'newcomer.helped')::int as helped,
         (select count(*)::int from member_progress p
          where p.organisation_id = $1 and p.first_step_at >= $2 and ($3::timestamptz is null or p.first_step_at < $3)
            and ($4::uuid[] is null or exists (
              select 1 from membership ms join unit u on u.id = ms.unit_id
              where ms.member_id = p.member_id and ms.during @> p.first_step_at and u.path && $4))) as "firstSteps",
         (select coalesce(sum(r.minutes_saved_weekly), 0)::int from ${recordedReuses} and r.outcome <> 'stopped') as minutes
       from deeds`,
      [organisationId, from, until, units, othersDeeds],
    );
    return row!;
  }

  /** Those on the challenge's bridges: a figure beside them that differed would tell of who does not play (I11). */
  private async takers(challengeId: string): Promise<Pick<Counts, 'takingPart' | 'teams'>> {
    const [row] = await this.database.query<Pick<Counts, 'takingPart' | 'teams'>>(
      `select count(distinct member_id)::int as "takingPart", count(distinct unit_id)::int as teams
       from challenge_points where challenge_id = $1 and points > 0`,
      [challengeId],
    );
    return row!;
  }

  /** Practices the reader may read tried by most other teams, each with what the latest of them said. */
  private async stories(actor: Actor, { from, until, units }: Span): Promise<Measures['stories']> {
    const rows = await this.database.query<Measures['stories'][number]>(
      `select p.id as "practiceId", p.title, p.locale, count(distinct r.unit_id)::int as teams,
         (array_agg(r.note order by r.recorded_at desc, r.id desc))[1] as note,
         (array_agg(jsonb_build_object('name', u.name, 'nameCy', u.name_cy) order by r.recorded_at desc, r.id desc))[1] as by
       from ${recordedReuses} and p.state = 'published'
         and exists (select 1 from ${reachable('$1', '$5')} own where own.id = p.id)
       group by p.id, p.title, p.locale, p.published_at
       order by teams desc, p.published_at, p.id limit ${MOST_STORIES}`,
      [actor.organisationId, from, until, units, reachesOf(actor)],
    );
    return Promise.all(rows.map(async (row) => ({ ...row, note: await renderMarkdown(row.note) })));
  }
}

/** The season of this number, or the latest, with the rest week after it: what is done then is lost to neither. */
function ofSeason(seasons: readonly Season[], number: number | undefined): Span {
  const nth = number === undefined ? 0 : seasons.findIndex((each) => each.number === number);
  if (nth < 0) throw new Problem('not_found', 'No season of that number has begun here.');
  const [season, next] = [seasons[nth], seasons[nth - 1]];
  return {
    of: { season: season ?? null, challenge: null },
    from: new Date(season?.startsAt ?? 0),
    until: next ? new Date(next.startsAt) : null,
    units: null,
  };
}

/** What teams said of practices of others ($1 organisation, $2 from, $3 until, $4 units). */
const recordedReuses = `practice_reuse r join practice p on p.id = r.practice_id join unit u on u.id = r.unit_id
       where r.organisation_id = $1 and r.state = 'recorded' and r.distance <> 'same-team'
         and r.recorded_at >= $2 and ($3::timestamptz is null or r.recorded_at < $3)
         and ($4::uuid[] is null or u.path && $4)`;

/** 0 is nobody, and says so. */
function ofPeople(count: number): number | null {
  return count === 0 ? 0 : figureAbout(count, count);
}
