import type { TextNode } from '@guildhall/shared/work/guidance-text';
import type { ChildNode, Element } from 'domhandler';

import { safePicture } from './address.rules.js';
import { cleanText } from './clean.rules.js';
import { withOurLevels } from './headings.rules.js';
import { sectionsOf } from './sections.rules.js';
import { toneSaid } from './tone-words.js';
import { plainText } from './words.rules.js';

/** What an import left out. */
export type Left = 'pictures_left_out' | 'styles_left_out' | 'parts_left_out';

export interface Imported {
  doc: TextNode;
  left: Left[];
}

type Marks = NonNullable<TextNode['marks']>;

/** Their words are no part of the text. */
const skipped = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'textarea', 'select', 'button']);
const embedded = new Set(['iframe', 'object', 'embed', 'svg', 'math', 'video', 'audio', 'canvas', 'form', 'input']);
const headings: Record<string, number> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const marksByTag: Record<string, string> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic' },
  ...{ s: 'strike', del: 'strike', strike: 'strike', u: 'underline', ins: 'underline' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
};
const listed: Record<string, string> = { ul: 'bulletList', menu: 'bulletList', ol: 'orderedList' };
const containers = new Set(
  'div p section article main header footer nav aside blockquote figure figcaption details summary dl dt dd address body html center fieldset'.split(
    ' ',
  ),
);
const blockTags = new Set([
  ...containers,
  ...Object.keys(headings),
  ...Object.keys(listed),
  'li',
  'pre',
  'hr',
  'table',
]);
/** Nested deeper than any text; what is below is taken as plain words. */
const DEEPEST = 200;

/** The text of any HTML: structure that we know is kept, everything else falls away. */
export async function fromHtml(html: string): Promise<Imported> {
  const { parseDocument } = await import('htmlparser2');
  const walk = new Walk();
  const content = walk.blocks(parseDocument(html).children, [], 0);
  return { doc: withoutDeadLinks(cleanText(withOurLevels({ type: 'doc', content }))), left: [...walk.left] };
}

/** A link to a place within a text stays where that place is a section of ours; its words stay in any case. */
function withoutDeadLinks(doc: TextNode): TextNode {
  const places = new Set(sectionsOf(doc).map(({ key }) => `#${key}`));
  const isDead = (mark: Marks[number]) => {
    const href = String(mark.attrs?.['href'] ?? '');
    return mark.type === 'link' && href.startsWith('#') && !places.has(href);
  };
  const mended = ({ marks, ...node }: TextNode): TextNode => {
    const kept = marks?.filter((mark) => !isDead(mark)) ?? [];
    return {
      ...node,
      ...(node.content ? { content: node.content.map(mended) } : {}),
      ...(kept.length > 0 ? { marks: kept } : {}),
    };
  };
  return mended(doc);
}

/** One walk over a tree of HTML. */
class Walk {
  readonly left = new Set<Left>();

  blocks(children: readonly ChildNode[], marks: Marks, depth: number): TextNode[] {
    const all: TextNode[] = [];
    let loose: TextNode[] = [];
    const settle = () => {
      const content = trimmed(loose);
      if (content.length > 0) all.push({ type: 'paragraph', content });
      loose = [];
    };
    for (const child of children) {
      if (child.type === 'text') loose.push(textOf(child.data.replaceAll(/\s+/g, ' '), marks));
      if (!isElement(child) || this.skips(child)) continue;
      if (isBlock(child, depth)) {
        settle();
        all.push(...this.block(child, marks, depth + 1));
      } else loose.push(...this.inline(child, marks, depth + 1));
    }
    settle();
    return all;
  }

  private skips({ name }: Element): boolean {
    if (embedded.has(name)) this.left.add('parts_left_out');
    return embedded.has(name) || skipped.has(name);
  }

  private block(element: Element, marks: Marks, depth: number): TextNode[] {
    const { name, attribs, children } = element;
    if (headings[name]) {
      const content = trimmed(this.inlines(children, marks, depth));
      return content.length > 0 ? [{ type: 'heading', attrs: { level: headings[name] }, content }] : [];
    }
    if (listed[name]) {
      const attrs = name === 'ol' ? { attrs: { start: Number(attribs['start'] ?? 1) } } : {};
      return [{ type: listed[name], ...attrs, content: this.items(children, marks, depth) }];
    }
    switch (name) {
      case 'hr':
        return [{ type: 'horizontalRule' }];
      case 'pre':
        return [{ type: 'codeBlock', content: [{ type: 'text', text: rawText(children).replace(/\n$/, '') }] }];
      case 'img':
        return this.picture(attribs);
      case 'table':
        return [{ type: 'table', content: this.rows(children, marks, depth) }];
      case 'blockquote':
        return [quoteOf(this.blocks(children, marks, depth))];
      case 'aside':
        return [this.callout(element, marks, depth)];
      default:
        return this.blocks(children, withMark(element, marks), depth);
    }
  }

  private callout({ attribs, children }: Element, marks: Marks, depth: number): TextNode {
    const [first, ...rest] = this.blocks(children, marks, depth);
    const content = first && !toneSaid(first) ? [first, ...rest] : rest;
    return { type: 'callout', attrs: { tone: attribs['data-tone'] }, content };
  }

