import type { Person, PracticeCard, PracticeText, UnitName } from '@guildhall/shared/work/practice-card';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { guidanceJson, linkedJson, sourceTitle } from './links.queries.js';
import { NOBODYS, personJson, placeJson, type Readers } from './person.queries.js';
import type { PracticeRow } from './practice.row.js';

type Body = Pick<PracticeText, 'problem' | 'whatWeDid' | 'whatChanged' | 'howWeKnow' | 'whatDidNotWork'>;

/** The Markdown parts of a card as safe HTML. */
export async function renderBody({ problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork }: Body): Promise<Body> {
  return {
    problem: await renderMarkdown(problem),
    whatWeDid: await Promise.all(whatWeDid.map(renderMarkdown)),
    whatChanged: {
      before: await renderMarkdown(whatChanged.before),
      after: await renderMarkdown(whatChanged.after),
      measured: whatChanged.measured,
    },
    howWeKnow: await renderMarkdown(howWeKnow),
    whatDidNotWork: await renderMarkdown(whatDidNotWork),
  };
}

type CardRow = Pick<
  PracticeRow,
  'id' | 'state' | 'audience' | 'locale' | 'title' | 'body' | 'tags' | 'minutes' | 'readingMinutes' | 'textVersion'
> & {
  version: number;
  publishedAt: Date | null;
  changedAt: Date;
  checkedAt: Date;
  author: Person;
  owner: Person;
  adaptedFrom: PracticeCard['adaptedFrom'];
  unit: UnitName | null;
  whoToAsk: Person | null;
  credits: PracticeCard['credits'];
  practices: PracticeCard['practices'];
  guidance: PracticeCard['guidance'];
};

/** A card as everyone who may read it sees it, with its live version; null when there is none. Asks nobody's permission. */
export async function readCard(
  sql: Sql,
  id: string,
  now: Date,
  readers: Readers = 'home',
): Promise<{ card: PracticeCard; version: number } | null> {
  const home = readers === 'home' ? 'p.organisation_id' : NOBODYS;
  const [row] = await sql.query<CardRow>(
    `select p.id, p.state, p.audience, p.locale, p.title, p.body, p.tags, p.minutes, p.reading_minutes as "readingMinutes",
       p.text_version as "textVersion", v.version, p.published_at as "publishedAt", p.changed_at as "changedAt",
       greatest(p.changed_at, p.checked_at) as "checkedAt",
       ${personJson('coalesce(p.owner_id, p.author_id)', '$2', home)} as owner,
       ${personJson('p.author_id', '$2', home)} as author, ${placeJson('p.unit_id', 'p.organisation_id', home)} as unit,
       ${personJson('p.who_to_ask_id', '$2', home)} as "whoToAsk",
       (select jsonb_build_object('id', s.id, 'author', ${personJson('s.author_id', '$2', home)},
          'title', ${sourceTitle('p.organisation_id', home)})
        from practice s where s.id = p.adapted_from) as "adaptedFrom",
       coalesce((select jsonb_agg(case when c.member_id is null
                   then jsonb_build_object('kind', 'organisation', 'name', c.outside_name)
                   else jsonb_build_object('kind', 'member', 'id', m.id, 'name', m.name) end order by c.position)
                 from practice_credit c left join member m on m.id = c.member_id
                 where c.practice_id = p.id), '[]') as credits,
       ${readers === 'home' ? linkedJson : `'[]'::jsonb`} as practices,
       ${readers === 'home' ? guidanceJson : `'[]'::jsonb`} as guidance
     from practice p join practice_version v on v.practice_id = p.id where p.id = $1`,
    [id, now],
  );
  if (!row) return null;
  const { body, version, publishedAt, changedAt, checkedAt, ...rest } = row;
  const card: PracticeCard = {
    ...rest,
    ...(await renderBody(body)),
    result: body.result,
    cost: body.cost ?? null,
    publishedAt: publishedAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
    checkedAt: checkedAt.toISOString(),
  };
  return { card, version };
}
