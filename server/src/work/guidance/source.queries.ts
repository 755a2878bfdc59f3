import type { Locale } from '@guildhall/shared/people/me';
import type { GuidanceTemplate } from '@guildhall/shared/work/guidance';
import { guidanceLimits } from '@guildhall/shared/work/guidance-limits';
import type { GuidanceKind, GuidanceSource } from '@guildhall/shared/work/guidance-document';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { mediaLimits } from '@guildhall/shared/work/media-limits';
import { Injectable } from '@nestjs/common';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { fieldProblem, Problem } from '../../platform/http/problem.js';
import { isUuid } from '../../platform/ids.js';
import { cleanText } from '../richtext/clean.rules.js';
import { SendPicture } from '../media/send-picture.command.js';
import { fromDocx, type KeepPicture, NotDocx } from '../richtext/from-docx.js';
import { fromHtml, type Imported, type Left } from '../richtext/from-html.js';
import { fromMarkdown } from '../richtext/from-markdown.js';
import { sectionsOf } from '../richtext/sections.rules.js';
import { sizeOf } from '../richtext/words.rules.js';
import { ourTemplates } from './template-texts.js';

/** Pictures of one file that are taken in. */
const MOST_PICTURES = 60;

/** Texts by language to begin from, and what an import left out. */
export interface Beginning {
  texts: Partial<Record<Locale, TextNode>>;
  left: Left[];
}

interface OwnTemplate {
  id: string;
  kind: GuidanceKind;
  name: string;
  madeBy: string;
  texts: Partial<Record<Locale, TextNode>>;
}

const tooLong = ({ from }: GuidanceSource) =>
  fieldProblem(
    from === 'docx' ? 'source.file' : 'source.text',
    'text_too_long',
    'This text is longer than one document may be. Please bring it in as several.',
  );
const noSuchTemplate = () => fieldProblem('source.template', 'unknown_template', 'We could not find that template.');

/** What new guidance can begin from: templates, and texts people bring. */
@Injectable()
export class SourceQueries {
  constructor(
    private readonly database: Database,
    private readonly pictures: SendPicture,
  ) {}

  /** Throws `invalid` for a template or a file that is none, and for a text that is longer than one may grow. */
  async beginning(actor: Actor, source: GuidanceSource): Promise<Beginning> {
    const beginning = await this.read(actor, source);
    for (const text of Object.values(beginning.texts)) if (sizeOf(text) > guidanceLimits.text) throw tooLong(source);
    return beginning;
  }

  private async read(actor: Actor, source: GuidanceSource): Promise<Beginning> {
    switch (source.from) {
      case 'nothing':
        return { texts: {}, left: [] };
      case 'template':
        return { texts: await this.template(actor.organisationId, source.template), left: [] };
      case 'markdown':
        return inLanguage(source.language, await fromMarkdown(source.text));
      case 'html':
        return inLanguage(source.language, await fromHtml(source.text));
      case 'docx':
        return inLanguage(source.language, await readFile(source.file, this.keeping(actor)));
    }
  }

  /** The first pictures of a file are stored for its reader; one that we cannot show is left out. */
  private keeping(actor: Actor): KeepPicture {
    let count = 0;
    return async (bytes, words) => {
      if ((count += 1) > MOST_PICTURES) return null;
      try {
        return (await this.pictures.execute(actor, bytes, words.slice(0, mediaLimits.alt))).src;
      } catch (error) {
        if (error instanceof Problem) return null;
        throw error;
      }
    };
  }

  async templates(actor: Actor): Promise<GuidanceTemplate[]> {
    const ours = ourTemplates.map(({ id, kind, titles, texts }): GuidanceTemplate => {
      const headings = { en: headingsIn(texts.en), cy: headingsIn(texts.cy) };
      return { id, ours: true, kind, titles, languages: ['en', 'cy'], headings, may: false };
    });
    const own = await this.own(actor.organisationId, null);
    return [...ours, ...own.map((template) => entryOf(actor, template))];
  }

  /** One of the organisation's own. */
  async ownTemplate(sql: Sql, actor: Actor, id: string): Promise<GuidanceTemplate> {
    return entryOf(actor, (await this.own(actor.organisationId, id, sql))[0]!);
  }

  private async template(organisationId: string, id: string): Promise<Beginning['texts']> {
    const ours = ourTemplates.find((template) => template.id === id);
    if (ours) return { en: (await fromMarkdown(ours.texts.en)).doc, cy: (await fromMarkdown(ours.texts.cy)).doc };
    const [own] = isUuid(id) ? await this.own(organisationId, id) : [];
    if (!own) throw noSuchTemplate();
    return Object.fromEntries(Object.entries(own.texts).map(([language, doc]) => [language, cleanText(doc)]));
  }

  private own(organisationId: string, id: string | null, sql: Sql = this.database): Promise<OwnTemplate[]> {
    return sql.query<OwnTemplate>(
      `select id, kind, name, made_by as "madeBy", texts from guidance_template
       where organisation_id = $1 and ($2::uuid is null or id = $2) order by name`,
      [organisationId, id],
    );
  }
}

function inLanguage(language: Locale, { doc, left }: Imported): Beginning {
  return { texts: { [language]: doc }, left };
}

async function readFile(base64: string, keep: KeepPicture): Promise<Imported> {
  try {
    return await fromDocx(Buffer.from(base64, 'base64'), keep);
  } catch (error) {
    if (error instanceof NotDocx) throw fieldProblem('source.file', 'not_a_word_file', error.message);
    throw error;
  }
}

const headingsIn = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3));

function entryOf(actor: Actor, { id, kind, name, madeBy, texts }: OwnTemplate): GuidanceTemplate {
  const languages = (['en', 'cy'] as const).filter((language) => texts[language]);
  const headings = languages.map((language) => [language, titlesIn(texts[language]!)]);
  return {
    ...{ id, ours: false, kind, titles: { en: name }, languages, headings: Object.fromEntries(headings) },
    may: can(actor, 'guidance.manage', { organisationId: actor.organisationId, ownerId: madeBy }),
  };
}

const titlesIn = (text: TextNode) =>
  sectionsOf(text)
    .map(({ title }) => title)
    .filter(Boolean);
