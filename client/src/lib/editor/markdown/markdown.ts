import type { JSONContent } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';

import { textExtensions } from '../schema/text-extensions';
import { tidied, withoutBlanks } from './tidied';

const manager = new MarkdownManager({
  extensions: textExtensions({ levels: [1, 2, 3, 4, 5, 6] }),
  markedOptions: { gfm: true, breaks: true },
});

/** A document of Markdown text, with nothing in it that the schema does not know. */
export function documentOf(markdown: string): JSONContent {
  return tidied(manager.parse(markdown));
}

/** The Markdown of a document, as the server renders it; empty for an empty one. */
export function markdownOf(document: JSONContent): string {
  return manager.serialize(withoutBlanks(document)).trim();
}
