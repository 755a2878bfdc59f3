import { createHash } from 'node:crypto';

import type { GuidanceSection, TextNode } from '@guildhall/shared/work/guidance-text';
import { addresses } from '@guildhall/shared/work/section-address';

import { countWords, plainText } from './words.rules.js';

/** A part of a text from one heading of level 2 to the next. */
export interface Section extends GuidanceSection {
  nodes: TextNode[];
}

/** JSON in which the order of names does not matter, so that equal texts are equal bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, inside]) => inside !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inside]) => `${JSON.stringify(name)}:${canonicalJson(inside)}`);
  return `{${parts.join(',')}}`;
}

/** SHA-256 of the canonical JSON, in hex. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** The sections of a clean text in order. Together they hold every node of it once. */
export function sectionsOf(doc: TextNode): Section[] {
  const parts: TextNode[][] = [];
  for (const node of doc.content ?? []) {
    const begins = node.type === 'heading' && node.attrs?.['level'] === 2;
    if (begins || parts.length === 0) parts.push([]);
    parts.at(-1)!.push(node);
  }
  const address = addresses();
  return parts.map((nodes) => sectionFrom(nodes, address));
}

/** A section that is put together from its stored nodes. */
function sectionFrom(nodes: TextNode[], address: (words: string) => string): Section {
  const [first] = nodes;
  const begins = first?.type === 'heading' && first.attrs?.['level'] === 2;
  const title = begins ? plainText(first).trim() : '';
  const key = begins ? address(title) : address('beginning');
  return { key, title, words: countWords(plainText({ type: 'doc', content: nodes })), hash: hashOf(nodes), nodes };
}

/** The text that sections were made of. */
export function joined(sections: readonly { nodes: TextNode[] }[]): TextNode {
  return { type: 'doc', content: sections.flatMap(({ nodes }) => nodes) };
}
