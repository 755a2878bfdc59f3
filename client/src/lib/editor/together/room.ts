import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** Lets in what there is room for; the rest is not taken, so that nobody writes what could not be stored. */
export function roomFor(most: number, tell: (full: boolean) => void): Plugin {
  return new Plugin({
    filterTransaction: (tr, { doc }) => {
      // What others wrote is stored already.
      if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return true;
      const [before, after] = [doc.content.size, tr.doc.content.size];
      const fits = after <= most || after <= before;
      if (!fits) tell(true);
      else if (after < before) tell(false);
      return fits;
    },
  });
}

/** A text of so many characters at most, as ProseMirror counts. */
export const Room = Extension.create<{ most: number; onFull: (full: boolean) => void }>({
  name: 'room',

  addOptions() {
    return { most: Infinity, onFull: () => undefined };
  },

  addProseMirrorPlugins() {
    return [roomFor(this.options.most, this.options.onFull)];
  },
});
