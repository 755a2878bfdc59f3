import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { HocuspocusProvider } from '@hocuspocus/provider';

interface Writer {
  id: string;
  name: string;
}

const hues = 6;

/** One of six hues by person, the same on every screen; the name beside the cursor says it without colour. */
export function hueOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9_973;
  return String(sum % hues);
}

function cursor({ id, name }: Writer): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'writer-caret';
  caret.dataset['hue'] = hueOf(id);
  caret.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'writer-flag';
  flag.textContent = name;
  // A joiner on each side, so that no line breaks at a cursor.
  caret.append('\u2060', flag, '\u2060');
  return caret;
}

/** Where the others are writing, each with a name. */
export const Cursors = Extension.create<{ provider: HocuspocusProvider | null }>({
  name: 'cursors',

  addOptions() {
    return { provider: null };
  },

  addProseMirrorPlugins() {
    const awareness = this.options.provider?.awareness;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: cursor,
        selectionBuilder: ({ id }: Writer) => ({ class: 'writer-selection', 'data-hue': hueOf(id) }),
      }),
    ];
  },
});
