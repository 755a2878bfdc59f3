import type {
  PracticeEntry,
  PracticeFilters,
  PracticeList,
  PracticeSearch,
  PracticeSort,
} from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { plainWords } from '../../platform/markdown/markdown.js';
import { personJson, unitJson } from './person.queries.js';

const PAGE = 20;
const EXCERPT = 200;

type EntryRow = Omit<PracticeEntry, 'publishedAt' | 'excerpt'> & {
  publishedAt: Date | null;
  problem: string;
  orderedAt: Date;
};

/** Where a page ended: the sorted columns of its last entry. */
interface Place {
  reusedBy: number;
  at: string;
  id: string;
}

/** Both orders end in the id, so that a place in them is exact. A draft stands where it was last changed. */
const orders: Record<PracticeSort, { by: string; after: string }> = {
  newest: {
    by: `"orderedAt" desc, id desc`,
    after: `("orderedAt", id) < ($7::timestamptz, $8::uuid)`,
  },
  'most-reused': {
    by: `"reusedBy" desc, "orderedAt" desc, id desc`,
    after: `("reusedBy", "orderedAt", id) < ($6::int, $7::timestamptz, $8::uuid)`,
  },
};

/** The library: finding cards. */
@Injectable()
export class LibraryQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One page of 20 of what matches; `next` leads to the one after it. */
  async list(actor: Actor, search: PracticeSearch): Promise<PracticeList> {
    const place = search.after === undefined ? null : placeOf(search.after);
    const rows = await this.database.query<EntryRow>(listSql(search), [
      actor.organisationId,
      this.clock.now(),
      search.search || null,
      search.tag ?? null,
      search.unit ?? null,
      place?.reusedBy ?? null,
      place?.at ?? null,
      place?.id ?? null,
      actor.memberId,
    ]);
    const page = rows.slice(0, PAGE);
    return { entries: page.map(entryOf), next: rows.length > PAGE ? nextAfter(page.at(-1)!) : null };
  }

  /** Tags and units of published cards, the most frequent first. */
  async filters(actor: Actor): Promise<PracticeFilters> {
    const tags = await this.database.query<PracticeFilters['tags'][number]>(
      `select tag, count(*)::int as count from practice p, unnest(p.tags) as tag
       where p.organisation_id = $1 and p.state = 'published' group by tag order by count desc, tag limit 30`,
      [actor.organisationId],
    );
    const units = await this.database.query<PracticeFilters['units'][number]>(
      `select u.id, u.name, u.name_cy as "nameCy", u.kind, count(*)::int as count
       from practice p join unit own on own.id = p.unit_id join unit u on u.id = any(own.path)
       where p.organisation_id = $1 and p.state = 'published' and u.kind in ('directorate', 'department')
       group by u.id order by u.kind = 'department', u.name, u.id`,
      [actor.organisationId],
    );
    return { tags, units };
  }
}

/** Placeholders: organisation, now, words, tag, unit, place ×3, caller. The text is one of few, chosen by the search. */
function listSql({ search, mine, sort, after }: PracticeSearch): string {
  const own = `(p.author_id = $9::uuid or exists (
    select 1 from practice_credit c where c.practice_id = p.id and c.member_id = $9::uuid))`;
  const words = `(p.search @@ websearch_to_tsquery('english', plain($3)) or p.search @@ websearch_to_tsquery('simple', plain($3))
    or plain($3) <% plain(p.title))`;
  return `
    with found as (
      select p.id, p.state, p.locale, p.title, p.body->>'problem' as problem, p.body->>'result' as result, p.author_id,
        p.unit_id, p.tags, p.minutes, p.reading_minutes as "readingMinutes", p.published_at as "publishedAt",
        p.reused_by as "reusedBy", ${mine ? 'coalesce(p.published_at, p.changed_at)' : 'p.published_at'} as "orderedAt"
      from practice p
      where p.organisation_id = $1 and ${mine ? own : `p.state = 'published' and $9::uuid is not null`}
        and ${search ? words : '$3::text is null'}
        and ($4::text is null or p.tags @> array[$4::text])
        and ($5::uuid is null or exists (select 1 from unit u where u.id = p.unit_id and $5 = any(u.path)))
    ),
    page as (
      select * from found
      where ($6::int is null) = ($7::timestamptz is null and $8::uuid is null) and ${after ? orders[sort].after : 'true'}
      order by ${orders[sort].by} limit ${PAGE + 1}
    )
    select page.*, ${personJson('page.author_id', '$2')} as author, ${unitJson('page.unit_id')} as unit,
      (select count(*)::int from practice_reuse r where r.practice_id = page.id and r.state = 'trying') as "tryingNow",
      (select count(*)::int from practice_question q where q.practice_id = page.id and q.gone_at is null) as questions
    from page order by ${orders[sort].by}`;
}

function entryOf(row: EntryRow): PracticeEntry {
  const { id, state, locale, title, result, author, unit, tags, minutes, readingMinutes } = row;
  const { reusedBy, tryingNow, questions } = row;
  const publishedAt = row.publishedAt?.toISOString() ?? null;
  return {
    ...{
      id,
      state,
      locale,
      title,
      excerpt: excerptOf(row.problem),
      result,
      author,
      unit,
      tags,
      minutes,
      readingMinutes,
    },
    ...{ publishedAt, reusedBy, tryingNow, questions },
  };
}

/** The first 200 characters or so of a problem, ending with a word. */
function excerptOf(problem: string): string {
  const words = plainWords(problem);
  if (words.length <= EXCERPT) return words;
  const cut = words.slice(0, EXCERPT + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

function nextAfter({ reusedBy, orderedAt, id }: EntryRow): string {
  const place: Place = { reusedBy, at: orderedAt.toISOString(), id };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(after: string): Place {
  const place = readPlace(after);
  if (place) return place;
  throw fieldProblem('after', 'invalid_value', 'This address of a page is not whole. Please begin the search again.');
}

function readPlace(after: string): Place | null {
  try {
    const { reusedBy, at, id } = JSON.parse(Buffer.from(after, 'base64url').toString()) as Partial<Place>;
    const whole =
      Number.isSafeInteger(reusedBy) && !Number.isNaN(Date.parse(at ?? '')) && /^[0-9a-f-]{36}$/.test(id ?? '');
    return whole ? ({ reusedBy, at, id } as Place) : null;
  } catch {
    return null;
  }
}
