import * as Y from 'yjs';

import { TEXT_FRAGMENT } from './yjs.js';

/** Words that one client wrote; the formatting they have makes no difference. */
export interface WrittenRun {
  text: string;
  client: number;
}

/** A paragraph, heading, line of code or cell, as it was written. */
export interface WrittenBlock {
  /** The part of the text it stands in, from 0: a heading of level 2 (or of no known level) begins the next. */
  section: number;
  runs: WrittenRun[];
}

/** The words of a document with who wrote each, in order. */
export function writtenBlocks(doc: Y.Doc): WrittenBlock[] {
  const all: WrittenBlock[] = [];
  let section = -1;
  for (const [nth, node] of doc.getXmlFragment(TEXT_FRAGMENT).toArray().entries()) {
    if (nth === 0 || beginsSection(node)) section += 1;
    collect(node, section, all);
  }
  return all;
}

function beginsSection(node: unknown): boolean {
  if (!(node instanceof Y.XmlElement) || node.nodeName !== 'heading') return false;
  const level = Number((node.getAttributes() as Record<string, unknown>)['level']);
  return level !== 3 && level !== 4 && !(level > 4);
}

function collect(node: unknown, section: number, all: WrittenBlock[]): void {
  if (!(node instanceof Y.XmlElement)) return;
  const runs: WrittenRun[] = [];
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) runs.push(...runsOf(child));
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak')
      runs.push({ text: '\n', client: runs.at(-1)?.client ?? 0 });
    else collect(child, section, all);
  }
  if (runs.length > 0) all.push({ section, runs });
}

/** The pieces a Yjs text is made of; each knows the client that wrote it. */
function runsOf(text: Y.XmlText): WrittenRun[] {
  const runs: WrittenRun[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const last = runs.at(-1);
    if (last?.client === item.id.client) last.text += item.content.str;
    else runs.push({ text: item.content.str, client: item.id.client });
  }
  return runs;
}
