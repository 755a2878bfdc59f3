import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

import { type Anchor, passageOf } from './anchors';
import { changedRange, mapOf } from './changed-range';

/** A passage somebody spoke about, or suggests other words for. */
export interface Marked {
  id: string;
  kind: 'thread' | 'suggestion';
  anchor: Anchor;
  /** The words that would stand there instead. */
  replacement?: string;
}

interface PassageState {
  marked: readonly Marked[];
  chosen: string | null;
  decorations: DecorationSet;
}

type Change = { marked: readonly Marked[] } | { chosen: string | null } | { again: true };

const key = new PluginKey<PassageState>('passages');

interface PassageOptions {
  /** The person put the cursor into a marked passage, or pressed on it. */
  onChoose: (id: string) => void;
}

function inserted(words: string): HTMLElement {
  const element = document.createElement('ins');
  element.className = 'suggested-words';
  element.setAttribute('contenteditable', 'false');
  element.textContent = words;
  return element;
}

function decorationsOf(state: EditorState, { id, kind, anchor, replacement }: Marked, chosen: boolean): Decoration[] {
  const passage = passageOf(state, anchor);
  if (!passage) return [];
  const { from, to } = passage;
  const name = kind === 'thread' ? 'said-about' : 'suggested-away';
  const attributes = { class: chosen ? `${name} is-chosen` : name, 'data-passage': id };
  const inline = from < to ? [Decoration.inline(from, to, attributes, { id })] : [];
  if (kind === 'thread' || !replacement) return inline;
  const widget = Decoration.widget(to, () => inserted(replacement), { side: 1, id, key: `${id}:${replacement}` });
  return [...inline, widget];
}

function drawn(state: EditorState, marked: readonly Marked[], chosen: string | null): DecorationSet {
  const all = marked.flatMap((each) => decorationsOf(state, each, each.id === chosen));
  return DecorationSet.create(state.doc, all);
}

/** What others write comes as a new whole text; the marks move with the part that really changed. */
function moved(decorations: DecorationSet, tr: Transaction, before: EditorState): DecorationSet {
  if (!tr.docChanged) return decorations;
  if (!tr.getMeta(ySyncPluginKey)) return decorations.map(tr.mapping, tr.doc);
  const range = changedRange(before.doc, tr.doc);
  if (!range) return decorations;
  return decorations.map(mapOf(range), tr.doc);
}

/** Marks passages in the text: comments and suggestions. They move with the words and are no part of them. */
export const Passages = Extension.create<PassageOptions>({
  name: 'passages',

  addOptions() {
    return { onChoose: () => undefined };
  },

  addProseMirrorPlugins() {
    const { onChoose } = this.options;
    return [
      new Plugin<PassageState>({
        key,
        state: {
          init: () => ({ marked: [], chosen: null, decorations: DecorationSet.empty }),
          apply: (tr, value, before, after) => {
            const change = tr.getMeta(key) as Change | undefined;
            if (!change) return { ...value, decorations: moved(value.decorations, tr, before) };
            const marked = 'marked' in change ? change.marked : value.marked;
            const chosen = 'chosen' in change ? change.chosen : value.chosen;
            return { marked, chosen, decorations: drawn(after, marked, chosen) };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick: (_view, _position, event) => {
            const id = (event.target as Element).closest<HTMLElement>('[data-passage]')?.dataset['passage'];
            if (id) onChoose(id);
            return false;
          },
        },
      }),
    ];
  },
});

const tell = (view: EditorView, change: Change) =>
  view.dispatch(view.state.tr.setMeta(key, change).setMeta('addToHistory', false));

/** Shows these passages and no others. */
export function markPassages(view: EditorView, marked: readonly Marked[]): void {
  tell(view, { marked });
}

export function choosePassage(view: EditorView, chosen: string | null): void {
  tell(view, { chosen });
}

/** Where a marked passage stands now. */
export function placeOf(state: EditorState, id: string): number | undefined {
  return key.getState(state)?.decorations.find(undefined, undefined, (spec) => (spec as { id?: string }).id === id)[0]
    ?.from;
}
