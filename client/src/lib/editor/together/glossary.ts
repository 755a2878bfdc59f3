import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

import { wordOf } from '../../glossary/useFinder';
import type { Language } from '../../i18n/languages';
import { changedRange, mapOf } from './changed-range';
import { type Term, termFinder } from '@guildhall/shared/work/glossary-words';

interface Terms {
  find: ReturnType<typeof termFinder>;
  language: Language;
}

const key = new PluginKey<Explained>('glossary');

/** Marks of the terms in every paragraph that touches a part of the text. */
function termsIn(
  doc: Node,
  from: number,
  to: number,
  { find, language }: Terms,
): { marks: Decoration[]; from: number; to: number } {
  const marks: Decoration[] = [];
  const range = { from, to };
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    if (!node.isTextblock) return true;
    range.from = Math.min(range.from, position);
    range.to = Math.max(range.to, position + node.nodeSize);
    if (node.type.spec.code) return false;
    for (const found of find(node.textBetween(0, node.content.size, '\n', '\n'))) {
      const attributes = { class: 'explained', 'data-word': wordOf(language, found.id) };
      marks.push(Decoration.inline(position + 1 + found.from, position + 1 + found.to, attributes, { term: found.id }));
    }
    return false;
  });
  return { marks, ...range };
}

interface Explained {
  known: Terms;
  marks: DecorationSet;
}

const explained = (doc: Node, known: Terms): Explained => ({
  known,
  marks: DecorationSet.create(doc, termsIn(doc, 0, doc.content.size, known).marks),
});

/** Marks the terms of a text, those that come later too, without the text being opened anew. */
export const glossaryPlugin = () =>
  new Plugin<Explained>({
    key,
    state: {
      init: () => ({ known: { find: () => [], language: 'en' }, marks: DecorationSet.empty }),
      apply: (tr, { known, marks }, before) => {
        const told = tr.getMeta(key) as Terms | undefined;
        if (told) return explained(tr.doc, told);
        const range = tr.docChanged ? changedRange(before.doc, tr.doc) : null;
        if (!range) return { known, marks };
        const kept = marks.map(mapOf(range), tr.doc);
        const fresh = termsIn(tr.doc, range.from, range.newTo, known);
        return { known, marks: kept.remove(kept.find(fresh.from, fresh.to)).add(tr.doc, fresh.marks) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });

/** Jargon that has an explanation is underlined with dots and explained when pointed at. */
export const Glossary = Extension.create({
  name: 'glossary',
  addProseMirrorPlugins: () => [glossaryPlugin()],
});

/** Explains these terms and no others; gives what to dispatch. */
export function explaining(state: EditorState, terms: readonly Term[], language: Language): Transaction {
  const known: Terms = { find: termFinder(terms, language), language };
  return state.tr.setMeta(key, known).setMeta('addToHistory', false);
}

/** Ids of the terms that the text uses, each once. */
export function explainedIn(state: EditorState): string[] {
  const marks = key.getState(state)?.marks.find() ?? [];
  return [...new Set(marks.map(({ spec }) => (spec as { term: string }).term))];
}
