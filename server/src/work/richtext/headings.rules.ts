import type { TextNode } from '@guildhall/shared/work/guidance-text';

import { plainText } from './words.rules.js';

/** Our headings; the title of a document stands above them. */
const [HIGHEST, LOWEST] = [2, 4];

/**
 * A text whose headings have the levels of wherever it came from, 1 to 6, with ours. Where those of level 1 begin its
 * parts, the ones below them move down with them; a single one above all others is its title.
 */
export function withOurLevels(doc: TextNode): TextNode {
  const all = levelsIn(doc);
  const isTitled = all[0] === 1 && !all.includes(1, 1);
  const down = all.includes(1) && !isTitled ? 1 : 0;
  return relevelled(doc, (level) => Math.min(LOWEST, Math.max(HIGHEST, level + down)));
}

function levelsIn(node: TextNode): number[] {
  return node.type === 'heading' ? [Number(node.attrs?.['level'])] : (node.content ?? []).flatMap(levelsIn);
}

function relevelled(node: TextNode, ours: (level: number) => number): TextNode {
  if (node.type === 'heading') return { ...node, attrs: { level: ours(Number(node.attrs?.['level'])) } };
  return node.content ? { ...node, content: node.content.map((child) => relevelled(child, ours)) } : node;
}

/** A text without a first heading that only repeats the document's title. */
export function withoutTitle(doc: TextNode, title: string): TextNode {
  const [first, ...rest] = doc.content ?? [];
  const plain = (words: string) => words.trim().toLowerCase();
  const repeats = first?.type === 'heading' && plain(plainText(first)) === plain(title);
  return repeats && rest.length > 0 ? { ...doc, content: rest } : doc;
}
