import type { ExportGuidance } from '@guildhall/shared/work/guidance-text';

import { escapeHtml, toHtml } from '../richtext/html.rules.js';
import { toMarkdown } from '../richtext/markdown.rules.js';
import { withToneWords } from '../richtext/tone-words.js';
import { toDocx } from '../richtext/to-docx.js';
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

/** A text as a file. Its name is the document's address, which holds nothing but plain letters, digits and hyphens. */
export async function exportFile(
  text: LanguageText & { slug: string },
  format: ExportGuidance['format'],
): Promise<ExportedFile> {
  const { ending, type } = kinds[format];
  return { name: `${text.slug}-${text.language}.${ending}`, type, body: await bodyOf(text, format) };
}

function bodyOf({ title, language, doc }: LanguageText, format: ExportGuidance['format']): Promise<Buffer> | string {
  switch (format) {
    case 'markdown':
      return `# ${plainLine(title)}\n\n${toMarkdown(doc)}`;
    case 'html':
      return `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n</head>\n<body>\n<h1>${escapeHtml(title)}</h1>\n${withToneWords(toHtml(doc), language)}\n</body>\n</html>\n`;
    case 'docx':
      return toDocx(title, language, doc);
  }
}

/** Words that Markdown would take for marks stay words. */
const plainLine = (title: string) => title.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>~|&#!]/g, '\\$&');
