import { fromHtml, type Imported } from './from-html.js';

/** The text of a Markdown source. HTML in it is shown as words, not run. */
export async function fromMarkdown(source: string): Promise<Imported> {
  const { default: markdownIt } = await import('markdown-it');
  const html = markdownIt({ html: false, linkify: false, typographer: false }).render(source);
  return fromHtml(html);
}
