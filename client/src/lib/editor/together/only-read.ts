import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * A text that may be read, selected and spoken about by keyboard too, but not written in: the cursor is there, and
 * nothing this person types, pastes or drops gets in.
 */
export const OnlyRead = Extension.create<{ isOn: () => boolean }>({
  name: 'onlyRead',

  addOptions() {
    return { isOn: () => false };
  },

  addProseMirrorPlugins() {
    const { isOn } = this.options;
    return [
      new Plugin({
        filterTransaction: (tr) => !isOn() || !tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined,
        props: {
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              if (isOn()) event.preventDefault();
              return isOn();
            },
          },
        },
      }),
    ];
  },
});
