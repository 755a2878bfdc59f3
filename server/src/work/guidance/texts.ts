import type { Locale } from '@guildhall/shared/people/me';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { Injectable } from '@nestjs/common';
import type * as Y from 'yjs';

import { Collaboration } from '../../platform/collab/collaboration.js';
import type { Sql } from '../../platform/database/database.js';
import { breathe } from '../../platform/slices.js';
import { cleanText } from '../richtext/clean.rules.js';
import { hashOf, type Section, sectionsOf } from '../richtext/sections.rules.js';
import { writtenBlocks } from '../richtext/written.js';
import { readText } from '../richtext/yjs.js';
import type { Block } from './credit.rules.js';
import { textName } from './guidance.store.js';
import type { GuidanceRow } from './guidance.row.js';
import type { BoundSection } from './reviews.rules.js';

/** The text of one language. */
export interface LanguageText {
  language: Locale;
  title: string;
  doc: TextNode;
  sections: Section[];
}

/** A text with who wrote each of its words. */
export interface WrittenText extends LanguageText {
  blocks: { section: number; runs: Block }[];
}

/** The texts of a document as they stand in co-authoring. */
@Injectable()
export class Texts {
  constructor(private readonly collaboration: Collaboration) {}

  /** Every language as it is now. */
  async all(sql: Sql, row: Pick<GuidanceRow, 'id' | 'languages' | 'titles'>): Promise<WrittenText[]> {
    const texts: WrittenText[] = [];
    for (const language of row.languages) texts.push(await this.one(sql, row, language));
    return texts;
  }

  async one(sql: Sql, { id, titles }: Pick<GuidanceRow, 'id' | 'titles'>, language: Locale): Promise<WrittenText> {
    const name = textName(id, language);
    const [doc, authors] = [await this.collaboration.read(name, sql), await this.collaboration.authors(name, sql)];
    try {
      await breathe();
      const text = cleanText(readText(doc));
      await breathe();
      const sections = sectionsOf(text);
      await breathe();
      return { language, title: titles[language] ?? '', doc: text, sections, blocks: blocksOf(doc, authors) };
    } finally {
      doc.destroy();
    }
  }
}

function blocksOf(doc: Y.Doc, authors: ReadonlyMap<number, string>): WrittenText['blocks'] {
  return writtenBlocks(doc).map(({ section, runs }) => ({
    section,
    runs: runs.map(({ text, client }) => ({ text, by: authors.get(client) ?? null })),
  }));
}

/** One hash over all languages: their titles and sections in order. */
export function textHashOf(texts: readonly LanguageText[]): string {
  return hashOf(
    Object.fromEntries(
      texts.map(({ language, title, sections }) => [language, [title, ...sections.map(({ hash }) => hash)]]),
    ),
  );
}

/** The sections of all languages as decisions bind to them. */
export function boundSections(texts: readonly LanguageText[]): BoundSection[] {
  return texts.flatMap(({ language, sections }) => sections.map(({ key, hash }) => ({ language, key, hash })));
}
