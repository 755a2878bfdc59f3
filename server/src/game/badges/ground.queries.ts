import { distance as distances, othersDeeds, praise } from '@guildhall/shared/activity/catalogue';
import type { BadgeSubject } from '@guildhall/shared/game/badges';

import type { Sql } from '../../platform/database/database.js';
import type { FactNeeded, GroundStep } from './criteria.rules.js';
import { hasKindSource, sourceColumns } from './instances.rules.js';

/** Whose counts are asked for, and what they are narrowed to. */
export interface Question {
  organisationId: string;
  subject: BadgeSubject;
  /** Members or units; null is all of them. */
  subjects: readonly string[] | null;
  /** Only what happened in this season. */
  seasonId: string | null;
  /** Of what a badge is earned once with, only this one. */
  sourceId: string | null;
}

interface Source {
  /** Tables beside `activity a`. */
  joins?: string;
  where?: string;
  /** What is counted once, however often it happened. */
  thing?: string;
  /** What is counted by itself: the count is that of the one with the most. */
  of?: string;
  at?: string;
  values: unknown[];
}

const FIRST_EXTRA = 5;

const listed = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');

/** The things that raised a count, oldest first, at most `most` for each subject. */
export async function groundOf(
  sql: Sql,
  need: FactNeeded,
  question: Question,
  most: number,
): Promise<Map<string, GroundStep[]>> {
  const { text, values } = stepsOf(need, question);
  const rows = await sql.query<GroundStep & { subject: string }>(
    `select subject, at, kind, "activityId", "subjectId" from (
       select s.*, row_number() over (partition by subject order by at, "activityId") as nth from (${text}) s
     ) numbered where nth <= $${values.length + 1} order by at, "activityId"`,
    [...values, most],
  );
  const ground = new Map<string, GroundStep[]>();
  for (const { subject, ...step } of rows) ground.set(subject, [...(ground.get(subject) ?? []), step]);
  return ground;
}

/** The counts alone; a subject that is missing counts nothing. */
export async function countsOf(sql: Sql, need: FactNeeded, question: Question): Promise<Map<string, number>> {
  const { text, values } = stepsOf(need, question);
  const rows = await sql.query<{ subject: string; count: number }>(
    `select subject, count(*)::int as count from (${text}) s group by subject`,
    values,
  );
  return new Map(rows.map(({ subject, count }) => [subject, count]));
}

/** A statement with one row for each thing that raises the count: subject, at, kind, "activityId", "subjectId". */
function stepsOf(need: FactNeeded, question: Question): { text: string; values: unknown[] } {
  const { organisationId, subjects, seasonId, sourceId, subject } = question;
  const common = [organisationId, subjects, seasonId, sourceId];
  if (need.count === 'challenges') {
    return { text: challengeSteps(question), values: [...common, need.placed, need.challenge] };
  }
  const source = sourceOf(need, subject);
  const text = onceEach(inSeason(activitySteps(source, question)));
  return {
    text: source.of ? ofTheMost(text) : text,
    values: [...common, ...source.values],
  };
}

/** Said in a text of its own: a plan made for both would read everybody's for a few. */
const ofEverybody = '($2::uuid[] is null or true)';

/** Activities that stand, of these subjects, never with oneself and never a warm-up. */
function activitySteps(
  { joins = '', where = 'true', thing = 'a.id', of = 'null', at = 'a.occurred_at' }: Source,
  { subject, subjects }: Question,
) {
  const unit = subject === 'unit';
  const theirs = unit
    ? 'u.id = any($2) and a.unit_id in (select id from unit where path && $2)'
    : 'a.member_id = any($2)';
  return `
    select ${unit ? 'u.id' : 'a.member_id'} as subject, ${at} as at, a.kind, a.id as "activityId",
           a.subject_id as "subjectId", (${thing})::text as thing, (${of})::text as of
    from activity a ${unit ? 'join unit seat on seat.id = a.unit_id join unit u on u.id = any(seat.path)' : ''} ${joins}
    where a.organisation_id = $1 and a.revoked_at is null and a.counterpart_id is distinct from a.member_id
      and not coalesce((a.data->>'warmUp')::boolean, false)
      and ${subjects ? theirs : ofEverybody}
      and ${where}`;
}

const onceEach = (steps: string) =>
  `select distinct on (subject, thing) * from (${steps}) every order by subject, thing, at, "activityId"`;

const inSeason = (steps: string) =>
  `select * from (${steps}) any_time where at is not null and ($3::uuid is null or exists (
     select 1 from season s where s.id = $3 and s.starts_at <= any_time.at and any_time.at < s.ends_at))`;

const ofTheMost = (steps: string) => `
  select subject, at, kind, "activityId", "subjectId" from (
    select c.*, dense_rank() over (partition by subject order by times desc, of) as place from (
      select t.*, count(*) over (partition by subject, of) as times from (${steps}) t
    ) c
  ) ranked where place = 1`;

