import type { JSONContent } from '@tiptap/core';
import { Paragraph } from '@tiptap/extension-paragraph';

/** What would begin a heading, a list, a quotation, a rule or an underlined heading at the start of a line. */
const openers = /^(\s*)(?=(?:#{1,6}|[+>-])(?:\s|$)|>|(?:[-=*_]\s*){2,}$)/;
const numbered = /^(\s*\d{1,9})([.)])(?=\s|$)/;

/** Keeps words that merely look like Markdown's marks for a line from becoming one. */
export function sparedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(numbered, String.raw`$1\$2`).replace(openers, String.raw`$1\ `.trimEnd()))
    .join('\n');
}

/** A paragraph that stays one in Markdown, whatever its lines begin with. */
export const PlainParagraph = Paragraph.extend({
  renderMarkdown(node: JSONContent, { renderChildren }: { renderChildren: (content: JSONContent[]) => string }) {
    return node.content ? sparedLines(renderChildren(node.content)) : '';
  },
});
