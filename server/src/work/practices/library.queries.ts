import type {
  PracticeAge,
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
import { excerptAround, excerptOf, FOUND } from './excerpt.rules.js';
import { personJson, unitJson } from './person.queries.js';

const PAGE = 20;
const DAYS: Record<PracticeAge, number> = { month: 31, quarter: 92, year: 366 };

type EntryRow = Omit<PracticeEntry, 'publishedAt' | 'excerpt'> & {
  publishedAt: Date | null;
  problem: string;
  /** The words around what was found, with marks; null without words to search for. */
  marked: string | null;
  orderedAt: Date;
  match: number;
};

/** Where a page ended: the sorted columns of its last entry. */
interface Place {
  reusedBy: number;
  match: number;
  at: string;
  id: string;
}

/** Every order ends in the id, so that a place in it is exact. A draft stands where it was last changed. */
const orders: Record<PracticeSort, { by: string; after: string }> = {
  closest: {
    by: `match desc, "orderedAt" desc, id desc`,
    after: `(match, "orderedAt", id) < ($10::float8, $7::timestamptz, $8::uuid)`,
  },
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
      place?.match ?? null,
      search.reusedIn ?? null,
      search.age ? DAYS[search.age] : null,
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
    return { tags, units: await this.units(actor, FROM), reusedIn: await this.units(actor, REUSED_IN) };
  }

  private units({ organisationId }: Actor, where: string): Promise<PracticeFilters['units']> {
    return this.database.query<PracticeFilters['units'][number]>(
      `select u.id, u.name, u.name_cy as "nameCy", u.kind, count(distinct p.id)::int as count
       from practice p ${where} join unit u on u.id = any(own.path)
       where p.organisation_id = $1 and p.state = 'published' and u.kind in ('directorate', 'department')
       group by u.id order by u.kind = 'department', u.name, u.id`,
      [organisationId],
    );
  }
}

const FROM = `join unit own on own.id = p.unit_id`;
const REUSED_IN = `join practice_reuse r on r.practice_id = p.id and r.state = 'recorded' join unit own on own.id = r.unit_id`;
const EITHER_WAY = `(websearch_to_tsquery('english', plain($3)) || websearch_to_tsquery('simple', plain($3)))`;
/** How well a card matches: its words by rank, titles more, and how near its title is; to six digits, to be compared exactly. */
const MATCH = `round((ts_rank_cd(p.search, ${EITHER_WAY}) + word_similarity(plain($3), plain(p.title)))::numeric, 6)::float8`;
/** The words around what was found; what is written with accents is found as it stands. */
const MARKED = `ts_headline('english', p.words, ${EITHER_WAY} || websearch_to_tsquery('english', $3),
  'StartSel=${FOUND.from}, StopSel=${FOUND.to}, MaxWords=34, MinWords=20, MaxFragments=1')`;

/**
 * Placeholders: organisation, now, words, tag, unit, place ×3, caller, place, unit of reuse, days. The text is one of
 * few, chosen by the search.
 */
function listSql({ search, mine, sort = search ? 'closest' : 'newest', after }: PracticeSearch): string {
  const own = `(p.author_id = $9::uuid or exists (
    select 1 from practice_credit c where c.practice_id = p.id and c.member_id = $9::uuid))`;
  const words = `(p.search @@ websearch_to_tsquery('english', plain($3)) or p.search @@ websearch_to_tsquery('simple', plain($3))
    or plain($3) <% plain(p.title))`;
  return `
    with found as (
      select p.id, p.state, p.locale, p.title, p.body->>'problem' as problem, p.body->>'result' as result, p.author_id,
        p.unit_id, p.tags, p.minutes, p.reading_minutes as "readingMinutes", p.published_at as "publishedAt",
        ${search ? MATCH : '0::float8'} as match,
        p.reused_by as "reusedBy", ${mine ? 'coalesce(p.published_at, p.changed_at)' : 'p.published_at'} as "orderedAt"
      from practice p
      where p.organisation_id = $1 and ${mine ? own : `p.state = 'published' and $9::uuid is not null`}
        and ${search ? words : '$3::text is null'}
        and ($4::text is null or p.tags @> array[$4::text])
        and ($5::uuid is null or exists (select 1 from unit u where u.id = p.unit_id and $5 = any(u.path)))
        and ($11::uuid is null or exists (select 1 from practice_reuse r join unit u on u.id = r.unit_id
          where r.practice_id = p.id and r.state = 'recorded' and $11 = any(u.path)))
        and ($12::int is null or p.published_at > $2::timestamptz - make_interval(days => $12))
    ),
    page as (
      select * from found
      where ($6::int is null) = ($7::timestamptz is null and $8::uuid is null and $10::float8 is null) and ${after ? orders[sort].after : 'true'}
      order by ${orders[sort].by} limit ${PAGE + 1}
    )
    select page.*, ${search ? `(select ${MARKED} from practice p where p.id = page.id)` : 'null'} as marked,
      ${personJson('page.author_id', '$2')} as author, ${unitJson('page.unit_id')} as unit,
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
      excerpt: row.marked?.includes(FOUND.from) ? excerptAround(row.marked) : excerptOf(row.problem),
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

function nextAfter({ reusedBy, match, orderedAt, id }: EntryRow): string {
  const place: Place = { reusedBy, match, at: orderedAt.toISOString(), id };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(after: string): Place {
  const place = readPlace(after);
  if (place) return place;
  throw fieldProblem('after', 'invalid_value', 'This address of a page is not whole. Please begin the search again.');
}

function readPlace(after: string): Place | null {
  try {
    const { reusedBy, match, at, id } = JSON.parse(Buffer.from(after, 'base64url').toString()) as Partial<Place>;
    const whole =
      Number.isSafeInteger(reusedBy) &&
      Number.isFinite(match) &&
      !Number.isNaN(Date.parse(at ?? '')) &&
      /^[0-9a-f-]{36}$/.test(id ?? '');
    return whole ? ({ reusedBy, match, at, id } as Place) : null;
  } catch {
    return null;
  }
}
