import type { PracticeEntry, PracticeFilters, PracticeList, PracticeSearch } from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { excerptAround, excerptOf, FOUND } from './excerpt.rules.js';
import { isUuid } from '../../platform/ids.js';
import { listSql, PAGE, type Place } from './library-sql.queries.js';
import { reachable, reachesOf } from './reach.js';
import { SpellingQueries } from './spelling.queries.js';

type EntryRow = Omit<PracticeEntry, 'publishedAt' | 'excerpt'> & {
  publishedAt: Date | null;
  problem: string;
  /** The words around what was found, with marks; null without words to search for. */
  marked: string | null;
  orderedAt: Date;
  match: number;
};

/** The library: finding cards. */
@Injectable()
export class LibraryQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly spelling: SpellingQueries,
  ) {}

  /**
   * One page of 20 of what matches; `next` leads to the one after it. Words that no card holds are looked for as the
   * nearest that cards do hold.
   */
  async list(actor: Actor, search: PracticeSearch): Promise<PracticeList> {
    const place = search.after === undefined ? null : placeOf(search.after);
    const words = place?.words ?? search.search;
    const rows = await this.rows(actor, { ...search, search: words }, place);
    if (rows.length > 0 || place || !words) return listOf(rows, place?.words ?? null);
    const meant = await this.spelling.correct(actor, words);
    return listOf(meant ? await this.rows(actor, { ...search, search: meant }, null) : [], meant);
  }

  private rows(actor: Actor, search: PracticeSearch, place: Place | null): Promise<EntryRow[]> {
    const { organisationId, memberId } = actor;
    const reader = { organisationId, memberId, reaches: reachesOf(actor), now: this.clock.now() };
    const { text, values } = listSql(reader, search, place);
    return this.database.search<EntryRow>(text, values);
  }

  /** Tags and units of published cards, the most frequent first. */
  async filters(actor: Actor): Promise<PracticeFilters> {
    const tags = await this.database.query<PracticeFilters['tags'][number]>(
      `select tag, count(*)::int as count from ${CARDS} p, unnest(p.tags) as tag
       where p.state = 'published' group by tag order by count desc, tag limit 30`,
      [actor.organisationId, reachesOf(actor)],
    );
    return { tags, units: await this.units(actor, FROM), reusedIn: await this.units(actor, REUSED_IN) };
  }

  private units(actor: Actor, where: string): Promise<PracticeFilters['units']> {
    return this.database.query<PracticeFilters['units'][number]>(
      `select u.id, u.name, u.name_cy as "nameCy", u.kind, count(distinct p.id)::int as count
       from ${CARDS} p ${where} join unit u on u.id = any(own.path)
       where u.organisation_id = $1 and p.state = 'published' and u.kind in ('directorate', 'department')
       group by u.id order by u.kind = 'department', u.name, u.id`,
      [actor.organisationId, reachesOf(actor)],
    );
  }
}

const MOST_WORDS = 500;
const CARDS = reachable('$1', '$2');
const FROM = `join unit own on own.id = p.unit_id`;
const REUSED_IN = `join practice_reuse r on r.practice_id = p.id and r.state = 'recorded' join unit own on own.id = r.unit_id`;
/** Nothing found leaves nothing to say of what was looked for instead. */
function listOf(rows: EntryRow[], words: string | null): PracticeList {
  const page = rows.slice(0, PAGE);
  return {
    entries: page.map(entryOf),
    next: rows.length > PAGE ? nextAfter(page.at(-1)!, words) : null,
    searchedFor: rows.length > 0 ? words : null,
  };
}

function entryOf(row: EntryRow): PracticeEntry {
  const { id, state, audience, locale, title, result, author, unit, tags, minutes, readingMinutes } = row;
  const { reusedBy, tryingNow, questions } = row;
  const publishedAt = row.publishedAt?.toISOString() ?? null;
  return {
    ...{
      id,
      state,
      audience,
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

function nextAfter({ reusedBy, match, orderedAt, id }: EntryRow, words: string | null): string {
  const place: Place = { reusedBy, match, at: orderedAt.toISOString(), id, words };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(after: string): Place {
  const place = readPlace(after);
  if (place) return place;
  throw fieldProblem('after', 'invalid_value', 'This address of a page is not whole. Please begin the search again.');
}

function readPlace(after: string): Place | null {
  try {
    const read = JSON.parse(Buffer.from(after, 'base64url').toString()) as Partial<Place>;
    const { reusedBy, match, at, id, words = null } = read;
    const whole =
      Number.isSafeInteger(reusedBy) &&
      Number.isFinite(match) &&
      !Number.isNaN(Date.parse(at ?? '')) &&
      isUuid(id ?? '') &&
      (words === null || (typeof words === 'string' && words.length <= MOST_WORDS));
    return whole ? ({ reusedBy, match, at, id, words } as Place) : null;
  } catch {
    return null;
  }
}
