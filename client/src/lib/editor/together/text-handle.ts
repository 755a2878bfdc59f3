import type { Editor } from '@tiptap/core';

import { anchorOf } from './anchors';
import { placeOf } from './passages';
import type { TextHandle } from './Together';

/** The text as its screen may use it. */
export function handleOf(editor: Editor): TextHandle {
  const goTo = (position: number) => {
    editor
      .chain()
      .focus(position + 1, { scrollIntoView: false })
      .run();
    const { node } = editor.view.domAtPos(position + 1);
    const element = node instanceof Element ? node : node.parentElement;
    element?.scrollIntoView({ block: 'center' });
  };
  return {
    selected: () => {
      const { empty, from, to, $from, $to } = editor.state.selection;
      const anchor = empty ? null : anchorOf(editor.state, { from, to });
      return anchor ? { anchor, oneParagraph: $from.sameParent($to) } : null;
    },
    goTo,
    goToPassage: (id) => {
      const place = placeOf(editor.state, id);
      if (place !== undefined) goTo(place);
    },
  };
}