  private picture({ src, alt, title }: Record<string, string>): TextNode[] {
    if (safePicture(src)) return [{ type: 'image', attrs: { src, alt, title } }];
    this.left.add('pictures_left_out');
    return [];
  }

  /** What stands in a list outside its items is an item of its own, as browsers show it. */
  private items(children: readonly ChildNode[], marks: Marks, depth: number): TextNode[] {
    return children.filter(isElement).flatMap((child): TextNode[] => {
      if (child.name === 'li') return [{ type: 'listItem', content: this.blocks(child.children, marks, depth + 1) }];
      const inside = this.blocks([child], marks, depth + 1);
      return inside.length > 0 ? [{ type: 'listItem', content: inside }] : [];
    });
  }

  private rows(children: readonly ChildNode[], marks: Marks, depth: number): TextNode[] {
    return children.filter(isElement).flatMap((child): TextNode[] => {
      if (child.name !== 'tr')
        return this.rows(['thead', 'tbody', 'tfoot'].includes(child.name) ? child.children : [], marks, depth);
      const cells = child.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
      return [{ type: 'tableRow', content: cells.map((cell) => this.cell(cell, marks, depth + 1)) }];
    });
  }

  private cell({ name, attribs, children }: Element, marks: Marks, depth: number): TextNode {
    const attrs = { colspan: Number(attribs['colspan'] ?? 1), rowspan: Number(attribs['rowspan'] ?? 1) };
    return { type: name === 'th' ? 'tableHeader' : 'tableCell', attrs, content: this.blocks(children, marks, depth) };
  }

  private inlines(children: readonly ChildNode[], marks: Marks, depth: number): TextNode[] {
    return children.flatMap((child) => {
      if (child.type === 'text') return [textOf(child.data.replaceAll(/\s+/g, ' '), marks)];
      return isElement(child) && !this.skips(child) ? this.inline(child, marks, depth + 1) : [];
    });
  }

  private inline(element: Element, marks: Marks, depth: number): TextNode[] {
    if (element.name === 'br') return [{ type: 'hardBreak' }];
    if (depth > DEEPEST) return [textOf(rawText([element]), marks)];
    return this.inlines(element.children, withMark(element, marks), depth);
  }
}

const isElement = (node: ChildNode): node is Element =>
  node.type === 'tag' || node.type === 'script' || node.type === 'style';

/** A block by itself, or because it holds one. */
function isBlock(element: Element, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (blockTags.has(element.name) || element.name === 'img') return true;
  return element.children.some((child) => isElement(child) && isBlock(child, depth + 1));
}

function withMark({ name, attribs }: Element, marks: Marks): Marks {
  if (name === 'a')
    return [...marks.filter(({ type }) => type !== 'link'), { type: 'link', attrs: { href: attribs['href'] } }];
  const type = marksByTag[name];
  // A well-known editor wraps everything it copies in <b style="font-weight:normal">.
  const undone = name === 'b' && /font-weight:\s*(normal|400)/.test(attribs['style'] ?? '');
  return type && !undone ? [...marks, { type }] : marks;
}

function textOf(text: string, marks: Marks): TextNode {
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

/** The deepest part of a tree may be too deep to walk by calling oneself. */
function rawText(nodes: readonly ChildNode[]): string {
  const waiting = nodes.toReversed();
  let text = '';
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') text += node.data;
    if (isElement(node) && node.name === 'br') text += '\n';
    if (isElement(node) && !skipped.has(node.name)) waiting.push(...node.children.toReversed());
  }
  return text;
}

/** Words without the spaces at the ends of lines, and with one space where HTML has several. */
function trimmed(nodes: readonly TextNode[]): TextNode[] {
  const all: TextNode[] = [];
  for (const node of nodes) {
    const before = all.at(-1);
    const atStart = before === undefined || before.type === 'hardBreak' || before.text?.endsWith(' ');
    const text = atStart ? node.text?.replace(/^ +/, '') : node.text;
    if (node.type === 'hardBreak') trimEnd(all);
    if (node.type === 'hardBreak' || text) all.push(node.type === 'hardBreak' ? node : { ...node, text });
  }
  trimEnd(all);
  while (all.at(-1)?.type === 'hardBreak') all.pop();
  return all;
}

function trimEnd(nodes: TextNode[]): void {
  const last = nodes.at(-1);
  if (last?.type !== 'text') return;
  last.text = last.text!.replace(/ +$/, '');
  if (last.text === '') nodes.pop();
}

const alerts: Record<string, string> = {
  warning: 'warning',
  caution: 'warning',
  important: 'warning',
  example: 'example',
};

/** A quotation that begins with `[!WARNING]`, as Markdown writes callouts, is one. */
function quoteOf(content: TextNode[]): TextNode {
  const first = content[0]?.type === 'paragraph' ? content[0].content?.[0] : undefined;
  const found = /^\[!(note|warning|example|tip|important|caution)\]\s*/i.exec(first?.text ?? '');
  if (!first || !found) return { type: 'blockquote', content };
  first.text = first.text!.slice(found[0].length);
  if (content[0]!.content![1]?.type === 'hardBreak' && first.text === '') content[0]!.content!.splice(0, 2);
  const begun = plainText(content[0]!) === '' ? content.slice(1) : content;
  return { type: 'callout', attrs: { tone: alerts[found[1]!.toLowerCase()] ?? 'note' }, content: begun };
}
