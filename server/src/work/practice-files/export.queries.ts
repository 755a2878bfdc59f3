import {
  type ExportPractices,
  fileLimits,
  type PortablePractice,
  type PortablePractices,
} from '@guildhall/shared/work/practice-files';
import type { PracticeText } from '@guildhall/shared/work/practice-card';
import { Injectable } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';

import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { sourceTitle } from '../practices/links.queries.js';
import { noSuchCard } from '../practices/practice.store.js';
import { reachable, reachesOf } from '../practices/reach.js';
import { toMarkdown } from './markdown-file.rules.js';

export interface Exported {
  name: string;
  type: string;
  content: string | Uint8Array;
}

interface Row {
  id: string;
  locale: PortablePractice['locale'];
  title: string;
  body: Pick<PracticeText, 'problem' | 'whatWeDid' | 'whatChanged' | 'howWeKnow' | 'whatDidNotWork' | 'result'> &
    Partial<Pick<PracticeText, 'cost' | 'template'>>;
  tags: string[];
  minutes: number | null;
  credits: string[];
  council: string;
  author: string;
  adaptedFrom: PortablePractice['adaptedFrom'];
}

/** Practices to take away: what the caller may read and is published, each with the council it is from. */
@Injectable()
export class ExportQueries {
  constructor(private readonly database: Database) {}

  /** One practice; throws `not_found`. */
  async one(actor: Actor, id: string, { format }: ExportPractices): Promise<Exported> {
    const [practice] = await this.read(actor, id);
    if (!practice) throw noSuchCard();
    const name = fileName(practice.title);
    return format === 'json'
      ? { name: `${name}.json`, type: 'application/json', content: json([practice]) }
      : { name: `${name}.md`, type: 'text/markdown; charset=utf-8', content: toMarkdown(practice) };
  }

  /** The newest 5,000 practices: one JSON file, or Markdown files in a zip. */
  async all(actor: Actor, { format }: ExportPractices): Promise<Exported> {
    const practices = await this.read(actor, null);
    if (format === 'json') return { name: 'practices.json', type: 'application/json', content: json(practices) };
    const files = practices.map((practice, nth) => [
      `${String(nth + 1).padStart(4, '0')}-${fileName(practice.title)}.md`,
      strToU8(toMarkdown(practice)),
    ]);
    return { name: 'practices.zip', type: 'application/zip', content: zipSync(Object.fromEntries(files)) };
  }

  private async read(actor: Actor, id: string | null): Promise<PortablePractice[]> {
    const rows = await this.database.query<Row>(
      `select p.id, p.locale, p.title, p.body, p.tags, p.minutes, o.name as council, m.name as author,
         array(select coalesce(c.outside_name, credited.name) from practice_credit c
               left join member credited on credited.id = c.member_id
               where c.practice_id = p.id order by c.position) as credits,
         (select jsonb_build_object('author', sm.name, 'council', so.name, 'title', ${sourceTitle('$1::uuid', '$1::uuid')})
          from practice s join organisation so on so.id = s.organisation_id join member sm on sm.id = s.author_id
          where s.id = p.adapted_from) as "adaptedFrom"
       from ${reachable('$1', '$2')} p join organisation o on o.id = p.organisation_id join member m on m.id = p.author_id
       where p.state = 'published' and ($3::uuid is null or p.id = $3)
       order by p.published_at desc, p.id desc limit ${fileLimits.practices}`,
      [actor.organisationId, reachesOf(actor), id],
    );
    return rows.map(portable);
  }
}

function portable({
  locale,
  title,
  body,
  tags,
  minutes,
  credits,
  council,
  author,
  adaptedFrom,
}: Row): PortablePractice {
  const { problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork, result, cost = null, template = null } = body;
  const facts = {
    title,
    locale,
    result,
    tags,
    minutes,
    cost,
    template,
    credits,
    from: { council, author },
    adaptedFrom,
  };
  return { ...facts, problem, whatWeDid, whatChanged, howWeKnow, whatDidNotWork };
}

function json(practices: PortablePractice[]): string {
  const file: PortablePractices = { format: 'guildhall-practices', version: 1, practices };
  return `${JSON.stringify(file, null, 2)}\n`;
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
