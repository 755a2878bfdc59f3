import type { Node } from '@tiptap/pm/model';

export interface OutlineEntry {
  level: number;
  title: string;
  /** Where the heading stands in the text. */
  position: number;
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
  let words = 0;
  doc.forEach((node, position) => {
    words += wordsIn(node);
    if (node.type.name === 'heading') {
      outline.push({ level: Number(node.attrs['level']), title: node.textContent, position });
    }
  });
  return { outline, words, explained };
}
