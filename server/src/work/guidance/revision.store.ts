import type { Locale } from '@guildhall/shared/people/me';
import type { TextNode } from '@guildhall/shared/work/guidance-text';

import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { keepPictures } from '../media/media.store.js';
import { joined, type Section, sectionsOf } from '../richtext/sections.rules.js';
import { authorsOf, type Block } from './credit.rules.js';
import type { GuidanceRow } from './guidance.row.js';
import { creditIn, keepPhrases, Reading } from './phrase.store.js';
import { type LanguageText, textHashOf, type WrittenText } from './texts.js';

/** What is kept of a text, and why. */
export interface Keeping {
  kind: 'automatic' | 'named' | 'frozen' | 'restored';
  message: string;
  /** Null for an automatic one. */
  byId: string | null;
  at: Date;
}

/**
 * Keeps the text of a locked document as its next revision, each distinct section once; gives its number. The same text
 * again makes no further automatic one.
 */
export async function keepRevision(tx: Tx, row: GuidanceRow, texts: WrittenText[], keeping: Keeping): Promise<number> {
  const textHash = textHashOf(texts);
  const [latest] = await tx.query<{ number: number; hash: string }>(
    `select number, encode(text_hash, 'hex') as hash from guidance_revision where guidance_id = $1 order by number desc limit 1`,
    [row.id],
  );
  if (keeping.kind === 'automatic' && latest?.hash === textHash) return latest.number;
  const number = (latest?.number ?? 0) + 1;
  const words = texts.flatMap(({ sections }) => sections).reduce((sum, section) => sum + section.words, 0);
  await tx.query(
    `insert into guidance_revision (organisation_id, guidance_id, number, edition, kind, message, by_id, at, text_hash, words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10)`,
    [
      ...[row.organisationId, row.id, number, row.edition, keeping.kind],
      ...[keeping.message, keeping.byId, keeping.at, textHash, words],
    ],
  );
  const reading = new Reading();
  const fresh: Block[] = [];
  for (const text of texts) fresh.push(...(await keepText(tx, row, number, text)));
  const kept = await keepPhrases(tx, row, await reading.of(fresh));
  // Pictures of earlier revisions can be brought back, so they stay.
  const all = JSON.stringify(texts.map(({ doc }) => doc));
  await keepPictures(tx, row.organisationId, `guidance:${row.id}`, all);
  if (keeping.kind === 'frozen') {
    const credit = await creditIn(tx, row.organisationId, await reading.of(blocksOf(texts)), kept);
    await keepAuthors(tx, row, number, [...credit]);
  }
  return number;
}

/** Gives the words that nobody had before. */
async function keepText(tx: Tx, row: GuidanceRow, number: number, text: WrittenText): Promise<Block[]> {
  const fresh = await keepSections(tx, row.organisationId, text.sections);
  await tx.query(
    `insert into guidance_revision_text (organisation_id, guidance_id, number, language, title, sections)
     values ($1, $2, $3, $4, $5, array(select decode(hash, 'hex') from unnest($6::text[]) with ordinality as h (hash, nth) order by nth))`,
    [row.organisationId, row.id, number, text.language, text.title, text.sections.map(({ hash }) => hash)],
  );
  return freshBlocks(text, fresh);
}

/** All words of texts, block by block. */
export function blocksOf(texts: readonly WrittenText[]): Block[] {
  return texts.flatMap(({ blocks }) => blocks.map(({ runs }) => runs));
}

/** Gives the hashes that were not known in the organisation. */
async function keepSections(tx: Tx, organisationId: string, sections: readonly Section[]): Promise<Set<string>> {
  const rows = await tx.query<{ hash: string }>(
    `insert into guidance_section (organisation_id, hash, nodes)
     select $1, decode(hash, 'hex'), nodes from jsonb_to_recordset($2::jsonb) as s (hash text, nodes jsonb)
     on conflict do nothing returning encode(hash, 'hex') as hash`,
    [organisationId, JSON.stringify(sections.map(({ hash, nodes }) => ({ hash, nodes })))],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** The words of sections that nobody had before: only they can hold new phrases. */
function freshBlocks({ blocks, sections }: WrittenText, fresh: ReadonlySet<string>): Block[] {
  const aligned = 1 + Math.max(-1, ...blocks.map(({ section }) => section)) <= sections.length;
  return blocks.filter(({ section }) => !aligned || fresh.has(sections[section]?.hash ?? '')).map(({ runs }) => runs);
}

async function keepAuthors(tx: Tx, row: GuidanceRow, number: number, credit: [string, number][]): Promise<void> {
  await tx.query(
    `insert into guidance_revision_author (organisation_id, guidance_id, number, member_id, words)
     select $1, $2, $3, member_id, words from unnest($4::uuid[], $5::int[]) as a (member_id, words)`,
    [row.organisationId, row.id, number, credit.map(([member]) => member), credit.map(([, words]) => words)],
  );
}

/** Whose words (40 or more) a frozen revision holds, most first. */
export async function revisionAuthors(sql: Sql, guidanceId: string, number: number): Promise<string[]> {
  const rows = await sql.query<{ memberId: string; words: number }>(
    `select member_id as "memberId", words from guidance_revision_author where guidance_id = $1 and number = $2`,
    [guidanceId, number],
  );
  return authorsOf(new Map(rows.map(({ memberId, words }) => [memberId, words])));
}

/** The texts of a stored revision; throws `not_found`. */
export async function loadRevision(sql: Sql, guidanceId: string, number: number): Promise<LanguageText[]> {
  const rows = await sql.query<{ language: Locale; title: string; parts: TextNode[][] }>(
    `select t.language, t.title,
       coalesce((select jsonb_agg(s.nodes order by nth) from unnest(t.sections) with ordinality as h (hash, nth)
                 join guidance_section s on s.organisation_id = t.organisation_id and s.hash = h.hash), '[]') as parts
     from guidance_revision_text t where t.guidance_id = $1 and t.number = $2 order by t.language desc`,
    [guidanceId, number],
  );
  if (rows.length === 0) throw new Problem('not_found', 'There is no such revision.');
  return rows.map(({ language, title, parts }) => {
    const doc = joined(parts.map((nodes) => ({ nodes })));
    return { language, title, doc, sections: sectionsOf(doc) };
  });
}

export async function revisionHash(sql: Sql, guidanceId: string, number: number): Promise<string> {
  const [row] = await sql.query<{ hash: string }>(
    `select encode(text_hash, 'hex') as hash from guidance_revision where guidance_id = $1 and number = $2`,
    [guidanceId, number],
  );
  if (!row) throw new Problem('not_found', 'There is no such revision.');
  return row.hash;
}
