import type { Locale } from '@guildhall/shared/people/me';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import { addresses } from '@guildhall/shared/work/section-address';
import type * as Docx from 'docx';

import { safeLink } from './address.rules.js';
import { toneOf } from './html.rules.js';
import { type FilePictures, noPictures } from './pictures.js';
import { sectionsOf } from './sections.rules.js';
import { plainText } from './words.rules.js';
import { toneWords } from './tone-words.js';

type Library = typeof Docx;
type Block = Docx.Paragraph | Docx.Table;
type Marks = NonNullable<TextNode['marks']>;

/** What stands around a block: quotations and lists it is in. */
interface Place {
  indent: number;
  style?: string;
  list?: { reference: string; instance: number; level: number };
}

const STEP = 360;
/** The style for quotations, by the name that Word has for it. */
const QUOTE = 'Quote';
const tints = { note: 'E6F1F1', warning: 'FBEFD5', example: 'EEF0F3' };

/** The width and height of a page between its margins, in pixels at 96 to the inch. */
const PAGE = { width: 600, height: 860 };

/** A text as a Word file, with those of its pictures that are given; of others their words alone. */
export async function toDocx(
  title: string,
  language: Locale,
  text: TextNode,
  pictures: FilePictures = noPictures,
): Promise<Buffer> {
  const library = await import('docx');
  const { Document, HeadingLevel, LevelFormat, Packer, Paragraph } = library;
  const writer = new Writer(library, { language, pictures, sections: bookmarks(text) });
  const body = writer.blocks(text.content ?? [], { indent: 0 });
  const levels = (format: 'bullet' | 'decimal', start = 1) =>
    Array.from({ length: 9 }, (_, level) => ({
      ...{ level, start },
      format: LevelFormat[format === 'bullet' ? 'BULLET' : 'DECIMAL'],
      text: format === 'bullet' ? '•' : `%${level + 1}.`,
      style: { paragraph: { indent: { left: STEP * (level + 2), hanging: STEP } } },
    }));
  const document = new Document({
    title,
    styles: {
      default: {
        ...{ heading1: headingLook(32), heading2: headingLook(28), heading3: headingLook(24) },
        document: { run: { font: 'Arial', size: 24, language: { value: language === 'cy' ? 'cy-GB' : 'en-GB' } } },
      },
      paragraphStyles: [{ id: QUOTE, name: QUOTE, basedOn: 'Normal', quickFormat: true, run: { italics: true } }],
    },
    numbering: {
      config: [
        { reference: 'bulletList', levels: levels('bullet') },
        ...[...writer.starts].map((start) => ({ reference: counted(start), levels: levels('decimal', start) })),
      ],
    },
    sections: [{ children: [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), ...body] }],
  });
  return Packer.toBuffer(document);
}

/** Sizes are in half points; a heading stays with what follows it. */
function headingLook(size: number) {
  return {
    run: { size, bold: true, color: '1D2530' },
    paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
  };
}

/** The numbering of lists that begin with this number. */
const counted = (start: number) => `orderedList${start}`;

/** The sections of a text by their addresses, each with the name of its bookmark. */
function bookmarks(text: TextNode): Map<string, string> {
  return new Map(sectionsOf(text).map(({ key }, nth) => [key, `section_${nth + 1}`]));
}

interface Parts {
  language: Locale;
  pictures: FilePictures;
  sections: ReadonlyMap<string, string>;
}

class Writer {
  /** The numbers that its lists begin with. */
  readonly starts = new Set<number>();
  private lists = 0;
  private readonly address = addresses();

  constructor(
    private readonly library: Library,
    private readonly parts: Parts,
  ) {
    // What stands before the first heading has an address, too, so that those of the headings are the same in both.
    if (parts.sections.has('beginning')) this.address('beginning');
  }

  blocks(nodes: readonly TextNode[], place: Place): Block[] {
    return nodes.flatMap((node) => this.block(node, place));
  }

  private block(node: TextNode, place: Place): Block[] {
    const content = node.content ?? [];
    switch (node.type) {
      case 'paragraph':
        return [this.paragraph(content, place)];
      case 'heading':
        return [this.heading(node)];
      case 'codeBlock':
        return [this.code(node, place)];
      case 'horizontalRule':
        return [new this.library.Paragraph({ thematicBreak: true })];
      case 'image':
        return this.picture(node, place);
      case 'bulletList':
      case 'orderedList':
        return this.list(node, place);
      case 'blockquote':
        return this.blocks(content, { indent: place.indent + STEP * 2, style: QUOTE });
      case 'callout':
        return [this.callout(node), this.apart()];
      case 'table':
        return [this.table(node), this.apart()];
      default:
        return [];
    }
  }

  /** Word takes tables that follow each other for one. */
  private apart(): Docx.Paragraph {
    return new this.library.Paragraph({ spacing: { after: 60, line: 120, lineRule: 'exact' } });
  }

  private paragraph(content: readonly TextNode[], place: Place): Docx.Paragraph {
    return this.line(this.runs(content), place);
  }

  private line(children: Docx.ParagraphChild[], { indent, list, style }: Place): Docx.Paragraph {
    return new this.library.Paragraph({
      children,
      ...(style ? { style } : {}),
      spacing: { after: 120 },
      ...(list ? { numbering: list } : {}),
      ...(indent > 0 && !list ? { indent: { left: indent } } : {}),
    });
  }

