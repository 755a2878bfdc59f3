import type { PracticeSearch } from '../../shared/src/work/practices.ts';
import { SetClock } from '../../server/dist/platform/clock.js';
import type { Actor } from '../../server/dist/platform/actor.js';
import type { Database } from '../../server/dist/platform/database/database.js';
import { Given } from '../../server/dist/testing/given.js';
import { LibraryQueries } from '../../server/dist/work/practices/library.queries.js';
import { SpellingQueries } from '../../server/dist/work/practices/spelling.queries.js';
import type { Outcome } from './run.ts';
import { open, startDatabases } from './support/database.ts';
import { percentile, round, timed } from './support/figures.ts';

const CARDS = 100_000;
const WORDS = 12_000;
const AIM_MS = 50;
const TIMES = 40;

/** Rank r of a vocabulary is drawn about 1/r as often: in human writing few words are frequent and most are rare. */
const GENERATE = `
  with drawn as (
    select n, array_agg('w' || translate(to_hex((exp(random() * ln($4)))::int * 7919 + 40961), '0123456789', 'ghjkmnpqrs')) as words
    from generate_series($5::int, $6::int) as n cross join generate_series(1, 60) as each group by n
  )
  insert into practice (id, organisation_id, author_id, unit_id, state, audience, locale, title, body, who_to_ask_id, tags,
    minutes, reading_minutes, words, text_version, reused_by, created_at, changed_at, published_at)
  select gen_random_uuid(), $1, ($2::uuid[])[1 + n % cardinality($2::uuid[])], ($3::uuid[])[1 + n % cardinality($3::uuid[])],
    'published', case when n % 50 = 0 then 'team' else 'council' end, 'en', array_to_string(words[1:6], ' '),
    jsonb_build_object('problem', array_to_string(words[7:30], ' '), 'howWeKnow', 'We counted.', 'whatDidNotWork', 'Little.',
      'result', 'worked'),
    ($2::uuid[])[1], array['tag' || n % 7, 'rare' || n % 900], 60, 1,
    array_to_string(words[7:60], ' '), 1, (power(random(), 6) * 40)::int, at, at, at
  from drawn, lateral (select timestamptz '2026-10-06' - make_interval(mins => 5 * n) as at) as moment`;

/** The indexes of cards that are no constraint's. */
const INDEXES = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
  where i.indrelid = 'practice'::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;

/** What the trigger would have counted: these words are plain as they are. */
const COUNT_WORDS = `
  insert into practice_word (organisation_id, word, cards, network_cards)
  select $1, word, count(*), 0
  from practice p, lateral (select distinct string_to_table(p.title || ' ' || p.words, ' ') as word) as held
  where p.audience = 'council' group by word`;

/** A council's library of 100,000 practices, and someone in it who searches. */
export async function library(database: Database): Promise<{ reader: Actor; given: Given; unitId: string }> {
  const given = await Given.organisation(database);
  const teams = [await given.team(), await given.team(), await given.team(), await given.team()];
  const authors = await Promise.all(teams.map((team) => given.member(team)));
  // Checked, counted and indexed all at once below; card by card is for a library that grows by cards.
  await database.query(`alter table practice disable trigger all`);
  const indexes = await database.query<{ name: string; definition: string }>(INDEXES);
  for (const { name } of indexes) await database.query(`drop index ${name}`);
  const half = CARDS / 2;
  const [authorIds, teamIds] = [authors.map(({ memberId }) => memberId), teams.map(({ id }) => id)];
  const write = (from: number, to: number) =>
    database.query(GENERATE, [given.organisationId, authorIds, teamIds, WORDS, from, to]);
  await Promise.all([write(1, half), write(half + 1, CARDS)]);
  await database.query(`alter table practice enable trigger all`);
  for (const { definition } of indexes) await database.query(definition);
  await database.query(COUNT_WORDS, [given.organisationId]);
  await database.query(`vacuum analyze practice`);
  await database.query(`analyze practice_word`);
  return { reader: await given.member(await given.team()), given, unitId: teams[0]!.path[0]! };
}

/** Words that about so many cards hold, the nearest first. */
async function wordsOf(database: Database, cards: number): Promise<string[]> {
  const rows = await database.query<{ word: string }>(
    `select word from practice_word order by abs(cards - $1), word limit ${TIMES}`,
    [cards],
  );
  return rows.map(({ word }) => word);
}

/** The word with a letter left out, another swapped: what a hurried hand types. */
const mistyped = (word: string) => `${word.slice(0, 3)}${word[4] ?? ''}${word[3] ?? ''}${word.slice(5)}`;

/** p50 and p99 of five kinds of search among 100,000 practices, as the server answers them, the database included. */
export default async function search(): Promise<Outcome> {
  const databases = await startDatabases({ throwaway: true });
  const database = await open(await databases.copy('search'));
  const { reader, given, unitId } = await library(database);
  const queries = new LibraryQueries(database, new SetClock(given.clock.now()), new SpellingQueries(database));
  const common = await wordsOf(database, CARDS * 0.6);
  const rare = await wordsOf(database, 300);
  const deep = await pageAt(queries, reader, { sort: 'most-reused' }, 50);
  const kinds: Record<string, (nth: number) => PracticeSearch> = {
    commonWord: (nth) => ({ search: common[nth % 8]! }),
    twoRareWords: (nth) => ({ search: `${rare[nth]!} ${rare[nth + 1] ?? rare[0]!}` }),
    typingError: (nth) => ({ search: mistyped(rare[nth]!) }),
    filtersWithOrder: (nth) => ({
      search: common[nth % 8]!,
      tag: `rare${nth}`,
      unit: unitId,
      age: 'year',
      sort: 'newest',
    }),
    mostAdoptedDeepPage: () => ({ sort: 'most-reused', after: deep }),
  };
  const figures: Record<string, number> = {};
  let worst = 0;
  for (const [kind, searchOf] of Object.entries(kinds)) {
    const taken: number[] = [];
    let found = 0;
    for (let nth = -5; nth < TIMES; nth++) {
      const asked = searchOf(Math.max(nth, 0));
      const milliseconds = await timed(async () => (found += (await queries.list(reader, asked)).entries.length));
      if (nth >= 0) taken.push(milliseconds);
    }
    Object.assign(figures, { [`${kind}P50Ms`]: percentile(taken, 0.5), [`${kind}P99Ms`]: percentile(taken, 0.99) });
    figures[`${kind}Found`] = round(found / (TIMES + 5), 1);
    worst = Math.max(worst, percentile(taken, 0.5));
  }
  return { bench: 'search', ratio: round(AIM_MS / worst, 3), practices: CARDS, worstP50Ms: worst, ...figures };
}

async function pageAt(queries: LibraryQueries, reader: Actor, asked: PracticeSearch, page: number): Promise<string> {
  let after = '';
  for (let nth = 0; nth < page; nth++) after = (await queries.list(reader, after ? { ...asked, after } : asked)).next!;
  return after;
}
