import type { TextNode } from '@guildhall/shared/work/guidance-text';

import { storableText } from '../../platform/text/storable.rules.js';
import { safeLink, safePicture } from './address.rules.js';

/** Lists and quotations may be nested this deep; what is deeper is lifted out. */
const DEEPEST = 24;
const MOST_COLUMNS = 40;
const tones = ['note', 'warning', 'example'];
const plainMarks = ['bold', 'italic', 'strike', 'underline', 'code'];

type Mark = NonNullable<TextNode['marks']>[number];

const paragraph = (content: TextNode[] = []): TextNode => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});

/**
 * Any JSON as a text of ours: nodes, marks and attributes that are not on the list are left out, their words kept. The
 * same text always gives the same JSON, so that it can be hashed.
 */
export function cleanText(doc: TextNode): TextNode {
  const content = blocks(doc.content ?? [], 0);
  return { type: 'doc', content: content.length > 0 ? content : [paragraph()] };
}

function blocks(nodes: readonly TextNode[], depth: number): TextNode[] {
  const all: TextNode[] = [];
  let loose: TextNode[] = [];
  const settle = () => {
    const content = inline(loose);
    if (content.length > 0) all.push(paragraph(content));
    loose = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      loose.push(node);
      continue;
    }
    settle();
    all.push(...block(node, depth));
  }
  settle();
  return all;
}

const isInline = ({ type }: TextNode) => type === 'text' || type === 'hardBreak';

function block(node: TextNode, depth: number): TextNode[] {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(content, depth);
    case 'heading':
      return [headingOf(node)];
    case 'codeBlock':
      return [codeOf(content)];
    case 'horizontalRule':
      return [{ type: 'horizontalRule' }];
    case 'image':
      return pictureOf(node);
    case 'table':
      return depth > 0 ? blocks(cellsOf(content), depth) : tableOf(content);
    default:
      return nestedOf(node, depth);
  }
}

function nestedOf(node: TextNode, depth: number): TextNode[] {
  const content = node.content ?? [];
  if (depth >= DEEPEST) return content.flatMap((child) => (isInline(child) ? [] : block(child, depth)));
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return listOf(node, depth);
    case 'blockquote':
      return wrap('blockquote', {}, blocks(content, depth + 1));
    case 'callout': {
      const tone = tones.find((known) => known === node.attrs?.['tone']) ?? 'note';
      return wrap('callout', { attrs: { tone } }, blocks(content, depth + 1));
    }
    default:
      return blocks(content, depth);
  }
}

/** A paragraph that holds blocks, as pasted text may, becomes those blocks. */
function paragraphOf(content: readonly TextNode[], depth: number): TextNode[] {
  if (content.every(isInline)) return [paragraph(inline(content))];
  return blocks(content, depth);
}

function wrap(type: string, more: Pick<TextNode, 'attrs'>, content: TextNode[]): TextNode[] {
  return [{ type, ...more, content: content.length > 0 ? content : [paragraph()] }];
}

function headingOf({ attrs, content = [] }: TextNode): TextNode {
  const asked = Number(attrs?.['level']);
  const level = Number.isInteger(asked) ? Math.min(4, Math.max(2, asked)) : 2;
  const words = inline(content.filter(isInline));
  return { type: 'heading', attrs: { level }, ...(words.length > 0 ? { content: words } : {}) };
}

function codeOf(content: readonly TextNode[]): TextNode {
  const text = storableText(content.map((node) => (node.type === 'hardBreak' ? '\n' : (node.text ?? ''))).join(''));
  return { type: 'codeBlock', ...(text ? { content: [{ type: 'text', text }] } : {}) };
}

function pictureOf({ attrs }: TextNode): TextNode[] {
  const src = safePicture(attrs?.['src']);
  if (!src) return [];
  const words = (name: string) => {
    const value = attrs?.[name];
    return typeof value === 'string' && value !== '' ? { [name]: storableText(value.slice(0, 500)) } : {};
  };
  return [{ type: 'image', attrs: { src, ...words('alt'), ...words('title') } }];
}

function listOf({ type, attrs, content = [] }: TextNode, depth: number): TextNode[] {
  const items = content.flatMap((child): TextNode[] => {
    const inside = blocks(child.type === 'listItem' ? (child.content ?? []) : [child], depth + 1);
    if (inside.length === 0) return child.type === 'listItem' ? [{ type: 'listItem', content: [paragraph()] }] : [];
    const begun = inside[0]!.type === 'paragraph' ? inside : [paragraph(), ...inside];
    return [{ type: 'listItem', content: begun }];
  });
  if (items.length === 0) return [];
  const start = Number(attrs?.['start'] ?? 1);
  const counted = type === 'orderedList' && Number.isInteger(start) && start > 1 && start < 100_000;
  return [{ type, ...(counted ? { attrs: { start } } : {}), content: items }];
}

const cellsOf = (rows: readonly TextNode[]) =>
  rows.flatMap((row) => row.content ?? []).flatMap((cell) => cell.content ?? []);

function tableOf(rows: readonly TextNode[]): TextNode[] {
  const kept = rows
    .filter(({ type }) => type === 'tableRow')
    .map((row) => ({
      type: 'tableRow',
      content: (row.content ?? []).filter(isCell).slice(0, MOST_COLUMNS).map(cellOf),
    }))
    .filter(({ content }) => content.length > 0);
  return kept.length > 0 ? [{ type: 'table', content: kept }] : [];
}

const isCell = ({ type }: TextNode) => type === 'tableCell' || type === 'tableHeader';

function cellOf({ type, attrs, content = [] }: TextNode): TextNode {
  const inside = blocks(content, 1);
  const span = (name: string) => {
    const asked = Number(attrs?.[name] ?? 1);
    return Number.isInteger(asked) && asked > 1 && asked <= MOST_COLUMNS ? { [name]: asked } : {};
  };
  const spans = { ...span('colspan'), ...span('rowspan') };
  return {
    type,
    ...(Object.keys(spans).length > 0 ? { attrs: spans } : {}),
    content: inside.length > 0 ? inside : [paragraph()],
  };
}

/** Words with their marks in one order; neighbours that look the same are one. */
function inline(nodes: readonly TextNode[]): TextNode[] {
  const all: TextNode[] = [];
  for (const node of nodes) {
    if (node.type === 'hardBreak') {
      all.push({ type: 'hardBreak' });
      continue;
    }
    const text = typeof node.text === 'string' ? node.text.replaceAll('\0', '') : '';
    if (text === '') continue;
    const marks = marksOf(node);
    const last = all.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) last.text += text;
    else all.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
  }
  // Only now, as one sign may have come in two pieces.
  for (const node of all) if (node.text !== undefined) node.text = storableText(node.text);
  return all;
}

function marksOf({ marks = [] }: TextNode): Mark[] {
  // The editor lets nothing else be on code.
  if (marks.some(({ type }) => type === 'code')) return [{ type: 'code' }];
  const plain = plainMarks.filter((name) => marks.some(({ type }) => type === name)).map((type) => ({ type }));
  const href = safeLink(marks.find(({ type }) => type === 'link')?.attrs?.['href']);
  return href ? [...plain, { type: 'link', attrs: { href } }] : plain;
}

export function sameMarks(some: readonly Mark[], others: readonly Mark[]): boolean {
  return (
    some.length === others.length &&
    some.every((mark, nth) => mark.type === others[nth]!.type && mark.attrs?.['href'] === others[nth]!.attrs?.['href'])
  );
}