  /** No larger than the page, with its words for those who cannot see it. */
  private picture({ attrs }: TextNode, place: Place): Block[] {
    const alt = plain(String(attrs?.['alt'] ?? ''));
    const picture = this.parts.pictures.get(String(attrs?.['src'] ?? ''));
    if (!picture) return alt ? [this.paragraph([{ type: 'text', text: `[${alt}]` }], place)] : [];
    const scale = Math.min(1, PAGE.width / picture.width, PAGE.height / picture.height);
    const [width, height] = [picture.width, picture.height].map((size) => Math.max(1, Math.round(size * scale)));
    const run = new this.library.ImageRun({
      type: picture.type === 'image/png' ? 'png' : 'jpg',
      data: picture.bytes,
      transformation: { width: width!, height: height! },
      altText: { name: alt, description: alt, title: plain(String(attrs?.['title'] ?? '')) },
    });
    return [this.line([run], place)];
  }

  private heading(node: TextNode): Docx.Paragraph {
    const { attrs, content = [] } = node;
    const { Bookmark, HeadingLevel, Paragraph } = this.library;
    const level = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 }[
      Number(attrs?.['level'])
    ];
    const id = attrs?.['level'] === 2 ? this.parts.sections.get(this.address(plainText(node).trim())) : undefined;
    const children = id ? [new Bookmark({ id, children: this.runs(content) })] : this.runs(content);
    return new Paragraph({ heading: level ?? HeadingLevel.HEADING_1, children });
  }

  private code({ content = [] }: TextNode, { indent }: Place): Docx.Paragraph {
    const lines = (content[0]?.text ?? '').split('\n');
    const runs = lines.map(
      (text, nth) => new this.library.TextRun({ text, font: 'Courier New', ...(nth > 0 ? { break: 1 } : {}) }),
    );
    return new this.library.Paragraph({ children: runs, ...(indent > 0 ? { indent: { left: indent } } : {}) });
  }

  /** Only an item's first paragraph has the mark; the rest stands under it. */
  private list({ type, attrs, content = [] }: TextNode, place: Place): Block[] {
    const level = Math.min(8, (place.list?.level ?? -1) + 1);
    const list = { reference: this.marks(type, attrs), instance: (this.lists += 1), level };
    return content.flatMap(({ content: inside = [] }) => {
      const [first, ...rest] = inside;
      const under = { indent: STEP * (level + 2) };
      const below = rest.flatMap((node) => this.block(node, node.type.endsWith('List') ? { ...place, list } : under));
      return [...(first ? this.block(first, { ...place, list }) : []), ...below];
    });
  }

  private marks(type: string, attrs: TextNode['attrs']): string {
    if (type === 'bulletList') return type;
    const start = Number(attrs?.['start'] ?? 1);
    this.starts.add(start);
    return counted(start);
  }

  private callout(node: TextNode): Docx.Table {
    const { ShadingType, Table, TableCell, TableRow, WidthType } = this.library;
    const tone = toneOf(node);
    const word = { type: 'text', text: toneWords[this.parts.language][tone], marks: [{ type: 'bold' }] };
    const cell = new TableCell({
      children: [this.paragraph([word], { indent: 0 }), ...this.blocks(node.content ?? [], { indent: 0 })],
      shading: { type: ShadingType.CLEAR, fill: tints[tone] },
    });
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ children: [cell] })] });
  }

  private table({ content = [] }: TextNode): Docx.Table {
    const { Table, TableRow, WidthType } = this.library;
    const rows = content.map(({ content: cells = [] }) => {
      const heads = cells.every(({ type }) => type === 'tableHeader');
      return new TableRow({ ...(heads ? { tableHeader: true } : {}), children: cells.map((cell) => this.cell(cell)) });
    });
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });
  }

  private cell({ type, attrs, content = [] }: TextNode): Docx.TableCell {
    const span = (name: string) => Number(attrs?.[name] ?? 1);
    return new this.library.TableCell({
      children: this.blocks(content, { indent: 0 }),
      columnSpan: span('colspan'),
      rowSpan: span('rowspan'),
      ...(type === 'tableHeader' ? { shading: { fill: 'E6E9ED' } } : {}),
    });
  }

  private runs(content: readonly TextNode[]): Docx.ParagraphChild[] {
    return content.map((node) => {
      if (node.type === 'hardBreak') return new this.library.TextRun({ break: 1 });
      const marks = node.marks ?? [];
      const link = marks.find(({ type }) => type === 'link')?.attrs?.['href'];
      const run = this.run(node.text ?? '', marks, typeof link === 'string');
      return typeof link === 'string' ? this.linked(link, run) : run;
    });
  }

  /** To a place elsewhere or in this text; an address on this installation leads nowhere from a file. */
  private linked(address: string, run: Docx.TextRun): Docx.ParagraphChild {
    const { ExternalHyperlink, InternalHyperlink } = this.library;
    const link = safeLink(address);
    const anchor = link?.startsWith('#') ? this.parts.sections.get(decoded(link.slice(1))) : undefined;
    if (anchor) return new InternalHyperlink({ anchor, children: [run] });
    return link && /^(https?:|mailto:|tel:)/i.test(link) ? new ExternalHyperlink({ link, children: [run] }) : run;
  }

  private run(text: string, marks: Marks, linked: boolean): Docx.TextRun {
    const has = (name: string) => marks.some(({ type }) => type === name);
    return new this.library.TextRun({
      text: plain(text),
      bold: has('bold'),
      italics: has('italic'),
      strike: has('strike'),
      ...(has('underline') || linked ? { underline: {} } : {}),
      ...(has('code') ? { font: 'Courier New' } : {}),
    });
  }
}

/** Words without the control characters that XML has no room for. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
