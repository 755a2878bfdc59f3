import type { Editor } from '@tiptap/core';

import { calloutTones } from '../schema/callout';
import { headingLevels } from '../schema/text-extensions';
import type { ToolShape } from './shapes';

export interface Tool {
  /** Names it: `editor:tool.<key>`. */
  key: string;
  /** A drawing, or letters where letters say more. */
  look: ToolShape | 'H2' | 'H3' | 'H4';
  run: (editor: Editor) => void;
  /** Left out for tools that are never on. */
  isOn?: (editor: Editor) => boolean;
  isOff?: (editor: Editor) => boolean;
  /** As it is pressed, `Mod` for Ctrl or Command. */
  keys?: string;
}

const focused = (editor: Editor) => editor.chain().focus();

function mark(key: 'bold' | 'italic' | 'underline' | 'strike' | 'code', keys: string): Tool {
  return {
    key,
    look: key,
    run: (editor) => focused(editor).toggleMark(key).run(),
    isOn: (editor) => editor.isActive(key),
    keys,
  };
}

const past: Tool[] = [
  {
    key: 'undo',
    look: 'undo',
    run: (editor) => focused(editor).undo().run(),
    isOff: (editor) => !editor.can().undo(),
    keys: 'Mod+Z',
  },
  {
    key: 'redo',
    look: 'redo',
    run: (editor) => focused(editor).redo().run(),
    isOff: (editor) => !editor.can().redo(),
    keys: 'Mod+Shift+Z',
  },
];

const headings = headingLevels.map((level): Tool => ({
  key: `heading_${level}`,
  look: `H${level}`,
  run: (editor) => focused(editor).toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
  keys: `Mod+Alt+${level}`,
}));

const blocks: Tool[] = [
  {
    key: 'bullets',
    look: 'bullets',
    run: (editor) => focused(editor).toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
    keys: 'Mod+Shift+8',
  },
  {
    key: 'numbers',
    look: 'numbers',
    run: (editor) => focused(editor).toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
    keys: 'Mod+Shift+7',
  },
  {
    key: 'quote',
    look: 'quote',
    run: (editor) => focused(editor).toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
    keys: 'Mod+Shift+B',
  },
  {
    key: 'block',
    look: 'block',
    run: (editor) => focused(editor).toggleCodeBlock().run(),
    isOn: (editor) => editor.isActive('codeBlock'),
    keys: 'Mod+Alt+C',
  },
  { key: 'rule', look: 'rule', run: (editor) => focused(editor).setHorizontalRule().run() },
];

const callouts = calloutTones.map((tone): Tool => ({
  key: tone,
  look: tone,
  run: (editor) => focused(editor).toggleCallout(tone).run(),
  isOn: (editor) => editor.isActive('callout', { tone }),
}));

/** The tools in their groups, few in the field of a form, where they stand in one line; link, picture and table ask something first and stand beside these. */
export function toolsFor(rich: boolean): Tool[][] {
  const marks = [mark('bold', 'Mod+B'), mark('italic', 'Mod+I')];
  if (!rich) return [past.slice(0, 1), headings.slice(0, 1), marks, blocks.slice(0, 3)];
  const more = [mark('underline', 'Mod+U'), mark('strike', 'Mod+Shift+S'), mark('code', 'Mod+E')];
  return [past, headings, [...marks, ...more], blocks, callouts];
}

/** Shown while the cursor is in a table. */
export const tableTools: readonly Tool[] = [
  { key: 'row_above', look: 'row-above', run: (editor) => focused(editor).addRowBefore().run() },
  { key: 'row_below', look: 'row-below', run: (editor) => focused(editor).addRowAfter().run() },
  { key: 'column_before', look: 'column-before', run: (editor) => focused(editor).addColumnBefore().run() },
  { key: 'column_after', look: 'column-after', run: (editor) => focused(editor).addColumnAfter().run() },
  { key: 'header_row', look: 'header-row', run: (editor) => focused(editor).toggleHeaderRow().run() },
  { key: 'row_away', look: 'row-away', run: (editor) => focused(editor).deleteRow().run() },
  { key: 'column_away', look: 'column-away', run: (editor) => focused(editor).deleteColumn().run() },
  { key: 'table_away', look: 'table-away', run: (editor) => focused(editor).deleteTable().run() },
];

/** What the tools show: by key whether each is on, and whether it can do nothing now. */
export function stateOf(tools: readonly Tool[], editor: Editor): Record<string, boolean> {
  const state: Record<string, boolean> = {};
  for (const { key, isOn, isOff } of tools) {
    if (isOn) state[`${key}.on`] = isOn(editor);
    if (isOff) state[`${key}.off`] = isOff(editor);
  }
  return state;
}
