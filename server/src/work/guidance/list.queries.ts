import type {
  FoundGuidance,
  GuidanceEntry,
  GuidanceList,
  GuidanceLookup,
  GuidanceSearch,
  GuidanceWaiting,
} from '@guildhall/shared/work/guidance';
import { reviewNoticeDays } from '@guildhall/shared/work/guidance-limits';
import { Injectable } from '@nestjs/common';

import type { Actor, Role } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { isUuid } from '../../platform/ids.js';
import { localDay } from '../../platform/time/zone.js';
import { personJson } from '../practices/person.queries.js';
import { unitsAround } from './guidance.policy.js';

const PAGE = 30;

type EntryRow = Omit<GuidanceEntry, 'waiting' | 'changedAt'> & { waiting: (GuidanceWaiting | null)[]; changedAt: Date };

/** Finding guidance, and what of it waits for somebody. */
@Injectable()
export class GuidanceListQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One page of 30 of what the caller may see, the latest changed first; `next` leads to the one after it. */
  async list(actor: Actor, search: GuidanceSearch): Promise<GuidanceList> {
    const place = search.after === undefined ? null : placeOf(search.after);
    const rows = await this.database.query<EntryRow>(LIST, [
      ...[actor.organisationId, this.clock.now(), actor.memberId, unitsAround(actor)],
      ...[has(actor, 'reviewer') || has(actor, 'admin'), unitsOf(actor, 'manager'), unitsOf(actor, 'lead')],
      ...[search.search || null, search.kind ?? null, search.state ?? null],
      ...[search.mine === 'true', search.waiting === 'true', place?.at ?? null, place?.id ?? null],
      localDay(this.clock.now(), actor.zone),
    ]);
    const page = rows.slice(0, PAGE);
    return { entries: page.map(entryOf), next: rows.length > PAGE ? nextAfter(page.at(-1)!) : null };
  }

  /** Published guidance to link to, the closest titles first; or what these ids stand for. */
  lookup(actor: Actor, { search, ids }: GuidanceLookup): Promise<FoundGuidance> {
    const wanted = ids === undefined ? null : ids.split(',').filter(isUuid);
    return this.database.query<FoundGuidance[number]>(
      `select g.id, g.slug, g.kind, g.titles from guidance g
       where g.organisation_id = $1 and exists (
           select 1 from guidance_publication p where p.guidance_id = g.id and p.state = 'current')
         and ($3::uuid[] is null or g.id = any($3))
         and ($2::text is null or plain(coalesce(g.titles->>'en', '') || ' ' || coalesce(g.titles->>'cy', '')) like '%' || plain($2) || '%'
           or g.search @@ websearch_to_tsquery('english', plain($2)) or g.search @@ websearch_to_tsquery('simple', plain($2)))
       order by coalesce(g.titles->>'en', g.titles->>'cy'), g.id limit 10`,
      [actor.organisationId, search || null, wanted],
    );
  }
}

const has = (actor: Actor, role: Role) => actor.grants.some((grant) => grant.role === role);
const unitsOf = (actor: Actor, role: Role) =>
  actor.grants.flatMap((grant) => (grant.role === role && grant.unitId !== null ? [grant.unitId] : []));

const answersFor = `($3 = g.owner_id or $3 is not distinct from g.deputy_id)`;
const isAuthor = `exists (select 1 from guidance_author a where a.guidance_id = g.id and a.member_id = $3)`;
const asked = (more: string) =>
  `exists (select 1 from guidance_review r where r.guidance_id = g.id and r.edition = g.edition and ${more})`;
/** As `guidance.approve` in the table of permissions. */
const approves = `($5 or exists (select 1 from unit u where u.id = g.unit_id and (u.path && $6::uuid[] or u.id = any($7::uuid[]))))`;
const hasEdition = `exists (select 1 from guidance_publication p where p.guidance_id = g.id and p.state = 'current')`;

/** As `mayKnow` in the policy; a test holds the two against each other. */
const visible = `(${hasEdition} or ${answersFor} or ${isAuthor} or g.writing = 'everyone'
  or g.state = 'consultation' and (g.consultation_unit_id is null or g.consultation_unit_id = any($4::uuid[]))
  or g.state in ('review', 'ready', 'approved') and ${approves}
  or g.state <> 'outline' and ${asked('r.reviewer_id = $3')}
  or g.state = 'withdrawn' and $5)`;

/** Placeholders: organisation, now, caller, their units, reviewer or admin, managed, led, words, kind, state, mine, waiting, place ×2, today. */
const LIST = `
  select * from (
    select g.id, g.slug, g.kind, g.titles, g.state, g.edition, ${personJson('g.owner_id', '$2')} as owner,
      ${hasEdition} as published, g.changed_at as "changedAt",
      (select to_char(p.review_by, 'YYYY-MM-DD') from guidance_publication p
       where p.guidance_id = g.id and p.state = 'current') as "reviewBy",
      array_remove(array[
        case when g.state = 'review' and not ${answersFor} and not ${isAuthor}
          and ${asked(`r.state = 'requested' and (r.reviewer_id = $3 or r.reviewer_id is null and $5)`)} then 'review' end,
        case when g.state = 'ready' and ${approves} then 'approve' end,
        case when g.state = 'approved' and ${answersFor} then 'publish' end,
        case when g.state in ('drafting', 'consultation') and (${answersFor} or ${isAuthor}) and exists (
          select 1 from guidance_suggestion s where s.guidance_id = g.id and s.edition = g.edition and s.state = 'open'
            and s.by_id <> $3) then 'suggestions' end,
        case when g.state in ('published', 'due') and ${answersFor} and exists (
          select 1 from guidance_publication p where p.guidance_id = g.id and p.state = 'current'
            and p.review_by <= $15::date + ${reviewNoticeDays.ownerBefore}) then 'check' end
      ], null) as waiting
    from guidance g
    where g.organisation_id = $1 and ${visible}
      and ($8::text is null or g.search @@ websearch_to_tsquery('english', plain($8))
        or g.search @@ websearch_to_tsquery('simple', plain($8))
        or plain(coalesce(g.titles->>'en', '') || ' ' || coalesce(g.titles->>'cy', '')) like '%' || plain($8) || '%')
      and ($9::text is null or g.kind = $9) and ($10::text is null or g.state = $10)
      and (not $11::boolean or ${answersFor} or ${isAuthor})
  ) found
  where (not $12::boolean or cardinality(waiting) > 0)
    and ($13::timestamptz is null or ("changedAt", id) < ($13, $14::uuid))
  order by "changedAt" desc, id desc limit ${PAGE + 1}`;

function entryOf({ changedAt, waiting, ...row }: EntryRow): GuidanceEntry {
  return { ...row, waiting: waiting.filter((what) => what !== null), changedAt: changedAt.toISOString() };
}

const nextAfter = ({ changedAt, id }: EntryRow) =>
  Buffer.from(JSON.stringify({ at: changedAt.toISOString(), id })).toString('base64url');

function placeOf(after: string): { at: string; id: string } {
  try {
    const { at, id } = JSON.parse(Buffer.from(after, 'base64url').toString()) as { at?: string; id?: string };
    if (at && id && !Number.isNaN(Date.parse(at)) && isUuid(id)) return { at, id };
  } catch {
    // Said below.
  }
  throw fieldProblem('after', 'invalid_value', 'This address of a page is not whole. Please begin the search again.');
}
