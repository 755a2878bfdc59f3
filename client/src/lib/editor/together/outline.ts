import { addresses } from '@guildhall/shared/work/section-address';
import type { Node } from '@tiptap/pm/model';

export interface OutlineEntry {
  level: number;
  title: string;
  /** Where the heading stands in the text. */
  position: number;
  /** The address of the section that it begins; null for one within a section. */
  address: string | null;
}

export interface Overview {
  outline: OutlineEntry[];
  words: number;
  /** Ids of the glossary's terms that are used. */
  explained: string[];
}

const word = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const counted = new WeakMap<Node, number>();

/** Words of a part of the text. Parts that nobody touches stay the same objects, so they are counted once. */
function wordsIn(node: Node): number {
  let words = counted.get(node);
  if (words === undefined) {
    words = node.textBetween(0, node.content.size, '\n', '\n').match(word)?.length ?? 0;
    counted.set(node, words);
  }
  return words;
}

/** The headings and the number of words of a text. */
export function overviewOf(doc: Node, explained: string[] = []): Overview {
  const outline: OutlineEntry[] = [];
  const address = addresses();
  let words = 0;
  doc.forEach((node, position) => {
    words += wordsIn(node);
    if (node.type.name === 'heading') {
      const [level, title] = [Number(node.attrs['level']), node.textContent];
      outline.push({ level, title, position, address: level === 2 ? address(title.trim()) : null });
    }
  });
  return { outline, words, explained };
}
