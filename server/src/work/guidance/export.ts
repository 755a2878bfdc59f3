import type { Locale } from '@guildhall/shared/people/me';
import type { ExportGuidance, TextNode } from '@guildhall/shared/work/guidance-text';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../platform/actor.js';
import { MediaQueries } from '../media/media.queries.js';
import { escapeHtml, toHtml } from '../richtext/html.rules.js';
import { toMarkdown } from '../richtext/markdown.rules.js';
import { dataAddress, type FilePictures } from '../richtext/pictures.js';
import { withToneWords } from '../richtext/tone-words.js';
import { toDocx } from '../richtext/to-docx.js';
import { readerStyle } from './reader-style.js';
import type { LanguageText } from './texts.js';

/** A file to take away. */
export interface ExportedFile {
  name: string;
  type: string;
  body: string | Buffer;
}

const kinds = {
  markdown: { ending: 'md', type: 'text/markdown; charset=utf-8' },
  html: { ending: 'html', type: 'text/html; charset=utf-8' },
  docx: { ending: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const;

/** What the files can be, without their encoding. */
export const fileTypes = Object.values(kinds).map(({ type }) => type.split(';')[0]!);

/** Texts as files. */
@Injectable()
export class GuidanceFiles {
  constructor(private readonly media: MediaQueries) {}

  /** Its name is the document's address, which holds nothing but plain letters, digits and hyphens. */
  async of(
    actor: Actor | undefined,
    text: LanguageText & { slug: string },
    format: ExportGuidance['format'],
  ): Promise<ExportedFile> {
    const { ending, type } = kinds[format];
    return { name: `${text.slug}-${text.language}.${ending}`, type, body: await this.body(actor, text, format) };
  }

  private async body(
    actor: Actor | undefined,
    { title, language, doc }: LanguageText,
    format: ExportGuidance['format'],
  ): Promise<Buffer | string> {
    if (format === 'markdown') return `# ${plainLine(title)}\n\n${toMarkdown(doc)}`;
    const pictures = await this.media.inFile(actor, JSON.stringify(doc));
    return format === 'docx' ? toDocx(title, language, doc, pictures) : page(title, language, doc, pictures);
  }
}

/** Stands for itself: its pictures and its looks are in it. */
function page(title: string, language: Locale, doc: TextNode, pictures: FilePictures): string {
  const html = toHtml(doc, (src) => {
    const picture = pictures.get(src);
    return picture ? dataAddress(picture) : null;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${readerStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<div class="text">
${withToneWords(html, language)}
</div>
</main>
</body>
</html>
`;
}

/** Words that Markdown would take for marks stay words. */
const plainLine = (title: string) => title.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>~|&#!]/g, '\\$&');
