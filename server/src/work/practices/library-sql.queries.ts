import type { PracticeAge, PracticeSearch, PracticeSort } from '@guildhall/shared/work/practices';

import { FOUND } from './excerpt.rules.js';
import { personJson, placeJson } from './person.queries.js';
import { standingQuestion } from './question.queries.js';
import { reachableParts } from './reach.js';

export const PAGE = 20;
/** A word that thousands of cards hold tells little: ranked are the newest that hold it, and those with it in their title. */
const NEWEST = 300;
const TITLED = 200;
const DAYS: Record<PracticeAge, number> = { month: 31, quarter: 92, year: 366 };

/** Where a page ended: the sorted columns of its last entry, and the words that were really looked for. */
export interface Place {
  reusedBy: number;
  match: number;
  at: string;
  id: string;
  words: string | null;
}

export interface Reader {
  organisationId: string;
  memberId: string;
  /** See `reachesOf`. */
  reaches: string[];
  now: Date;
}

interface Statement {
  text: string;
  values: unknown[];
}

/** The values of a statement, each with its placeholder: what a search does not name is not in the text at all. */
class Values {
  readonly all: unknown[] = [];

  of(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

/** Every order ends in the id, so that a place in it is exact. A draft stands where it was last changed. */
const orders: Record<PracticeSort, { by: string; columns: string; after: (v: Values, place: Place) => string }> = {
  closest: {
    by: `match desc, ordered_at desc, id desc`,
    columns: `match, ordered_at, id`,
    after: (v, { match, at, id }) => `(${v.of(match, 'float8')}, ${v.of(at, 'timestamptz')}, ${v.of(id, 'uuid')})`,
  },
  newest: {
    by: `ordered_at desc, id desc`,
    columns: `ordered_at, id`,
    after: (v, { at, id }) => `(${v.of(at, 'timestamptz')}, ${v.of(id, 'uuid')})`,
  },
  'most-reused': {
    by: `reused_by desc, ordered_at desc, id desc`,
    columns: `reused_by, ordered_at, id`,
    after: (v, { reusedBy, at, id }) => `(${v.of(reusedBy, 'int')}, ${v.of(at, 'timestamptz')}, ${v.of(id, 'uuid')})`,
  },
};

/** One page of the library, and one entry more when there is a next page. */
export function listSql(reader: Reader, search: PracticeSearch, place: Place | null): Statement {
  const v = new Values();
  const words = search.search ? v.of(search.search, 'text') : null;
  const asked = words && tsquery(words);
  const order = orders[search.sort ?? (asked ? 'closest' : 'newest')];
  const from = place ? `(${order.columns}) < ${order.after(v, place)}` : 'true';
  const cards = narrowed(v, reader, search);
  const found =
    asked && order === orders.closest ? closest(cards, words, asked) : matching(cards, asked, { by: order.by, from });
  const now = v.of(reader.now, 'timestamptz');
  const reads = v.of(reader.organisationId, 'uuid');
  return {
    values: v.all,
    text: `
      with page as materialized (
        select * from (${found}) as found where ${from} order by ${order.by} limit ${PAGE + 1}
      )
      select p.id, p.state, p.audience, p.locale, p.title, p.body->>'problem' as problem, p.body->>'result' as result,
        p.tags, p.minutes, p.reading_minutes as "readingMinutes", p.published_at as "publishedAt", p.reused_by as "reusedBy",
        page.ordered_at as "orderedAt", page.match, ${asked ? marked(words, asked) : 'null'} as marked,
        ${personJson('p.author_id', now, reads)} as author, ${placeJson('p.unit_id', 'p.organisation_id', reads)} as unit,
        (select count(*)::int from practice_reuse r where r.practice_id = p.id and r.state = 'trying') as "tryingNow",
        (select count(*)::int from practice_question q where q.practice_id = p.id and ${standingQuestion}) as questions
      from page join practice p on p.id = page.id
      order by ${order.by.replaceAll(/\b(match|ordered_at|reused_by|id)\b/g, 'page.$1')}`,
  };
}

/** Words in either language's way; accents never matter. */
function tsquery(words: string): string {
  return `(websearch_to_tsquery('english', plain(${words})) || websearch_to_tsquery('simple', plain(${words})))`;
}

/** The words around what was found; what is written with accents is found as it stands. */
function marked(words: string, asked: string): string {
  return `ts_headline('english', p.words, ${asked} || websearch_to_tsquery('english', ${words}),
    'StartSel=${FOUND.from}, StopSel=${FOUND.to}, MaxWords=34, MinWords=20, MaxFragments=1')`;
}

/** The first of the cards that match, from each part; the planner finds its way by how frequent each condition is. */
function matching(cards: string[], asked: string | null, { by, from }: { by: string; from: string }): string {
  return cards
    .map(
      (part) => `(select * from (
        select p.id, p.reused_by, p.ordered_at, 0::float8 as match from ${part} ${asked ? `and p.search @@ ${asked}` : ''}
      ) as part where ${from} order by ${by} limit ${PAGE + 1})`,
    )
    .join(' union all ');
}

/** Cards with how well each matches: its words by rank, and how near its title is; to six digits, to be compared exactly. */
function closest(cards: string[], words: string, asked: string): string {
  const some = (part: string, column: string, most: number) =>
    `(select p.id from ${part} and p.${column} @@ ${asked} order by p.ordered_at desc, p.id desc limit ${most})`;
  const near = cards.flatMap((part) => [some(part, 'search', NEWEST), some(part, 'title_search', TITLED)]);
  return `
    with near as materialized (${near.join(' union ')})
    select p.id, p.reused_by, coalesce(p.published_at, p.changed_at) as ordered_at,
      round((ts_rank_cd(p.search, ${asked}) + word_similarity(plain(${words}), plain(p.title)))::numeric, 6)::float8 as match
    from near join practice p on p.id = near.id`;
}

/** The cards that reach the reader, in their parts, narrowed by all that the search names but its words; as `p`. */
function narrowed(v: Values, reader: Reader, search: PracticeSearch): string[] {
  const orderedAt = search.mine ? 'coalesce(published_at, changed_at)' : 'published_at';
  const narrowing = conditions(v, reader, search).join(' and ');
  return reachableParts(v.of(reader.organisationId, 'uuid'), v.of(reader.reaches, 'uuid[]')).map(
    (part) => `(select *, ${orderedAt} as ordered_at from ${part}) as p where ${narrowing}`,
  );
}

function conditions(v: Values, { memberId, now }: Reader, search: PracticeSearch): string[] {
  const { mine, tag, unit, reusedIn, age, audience } = search;
  const all = [mine ? own(v.of(memberId, 'uuid')) : `p.state = 'published'`];
  if (tag) all.push(`p.tags @> array[${v.of(tag, 'text')}]`);
  if (audience) all.push(`p.audience = ${v.of(audience, 'text')}`);
  if (unit) all.push(`p.unit_id in (select u.id from unit u where u.path @> array[${v.of(unit, 'uuid')}])`);
  if (reusedIn) {
    all.push(`exists (select 1 from practice_reuse r join unit u on u.id = r.unit_id
      where r.practice_id = p.id and r.state = 'recorded' and ${v.of(reusedIn, 'uuid')} = any(u.path))`);
  }
  if (age) all.push(`p.published_at > ${v.of(now, 'timestamptz')} - make_interval(days => ${DAYS[age]})`);
  return all;
}

function own(member: string): string {
  return `(p.author_id = ${member} or exists (
    select 1 from practice_credit c where c.practice_id = p.id and c.member_id = ${member}))`;
}