/** SQL of whether a challenge that ended at this instant is of the season `s`, the rest week after it included. */
export const endedIn = (instant: string) => `s.starts_at < ${instant} and ${instant} <= s.rest_ends_at`;

function challengeSteps({ subject, subjects }: Question): string {
  const who = subject === 'unit' ? 'o.unit_id' : 't.member_id';
  const takers = 'join challenge_taker t on t.challenge_id = o.challenge_id and t.unit_id = o.unit_id';
  return `
    select distinct on (${who}, o.challenge_id) ${who} as subject, o.settled_at as at, 'challenge' as kind,
           null::uuid as "activityId", o.challenge_id as "subjectId"
    from challenge_outcome o ${subject === 'unit' ? '' : takers}
    where o.organisation_id = $1 and ${subjects ? `${who} = any($2)` : ofEverybody}
      and ($3::uuid is null or exists (select 1 from season s where s.id = $3 and ${endedIn('o.ended_at')}))
      and ($4::uuid is null or o.challenge_id = $4)
      and case when $5::int is null then o.reached else o.place <= $5 end
      and ($6::uuid is null or o.challenge_id = $6)
    order by ${who}, o.challenge_id`;
}

const together = `a.kind not in (${listed(praise)})`;
/** Of somebody who stood twice, the seat of who they are now. */
const counterpartSeat = `join member cp on cp.id = a.counterpart_id
  join membership cm on cm.member_id = coalesce(cp.merged_into, cp.id) and cm.during @> a.occurred_at`;
const ofAnySource = '($4::uuid is null or true)';

function sourceOf(need: Exclude<FactNeeded, { count: 'challenges' }>, subject: BadgeSubject): Source {
  const own = subject === 'unit' ? 'u.id = any(cu.path)' : 'cm.unit_id is not distinct from a.unit_id';
  switch (need.count) {
    case 'activities':
      return activities(need);
    case 'counterpart_teams':
      return {
        joins: `${counterpartSeat} join unit cu on cu.id = cm.unit_id`,
        where: `not (${own}) and ${together} and ${ofAnySource}`,
        thing: 'cm.unit_id',
        values: [],
      };
    case 'counterpart_directorates':
      return {
        joins: `${counterpartSeat} join unit cu on cu.id = cm.unit_id`,
        where: `${together} and ${ofAnySource}`,
        thing: 'cu.path[1]',
        values: [],
      };
    case 'quest':
      return {
        where: `a.kind = 'quest.completed' and a.data->>'quest' = $${FIRST_EXTRA} and ${ofAnySource}`,
        thing: '1',
        values: [need.quest],
      };
    case 'first_step':
      return {
        joins: 'join member_progress mp on mp.first_step_activity_id = a.id',
        where: ofAnySource,
        thing: '1',
        values: [],
      };
    case 'teams_of_one_practice':
      return teamsOfOnePractice(need);
    case 'people_of_one_question':
      return { where: `a.kind = 'question.useful' and ${ofAnySource}`, of: `a.data->>'question'`, values: [] };
    case 'newcomers':
      return newcomers(need);
  }
}

function activities({ kind, distance, honest }: Extract<FactNeeded, { count: 'activities' }>): Source {
  const column = hasKindSource(kind) ? sourceColumns[kind] : undefined;
  const farEnough = distance ? distances.options.slice(distances.options.indexOf(distance)) : null;
  return {
    // Trying one card again and again is trying one card.
    ...(kind === 'practice.tried' ? { thing: 'a.subject_id' } : {}),
    where: `a.kind = $5 and ($6::text[] is null or a.data->>'distance' = any($6))
      and (not $7::boolean or (a.data->>'honest')::boolean)
      and ${column ? `($4::uuid is null or a.${column} = $4)` : ofAnySource}`,
    values: [kind, farEnough, honest],
  };
}

function teamsOfOnePractice(need: Extract<FactNeeded, { count: 'teams_of_one_practice' }>): Source {
  const from = need.outsideDirectorate ? 'other-directorate' : 'same-directorate';
  return {
    where: `a.kind = 'practice.reused' and a.data->>'distance' = any($5) and ($4::uuid is null or a.subject_id = $4)`,
    thing: `a.subject_id::text || (a.data->>'adopterTeam')`,
    of: 'a.subject_id',
    values: [distances.options.slice(distances.options.indexOf(from))],
  };
}

function newcomers({ stillAfterDays }: Extract<FactNeeded, { count: 'newcomers' }>): Source {
  const still = `(select min(later.occurred_at) from activity later
    join member_progress np on np.member_id = a.counterpart_id
    where later.member_id = a.counterpart_id and later.revoked_at is null and later.kind not in (${listed(othersDeeds)})
      and later.occurred_at >= np.first_step_at + make_interval(days => $5))`;
  return {
    where: `a.kind = 'newcomer.helped' and a.counterpart_id is not null and ($5::int is null or true) and ${ofAnySource}`,
    thing: 'a.counterpart_id',
    at: stillAfterDays === null ? 'a.occurred_at' : still,
    values: [stillAfterDays],
  };
}
