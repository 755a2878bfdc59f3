import type { TextNode } from '@guildhall/shared/work/guidance-text';

import { safeLink, safePicture } from './address.rules.js';
import { toneOf } from './html.rules.js';
import { plainText } from './words.rules.js';

type Marks = NonNullable<TextNode['marks']>;

/** A text as Markdown (CommonMark with tables; callouts as `> [!NOTE]`). Underlining has no mark there and falls away. */
export function toMarkdown(doc: TextNode): string {
  return `${blocks(doc.content ?? [])}\n`;
}

function blocks(nodes: readonly TextNode[]): string {
  const all: string[] = [];
  // Two lists after each other would be read as one, so they take turns with their marks.
  let other = false;
  for (const [nth, node] of nodes.entries()) {
    other = isList(node) && nodes[nth - 1]?.type === node.type && !other;
    const written = isList(node) ? list(node, other) : block(node);
    if (written !== '') all.push(written);
  }
  return all.join('\n\n');
}

const isList = ({ type }: TextNode) => type === 'bulletList' || type === 'orderedList';

function block(node: TextNode): string {
  switch (node.type) {
    case 'paragraph':
      return lineStart(inline(node));
    case 'heading':
      return `${'#'.repeat(Number(node.attrs?.['level'] ?? 2))} ${inline(node).replaceAll('\\\n', ' ')}`.trim();
    case 'codeBlock':
      return fenced(plainText(node));
    case 'horizontalRule':
      return '---';
    case 'image':
      return picture(node);
    case 'blockquote':
      return prefixed('> ', blocks(node.content ?? []));
    case 'callout':
      return prefixed('> ', `[!${toneOf(node).toUpperCase()}]\n${blocks(node.content ?? [])}`);
    case 'table':
      return table(node);
    default:
      return '';
  }
}

function picture({ attrs }: TextNode): string {
  const src = safePicture(attrs?.['src']);
  return src ? `![${escape(String(attrs?.['alt'] ?? ''))}](${src})` : '';
}

const prefixed = (prefix: string, text: string) =>
  text
    .split('\n')
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function list({ type, attrs, content = [] }: TextNode, other: boolean): string {
  const start = Number(attrs?.['start'] ?? 1);
  const items = content.map((item, nth) => {
    const [dot, dash] = other ? [')', '*'] : ['.', '-'];
    const mark = type === 'orderedList' ? `${start + nth}${dot} ` : `${dash} `;
    const inside = blocks(item.content ?? []).replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`);
    return `${mark}${inside}`.trimEnd();
  });
  const tight = content.every((item) =>
    (item.content ?? []).every((child) => child.type === 'paragraph' || isList(child)),
  );
  return items.join(tight && content.every((item) => (item.content ?? []).length === 1) ? '\n' : '\n\n');
}

/** The first row is the head; spans fall away. */
function table({ content = [] }: TextNode): string {
  const rows = content.map((row) => (row.content ?? []).map(cell));
  const width = Math.max(...rows.map(({ length }) => length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, nth) => cells[nth] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)].join('\n');
}

function cell({ content = [] }: TextNode): string {
  const parts = content.map((node) => (node.type === 'paragraph' ? inline(node) : escape(plainText(node))));
  return parts.filter(Boolean).join(' ').replaceAll('\\\n', ' ').replaceAll('\n', ' ');
}

const fences: Record<string, string> = { bold: '**', italic: '*', strike: '~~' };

function inline({ content = [] }: TextNode): string {
  return content.map((node, nth) => (node.type === 'hardBreak' ? hardBreak(content, nth) : words(node))).join('');
}

/** A backslash at the end of a line; at the end of a paragraph there is nothing to break. */
const hardBreak = (all: readonly TextNode[], nth: number) => (nth === all.length - 1 || nth === 0 ? '' : '\\\n');

/** Marks do not begin or end with a space. */
function words({ text = '', marks = [] }: TextNode): string {
  const [, start = '', middle = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return middle === '' ? text : `${start}${marked(middle, marks)}${end}`;
}

function marked(text: string, marks: Marks): string {
  if (marks.some(({ type }) => type === 'code')) return codeSpan(text);
  const link = safeLink(marks.find(({ type }) => type === 'link')?.attrs?.['href']);
  const inside = marks.reduceRight((written, { type }) => {
    const fence = fences[type] ?? '';
    return `${fence}${written}${fence}`;
  }, escape(text));
  return link ? `[${inside}](<${link.replaceAll(/[<>\\]/g, encodeURIComponent)}>)` : inside;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~|&#!]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');
}

/** What would begin a list, a rule or a heading at the start of a line. */
function lineStart(text: string): string {
  return text.replaceAll(
    /^(\s*)([-+=]|\d{1,9}[.)])/gm,
    (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
  );
}
