import { Readable } from 'node:stream';

import type { ExportPractices, PortablePractice } from '@guildhall/shared/work/practice-files';
import type { LinkedGuidance, LinkedPractice, PracticeText } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';
import { strToU8, Zip, ZipDeflate } from 'fflate';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { guidanceJson, linkedJson, sourceTitle } from '../practices/links.queries.js';
import { noSuchCard } from '../practices/practice.store.js';
import { reachable, reachesOf } from '../practices/reach.js';
import { toMarkdown } from './markdown-file.rules.js';

/** A file to take away; all of a library is made while it is sent, however large it is. */
export interface Exported {
  name: string;
  type: string;
  content: Buffer | Readable;
}

/** How many practices are read at once. */
const PAGE = 250;

interface Row {
  id: string;
  locale: PortablePractice['locale'];
  title: string;
  body: Pick<PracticeText, 'problem' | 'whatWeDid' | 'whatChanged' | 'howWeKnow' | 'whatDidNotWork' | 'result'> &
    Partial<Pick<PracticeText, 'cost' | 'template' | 'openQuestions'>>;
  tags: string[];
  minutes: number | null;
  credits: string[];
  council: string;
  author: string;
  adaptedFrom: PortablePractice['adaptedFrom'];
  practices: LinkedPractice[];
  guidance: LinkedGuidance[];
}

/** Practices to take away: what the caller may read and is published, each with the council it is from. */
@Injectable()
export class ExportQueries {
  constructor(private readonly database: Database) {}

  /** One practice; throws `not_found`. */
  async one(actor: Actor, id: string, { format }: ExportPractices): Promise<Exported> {
    const [row] = await this.read(actor, [id]);
    if (!row) throw noSuchCard();
    const practice = portable(row);
    const name = fileName(practice.title);
    return format === 'json'
      ? { name: `${name}.json`, type: 'application/json', content: Buffer.from(`${HEAD}${jsonOf(practice)}${FOOT}`) }
      : { name: `${name}.md`, type: 'text/markdown; charset=utf-8', content: Buffer.from(toMarkdown(practice)) };
  }

  /** Every practice, the newest first: one JSON file, or Markdown files in a zip. */
  all(actor: Actor, { format }: ExportPractices): Exported {
    const practices = this.every(actor);
    return format === 'json'
      ? { name: 'practices.json', type: 'application/json', content: Readable.from(inJson(practices)) }
      : { name: 'practices.zip', type: 'application/zip', content: Readable.from(inZip(practices)) };
  }

  private async *every(actor: Actor): AsyncGenerator<PortablePractice> {
    const all = await this.database.query<{ id: string }>(
      `select id from ${reachable('$1', '$2')} p where state = 'published' order by published_at desc, id desc`,
      [actor.organisationId, reachesOf(actor)],
    );
    const ids = all.map(({ id }) => id);
    for (let first = 0; first < ids.length; first += PAGE) {
      for (const row of await this.read(actor, ids.slice(first, first + PAGE))) yield portable(row);
    }
  }

  /** Those of these practices that the caller may read at this moment, in the same order. */
  private read(actor: Actor, ids: readonly string[]): Promise<Row[]> {
    return this.database.query<Row>(
      `select p.id, p.locale, p.title, p.body, p.tags, p.minutes, o.name as council, m.name as author,
         array(select coalesce(c.outside_name, credited.name) from practice_credit c
               left join member credited on credited.id = c.member_id
               where c.practice_id = p.id order by c.position) as credits,
         (select jsonb_build_object('author', sm.name, 'council', so.name, 'title', ${sourceTitle('$1::uuid', '$1::uuid')})
          from practice s join organisation so on so.id = s.organisation_id join member sm on sm.id = s.author_id
          where s.id = p.adapted_from) as "adaptedFrom",
         case when p.organisation_id = $1 then ${linkedJson} else '[]' end as practices,
         case when p.organisation_id = $1 then ${guidanceJson} else '[]' end as guidance
       from ${reachable('$1', '$2')} p join organisation o on o.id = p.organisation_id join member m on m.id = p.author_id
       where p.state = 'published' and p.id = any($3::uuid[]) order by array_position($3::uuid[], p.id)`,
      [actor.organisationId, reachesOf(actor), ids],
    );
  }
}

function portable(row: Row): PortablePractice {
  const { title, locale, body, tags, minutes, credits, council, author, adaptedFrom } = row;
  const { problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork, result } = body;
  const { cost = null, template = null, openQuestions = [] } = body;
  const practices = row.practices.map((linked) => linked.title);
  const guidance = row.guidance.map(({ slug }) => slug);
  const named = { credits, from: { council, author }, adaptedFrom, openQuestions, practices, guidance };
  const facts = { title, locale, result, tags, minutes, cost, template, ...named };
  return { ...facts, problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork };
}

const HEAD = '{\n"format": "guildhall-practices",\n"version": 1,\n"practices": [\n';
const FOOT = '\n]\n}\n';
const jsonOf = (practice: PortablePractice) => JSON.stringify(practice, null, 2);

async function* inJson(practices: AsyncIterable<PortablePractice>): AsyncGenerator<string> {
  yield HEAD;
  let between = '';
  for await (const practice of practices) {
    yield between + jsonOf(practice);
    between = ',\n';
  }
  yield FOOT;
}

async function* inZip(practices: AsyncIterable<PortablePractice>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  let nth = 0;
  for await (const practice of practices) {
    nth += 1;
    const file = new ZipDeflate(`${String(nth).padStart(4, '0')}-${fileName(practice.title)}.md`);
    zip.add(file);
    file.push(strToU8(toMarkdown(practice)), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/** Letters, numbers and hyphens only: a name that no file system or header takes for something else. */
function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'practice';
}
