import type { Locale } from '@guildhall/shared/people/me';
import type {
  GuidanceChanges,
  GuidanceGap,
  GuidancePassages,
  GuidanceRevision,
  GuidanceRevisionText,
  GuidanceText,
} from '@guildhall/shared/work/guidance-text';
import type { Person } from '@guildhall/shared/work/practice-card';
import { creditWords } from '@guildhall/shared/work/guidance-limits';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { personJson } from '../practices/person.queries.js';
import { toHtml } from '../richtext/html.rules.js';
import { withToneWords } from '../richtext/tone-words.js';
import { changesBetween } from './changes.rules.js';
import { gapsIn } from './gaps.rules.js';
import { GuidanceRow } from './guidance.row.js';
import { readableFacts } from './guidance.store.js';
import { passagesOf } from './passages.rules.js';
import { creditIn, Reading } from './phrase.store.js';
import { blocksOf, loadRevision } from './revision.store.js';
import { type LanguageText, Texts } from './texts.js';

const PAGE = 50;
type RevisionRow = Omit<GuidanceRevision, 'at'> & { at: Date };

/** Revisions of a document, newest first: those before a number, or one. */
export async function readRevisions(
  sql: Sql,
  id: string,
  now: Date,
  { before, number }: { before?: number | undefined; number?: number },
): Promise<GuidanceRevision[]> {
  const rows = await sql.query<RevisionRow>(
    `select r.number, r.edition, r.kind, r.message, ${personJson('r.by_id', '$2')} as by, r.at,
       encode(r.text_hash, 'hex') as "textHash", r.words
     from guidance_revision r
     where r.guidance_id = $1 and ($3::int is null or r.number < $3) and ($4::int is null or r.number = $4)
     order by r.number desc limit ${PAGE}`,
    [id, now, before ?? null, number ?? null],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The text as it stands and as it stood; asks each time whether the caller may read it. */
@Injectable()
export class RevisionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly texts: Texts,
  ) {}

  /** The text as it is now. Throws `not_found` also for a language it is not in. */
  async text(actor: Actor, id: string, language: Locale): Promise<GuidanceText> {
    return textOf(await this.texts.one(this.database, await this.rowIn(actor, id, language), language));
  }

  /** What is still to be filled in, in each of its languages. */
  async gaps(actor: Actor, id: string): Promise<GuidanceGap[]> {
    await readableFacts(this.database, actor, id);
    const row = await this.database.source.getRepository(GuidanceRow).findOneByOrFail({ id });
    const texts = await this.texts.all(this.database, row);
    return texts.flatMap(({ language, doc }) => gapsIn(language, doc));
  }

  /** 50 revisions, newest first; `before` leaves out those from that number on. */
  async list(actor: Actor, id: string, before?: number): Promise<GuidanceRevision[]> {
    await readableFacts(this.database, actor, id);
    return readRevisions(this.database, id, this.clock.now(), { before });
  }

  async one(actor: Actor, id: string, number: number, language: Locale): Promise<GuidanceRevisionText> {
    await readableFacts(this.database, actor, id);
    const text = inLanguage(await loadRevision(this.database, id, number), language);
    const [revision] = await readRevisions(this.database, id, this.clock.now(), { number });
    return { ...revision!, text: textOf(text) };
  }

  /** What changed from one revision to another, or to the text as it is now, by section. */
  async changes(
    actor: Actor,
    id: string,
    { language, from, to }: { language: Locale; from: number; to?: number | undefined },
  ): Promise<GuidanceChanges> {
    const row = await this.rowIn(actor, id, language);
    const earlier = (await loadRevision(this.database, id, from)).find((text) => text.language === language);
    const later =
      to === undefined
        ? await this.texts.one(this.database, row, language)
        : inLanguage(await loadRevision(this.database, id, to), language);
    return { language, sections: changesBetween(earlier?.sections ?? [], later.sections) };
  }

  /** Who wrote which words of the text as it is now. */
  async passages(actor: Actor, id: string, language: Locale): Promise<GuidancePassages> {
    const text = await this.texts.one(this.database, await this.rowIn(actor, id, language), language);
    const words = await new Reading().of(blocksOf([text]));
    const credit = await creditIn(this.database, actor.organisationId, words);
    const ids = [...new Set([...credit.keys(), ...text.blocks.flatMap(({ runs }) => runs.map(({ by }) => by))])];
    const people = await this.people(ids.filter((member) => member !== null));
    return {
      sections: passagesOf(text, people),
      people: [...credit]
        .flatMap(([member, words]) => {
          const person = people.get(member);
          return person ? [{ person, words, named: words >= creditWords }] : [];
        })
        .sort((a, b) => b.words - a.words),
    };
  }

  private async rowIn(actor: Actor, id: string, language: Locale): Promise<GuidanceRow> {
    await readableFacts(this.database, actor, id);
    const row = await this.database.source.getRepository(GuidanceRow).findOneBy({ id });
    if (!row?.languages.includes(language)) throw noSuchLanguage();
    return row;
  }

  private async people(ids: string[]): Promise<Map<string, Person>> {
    const rows = await this.database.query<{ person: Person }>(
      `select ${personJson('m.id', '$2')} as person from member m where m.id = any($1::uuid[])`,
      [ids, this.clock.now()],
    );
    return new Map(rows.map(({ person }) => [person.id, person]));
  }
}

const noSuchLanguage = () => new Problem('not_found', 'It is not written in that language.');

function inLanguage(texts: readonly LanguageText[], language: Locale): LanguageText {
  const found = texts.find((text) => text.language === language);
  if (!found) throw noSuchLanguage();
  return found;
}

function textOf({ language, title, doc, sections }: LanguageText): GuidanceText {
  return {
    language,
    title,
    html: withToneWords(toHtml(doc), language),
    sections: sections.map(({ key, title: heading, words, hash }) => ({ key, title: heading, words, hash })),
    words: sections.reduce((sum, { words }) => sum + words, 0),
  };
}
