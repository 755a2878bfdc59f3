import type { GuidanceAnchor } from '@guildhall/shared/work/guidance-talk';
import * as Y from 'yjs';

import { TEXT_FRAGMENT } from '../richtext/yjs.js';

/** A passage in one run of text: what an edit can be made at. */
export interface Passage {
  text: Y.XmlText;
  from: number;
  to: number;
}

/**
 * Where an anchor is now. `elsewhere`: its ends are not in one paragraph, heading or cell of this document, or are no
 * positions at all; `changed`: other words stand there than were marked.
 */
export function findPassage(doc: Y.Doc, anchor: GuidanceAnchor): Passage | 'elsewhere' | 'changed' {
  const [from, to] = [positionOf(doc, anchor.from), positionOf(doc, anchor.to)];
  if (!from || !to || from.type !== to.type || !(from.type instanceof Y.XmlText)) return 'elsewhere';
  if (!isInText(doc, from.type) || from.index > to.index) return 'elsewhere';
  const passage = { text: from.type, from: from.index, to: to.index };
  return wordsAt(passage) === anchor.quote ? passage : 'changed';
}

function positionOf(doc: Y.Doc, base64: string): Y.AbsolutePosition | null {
  try {
    const relative = Y.decodeRelativePosition(Buffer.from(base64, 'base64'));
    return Y.createAbsolutePositionFromRelativePosition(relative, doc);
  } catch {
    return null;
  }
}

/** A position may name any type; only what is in the text counts. */
function isInText(doc: Y.Doc, text: Y.XmlText): boolean {
  const fragment = doc.getXmlFragment(TEXT_FRAGMENT);
  let parent: Y.AbstractType<unknown> | null = text.parent as Y.AbstractType<unknown> | null;
  while (parent && parent !== (fragment as Y.AbstractType<unknown>)) parent = parent.parent;
  return parent !== null;
}

function wordsAt({ text, from, to }: Passage): string {
  return allWords(text).slice(from, to);
}

function allWords(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('');
}

/** Puts other words in place of a passage, with the looks of its beginning; inside the caller's transaction. */
export function replacePassage({ text, from, to }: Passage, replacement: string): void {
  const looks = looksAt(text, from);
  if (to > from) text.delete(from, to - from);
  if (replacement !== '') text.insert(from, replacement, looks);
}

function looksAt(text: Y.XmlText, at: number): Record<string, unknown> {
  let passed = 0;
  for (const { insert, attributes = {} } of text.toDelta() as {
    insert: string;
    attributes?: Record<string, unknown>;
  }[]) {
    passed += insert.length;
    if (passed > at) return attributes;
  }
  return {};
}

/** Whether two texts have the same words: capitals, spaces and punctuation make none better. */
export function sameWords(some: string, others: string): boolean {
  const words = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  return words(some) === words(others);
}

/** The anchor of the first passage with these words; null where they do not stand in one run of text. */
export function anchorOf(doc: Y.Doc, language: GuidanceAnchor['language'], quote: string): GuidanceAnchor | null {
  for (const text of textsIn(doc.getXmlFragment(TEXT_FRAGMENT))) {
    const at = allWords(text).indexOf(quote);
    if (at === -1) continue;
    const position = (index: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64');
    return { language, from: position(at), to: position(at + quote.length), quote };
  }
  return null;
}

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}
