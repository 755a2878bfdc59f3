import type { JSONContent } from '@tiptap/core';

import { isOwnPicture } from '../schema/picture';

const blank: JSONContent = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Headings between the second and the fourth level, and pictures on lines of their own and of this installation. */
export function tidied(document: JSONContent): JSONContent {
  const content = (document.content ?? []).flatMap(tidiedBlock);
  return content.length > 0 ? { ...document, content } : blank;
}

/** Blank paragraphs between others are space on the screen and nothing in Markdown. */
export function withoutBlanks(document: JSONContent): JSONContent {
  return {
    ...document,
    content: (document.content ?? []).filter(({ type, content }) => type !== 'paragraph' || content),
  };
}

function tidiedBlock(node: JSONContent): JSONContent[] {
  if (node.type === 'image') return isOwnPicture(node.attrs?.['src'] as string | null) ? [node] : [];
  if (node.type === 'heading') return [heading(node)];
  if (node.type === 'paragraph') return besidePictures(node);
  return node.content ? [{ ...node, content: node.content.flatMap(tidiedBlock) }] : [node];
}

function heading(node: JSONContent): JSONContent {
  const level = Math.min(4, Math.max(2, Number(node.attrs?.['level'] ?? 2)));
  const content = (node.content ?? []).filter(({ type }) => type !== 'image');
  return { ...node, attrs: { ...node.attrs, level }, content };
}

/** A paragraph is parted where a picture stands in it. */
function besidePictures(node: JSONContent): JSONContent[] {
  if (!node.content?.some(({ type }) => type === 'image')) return [node];
  const parts: JSONContent[] = [];
  let words: JSONContent[] = [];
  const close = () => {
    if (words.length > 0) parts.push({ ...node, content: words });
    words = [];
  };
  for (const child of node.content) {
    if (child.type !== 'image') {
      words.push(child);
      continue;
    }
    close();
    parts.push(...tidiedBlock(child));
  }
  close();
  return parts;
}
