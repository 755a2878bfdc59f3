import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** A passage by two positions that stay with their words whatever is written around them. */
export interface Anchor {
  from: string;
  to: string;
  quote: string;
}

/** A passage in the text as it stands now. */
export interface Passage {
  from: number;
  to: number;
}

interface Binding {
  doc: Y.Doc;
  type: Y.XmlFragment;
  binding: { mapping: Map<Y.AbstractType<unknown>, never> } | null;
}

const bindingOf = (state: EditorState) => ySyncPluginKey.getState(state) as Binding | undefined;

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The passage as an anchor; null while the text is not open. */
export function anchorOf(state: EditorState, { from, to }: Passage): Anchor | null {
  const bound = bindingOf(state);
  if (!bound?.binding) return null;
  const { mapping } = bound.binding;
  const encoded = (position: number) =>
    toBase64(
      Y.encodeRelativePosition(absolutePositionToRelativePosition(position, bound.type, mapping as never) as never),
    );
  return { from: encoded(from), to: encoded(to), quote: state.doc.textBetween(from, to, '\n', '\n') };
}

/** Where an anchor is now; null when its words are gone. */
export function passageOf(state: EditorState, anchor: Anchor): Passage | null {
  const bound = bindingOf(state);
  if (!bound?.binding) return null;
  const place = (encoded: string) => {
    try {
      const position = Y.decodeRelativePosition(fromBase64(encoded));
      return relativePositionToAbsolutePosition(bound.doc, bound.type, position, bound.binding!.mapping as never);
    } catch {
      return null;
    }
  };
  const from = place(anchor.from);
  const to = place(anchor.to);
  if (from === null || to === null || from > to || to > state.doc.content.size) return null;
  return { from, to };
}
