import type { TextNode } from '@guildhall/shared/work/guidance-text';
import * as Y from 'yjs';

/** The fragment of a co-authored document that holds its text, in the encoding of the editor. */
export const TEXT_FRAGMENT = 'default';

/** The text of a co-authored document as it stands, not cleaned. */
export function readText(doc: Y.Doc): TextNode {
  return { type: 'doc', content: doc.getXmlFragment(TEXT_FRAGMENT).toArray().flatMap(nodesOf) };
}

function nodesOf(item: Y.XmlElement | Y.XmlText | Y.XmlHook): TextNode[] {
  if (item instanceof Y.XmlText) return (item.toDelta() as Piece[]).flatMap(pieceOf);
  if (!(item instanceof Y.XmlElement)) return [];
  const attrs = item.getAttributes() as Record<string, unknown>;
  const content = item.toArray().flatMap(nodesOf);
  return [
    {
      type: item.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

interface Piece {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

function pieceOf({ insert, attributes = {} }: Piece): TextNode[] {
  if (typeof insert !== 'string') return [];
  const marks = Object.entries(attributes).map(([name, attrs]) => ({
    // Marks that may lie over each other have a hash behind their name.
    type: name.replace(/--[\w+/=]{8}$/, ''),
    attrs: typeof attrs === 'object' && attrs !== null ? { ...attrs } : {},
  }));
  return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
}

/** Puts a text in place of what the document holds; inside the caller's transaction. */
export function replaceText(doc: Y.Doc, text: TextNode): void {
  const fragment = doc.getXmlFragment(TEXT_FRAGMENT);
  fragment.delete(0, fragment.length);
  fragment.insert(0, typesOf(text.content ?? []));
}

/** Nodes as Yjs types: neighbouring words are one text with formats, everything else an element. */
export function typesOf(nodes: readonly TextNode[]): (Y.XmlElement | Y.XmlText)[] {
  const all: (Y.XmlElement | Y.XmlText)[] = [];
  let words: TextNode[] = [];
  const settle = () => {
    if (words.length > 0) all.push(xmlText(words));
    words = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      words.push(node);
      continue;
    }
    settle();
    all.push(xmlElement(node));
  }
  settle();
  return all;
}

function xmlText(words: readonly TextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    words.map(({ text: insert = '', marks = [] }) => ({
      insert,
      attributes: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])),
    })),
  );
  return text;
}

function xmlElement({ type, attrs = {}, content = [] }: TextNode): Y.XmlElement {
  const element = new Y.XmlElement(type);
  for (const [name, value] of Object.entries(attrs)) {
    // Yjs keeps any JSON as an attribute; its type names text only.
    if (value !== null && value !== undefined) element.setAttribute(name, value as string);
  }
  element.insert(0, typesOf(content));
  return element;
}

/** The first state of a document with this text, as an update to store. */
export function updateOf(text: TextNode): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => replaceText(doc, text));
  return Y.encodeStateAsUpdate(doc);
}
