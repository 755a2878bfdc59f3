import type { Locale } from '@guildhall/shared/people/me';
import type { TextNode } from '@guildhall/shared/work/guidance-text';
import type * as Docx from 'docx';

import { toneOf } from './html.rules.js';
import { toneWords } from './tone-words.js';

type Library = typeof Docx;
type Block = Docx.Paragraph | Docx.Table;
type Marks = NonNullable<TextNode['marks']>;

/** What stands around a block: quotations and lists it is in. */
interface Place {
  indent: number;
  list?: { reference: string; instance: number; level: number };
}

const STEP = 360;
const tints = { note: 'E6F1F1', warning: 'FBEFD5', example: 'EEF0F3' };

/** A text as a Word file. Pictures come as their alternative texts; a reader has them on the page. */
export async function toDocx(title: string, language: Locale, text: TextNode): Promise<Buffer> {
  const library = await import('docx');
  const { Document, HeadingLevel, LevelFormat, Packer, Paragraph } = library;
  const writer = new Writer(library, language);
  const body = writer.blocks(text.content ?? [], { indent: 0 });
  const levels = (format: 'bullet' | 'decimal') =>
    Array.from({ length: 9 }, (_, level) => ({
      level,
      format: LevelFormat[format === 'bullet' ? 'BULLET' : 'DECIMAL'],
      text: format === 'bullet' ? '•' : `%${level + 1}.`,
      style: { paragraph: { indent: { left: STEP * (level + 2), hanging: STEP } } },
    }));
  const document = new Document({
    title,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 24, language: { value: language === 'cy' ? 'cy-GB' : 'en-GB' } } },
      },
    },
    numbering: {
      config: [
        { reference: 'bulletList', levels: levels('bullet') },
        { reference: 'orderedList', levels: levels('decimal') },
      ],
    },
    sections: [{ children: [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), ...body] }],
  });
  return Packer.toBuffer(document);
}

class Writer {
  private lists = 0;

  constructor(
    private readonly library: Library,
    private readonly language: Locale,
  ) {}

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
        return [this.paragraph([{ type: 'text', text: `[${String(node.attrs?.['alt'] ?? '')}]` }], place)];
      case 'bulletList':
      case 'orderedList':
        return this.list(node, place);
      case 'blockquote':
        return this.blocks(content, { ...place, indent: place.indent + STEP * 2 });
      case 'callout':
        return [this.callout(node)];
      case 'table':
        return [this.table(node)];
      default:
        return [];
    }
  }

  private paragraph(content: readonly TextNode[], { indent, list }: Place): Docx.Paragraph {
    return new this.library.Paragraph({
      children: this.runs(content),
      spacing: { after: 120 },
      ...(list ? { numbering: list } : {}),
      ...(indent > 0 && !list ? { indent: { left: indent } } : {}),
    });
  }

  private heading({ attrs, content = [] }: TextNode): Docx.Paragraph {
    const { HeadingLevel, Paragraph } = this.library;
    const level = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 }[
      Number(attrs?.['level'])
    ];
    return new Paragraph({ heading: level ?? HeadingLevel.HEADING_1, children: this.runs(content) });
  }

  private code({ content = [] }: TextNode, { indent }: Place): Docx.Paragraph {
    const lines = (content[0]?.text ?? '').split('\n');
    const runs = lines.map(
      (text, nth) => new this.library.TextRun({ text, font: 'Courier New', ...(nth > 0 ? { break: 1 } : {}) }),
    );
    return new this.library.Paragraph({ children: runs, ...(indent > 0 ? { indent: { left: indent } } : {}) });
  }

  /** Only an item's first paragraph has the mark; the rest stands under it. */
  private list({ type, content = [] }: TextNode, place: Place): Block[] {
    const level = Math.min(8, (place.list?.level ?? -1) + 1);
    const list = { reference: type, instance: (this.lists += 1), level };
    return content.flatMap(({ content: inside = [] }) => {
      const [first, ...rest] = inside;
      const under = { indent: STEP * (level + 2) };
      const below = rest.flatMap((node) => this.block(node, node.type.endsWith('List') ? { ...place, list } : under));
      return [...(first ? this.block(first, { ...place, list }) : []), ...below];
    });
  }

  private callout(node: TextNode): Docx.Table {
    const { ShadingType, Table, TableCell, TableRow, WidthType } = this.library;
    const tone = toneOf(node);
    const word = { type: 'text', text: toneWords[this.language][tone], marks: [{ type: 'bold' }] };
    const cell = new TableCell({
      children: [this.paragraph([word], { indent: 0 }), ...this.blocks(node.content ?? [], { indent: 0 })],
      shading: { type: ShadingType.CLEAR, fill: tints[tone] },
    });
    return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ children: [cell] })] });
  }

  private table({ content = [] }: TextNode): Docx.Table {
    const { Table, TableRow, WidthType } = this.library;
    const rows = content.map(({ content: cells = [] }) => {
      const tableHeader = cells.every(({ type }) => type === 'tableHeader');
      return new TableRow({ tableHeader, children: cells.map((cell) => this.cell(cell)) });
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
      // An address on this installation leads nowhere from a file.
      const leads = typeof link === 'string' && /^(https?:|mailto:|tel:)/i.test(link);
      return leads ? new this.library.ExternalHyperlink({ link, children: [run] }) : run;
    });
  }

  private run(text: string, marks: Marks, linked: boolean): Docx.TextRun {
    const has = (name: string) => marks.some(({ type }) => type === name);
    return new this.library.TextRun({
      // XML has no room for most control characters.
      // eslint-disable-next-line no-control-regex
      text: text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''),
      bold: has('bold'),
      italics: has('italic'),
      strike: has('strike'),
      ...(has('underline') || linked ? { underline: {} } : {}),
      ...(has('code') ? { font: 'Courier New' } : {}),
    });
  }
}
