import { GAP } from '@guildhall/shared/platform/gap';
import type { Editor } from '@tiptap/core';

/**
 * Whoever comes to the beginning of a text by keyboard begins at the first gap that a template left there, which what
 * they type replaces; otherwise it would go into the template's first heading.
 */
export function toFirstGap({ editor }: { editor: Editor }): void {
  const { selection, doc } = editor.state;
  // A press of the mouse says itself where it wants to be.
  if (!selection.empty || selection.from > 1 || editor.view.dom.matches(':active')) return;
  let at: number | undefined;
  doc.descendants((node, position) => {
    if (at === undefined && node.type.name === 'paragraph' && node.textContent === GAP) at = position + 1;
  });
  if (at !== undefined) editor.commands.setTextSelection({ from: at, to: at + GAP.length });
}
