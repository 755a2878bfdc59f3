import type { TextNode } from '@guildhall/shared/work/guidance-text';

/** Nodes that hold nothing. */
const leaves = new Set(['hardBreak', 'horizontalRule', 'image']);
const inlineHolders = new Set(['paragraph', 'heading', 'codeBlock']);

/** The words of a node; every paragraph, heading and cell on a line of its own. */
export function plainText(node: TextNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const inside = (node.content ?? []).map(plainText);
  return inlineHolders.has(node.type) ? inside.join('') : inside.filter((text) => text !== '').join('\n');
}

/** How long a text is, as the editor counts: its characters, and two more for each block that holds something. */
export function sizeOf({ type, text = '', content = [] }: TextNode): number {
  if (type === 'text') return text.length;
  const inside = content.reduce((sum, node) => sum + sizeOf(node), 0);
  if (type === 'doc') return inside;
  return leaves.has(type) ? 1 : inside + 2;
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}
