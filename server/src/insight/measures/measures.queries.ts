import type { Measures } from '@guildhall/shared/insight/measures';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { figureAbout } from './suppression.rules.js';

const MOST_STORIES = 3;

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

interface StoryRow {
  practiceId: string;
  title: string;
  locale: string;
  teams: number;
  note: string;
  by: { name: string; nameCy: string | null };
}

/** What came of the season, in the figures a sponsor needs; figures about fewer than five people are left out (I7). */
@Injectable()
export class MeasuresQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor): Promise<Measures> {
    const season = await this.season(actor.organisationId);
    const counts = await this.counts(actor.organisationId, season?.startsAt ?? new Date(0));
    return {
      season: season && {
        number: season.number,
        startsAt: season.startsAt.toISOString(),
        endsAt: season.endsAt.toISOString(),
      },
      firstSteps: ofPeople(counts.firstSteps),
      takingPart: ofPeople(counts.takingPart),
      teamsTakingPart: counts.teams,
      practicesShared: counts.shared,
      reuses: { kept: counts.kept, changed: counts.changed, stopped: counts.stopped },
      minutesSavedWeekly: counts.minutes,
      questionsAnswered: counts.answered,
      newcomersHelped: ofPeople(counts.helped),
      stories: await this.stories(actor.organisationId),
    };
  }

  private async season(organisationId: string): Promise<{ number: number; startsAt: Date; endsAt: Date } | null> {
    const [row] = await this.database.query<{ number: number; startsAt: Date; endsAt: Date }>(
      `select number, starts_at as "startsAt", ends_at as "endsAt" from season
       where organisation_id = $1 and starts_at <= $2 order by starts_at desc limit 1`,
      [organisationId, this.clock.now()],
    );
    return row ?? null;
  }

  private async counts(organisationId: string, since: Date): Promise<Counts> {
    const [row] = await this.database.query<Counts>(
      `select count(distinct member_id)::int as "takingPart", count(distinct unit_id)::int as teams,
         count(*) filter (where kind = 'practice.published')::int as shared,
         count(*) filter (where kind = 'practice.tried' and data ->> 'outcome' = 'kept')::int as kept,
         count(*) filter (where kind = 'practice.tried' and data ->> 'outcome' = 'changed')::int as changed,
         count(*) filter (where kind = 'practice.tried' and data ->> 'outcome' = 'stopped')::int as stopped,
         count(*) filter (where kind = 'answer.accepted')::int as answered,
         count(distinct counterpart_id) filter (where kind = 'newcomer.helped')::int as helped,
         (select count(*)::int from member_progress where organisation_id = $1 and first_step_at >= $2) as "firstSteps",
         (select coalesce(sum(minutes_saved_weekly), 0)::int from practice_reuse
          where organisation_id = $1 and state = 'recorded' and outcome <> 'stopped' and recorded_at >= $2) as minutes
       from activity where organisation_id = $1 and occurred_at >= $2 and revoked_at is null`,
      [organisationId, since],
    );
    return row!;
  }

  /** Practices tried by most teams, each with what the latest of them said. */
  private async stories(organisationId: string): Promise<Measures['stories']> {
    const rows = await this.database.query<StoryRow>(
      `select p.id as "practiceId", p.title, p.locale, p.reused_by as teams, r.note, r.by
       from practice p join lateral (
         select r.note, jsonb_build_object('name', u.name, 'nameCy', u.name_cy) as by
         from practice_reuse r join unit u on u.id = r.unit_id
         where r.practice_id = p.id and r.state = 'recorded' order by r.recorded_at desc limit 1) r on true
       where p.organisation_id = $1 and p.state = 'published' and p.reused_by > 0
       order by p.reused_by desc, p.published_at, p.id limit ${MOST_STORIES}`,
      [organisationId],
    );
    return Promise.all(rows.map(async (row) => ({ ...row, note: await renderMarkdown(row.note) })));
  }
}

/** 0 is nobody, and says so. */
function ofPeople(count: number): number | null {
  return count === 0 ? 0 : figureAbout(count, count);
}
