import type { TextNode } from '@guildhall/shared/work/guidance-text';

const inlineHolders = new Set(['paragraph', 'heading', 'codeBlock']);

/** The words of a node; every paragraph, heading and cell on a line of its own. */
export function plainText(node: TextNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const inside = (node.content ?? []).map(plainText);
  return inlineHolders.has(node.type) ? inside.join('') : inside.filter((text) => text !== '').join('\n');
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
