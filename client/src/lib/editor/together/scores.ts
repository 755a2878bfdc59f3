import { isOutOfRange, isScoreHeading } from '@guildhall/shared/work/register-scores';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A cell whose number is no likelihood or impact. */
interface Place {
  from: number;
  to: number;
}

function cellsOf(row: Node, at: number): { node: Node; from: number }[] {
  const cells: { node: Node; from: number }[] = [];
  row.forEach((node, offset) => cells.push({ node, from: at + 1 + offset }));
  return cells;
}

/** The cells of every table of risks that stand out of range. */
export function outOfRange(doc: Node): Place[] {
  const places: Place[] = [];
  doc.descendants((table, at) => {
    if (table.type.name !== 'table') return !table.isTextblock;
    const scored = new Set<number>();
    table.forEach((row, offset, nth) => {
      for (const [column, { node, from }] of cellsOf(row, at + 1 + offset).entries()) {
        if (nth === 0 && isScoreHeading(node.textContent)) scored.add(column);
        if (nth > 0 && scored.has(column) && isOutOfRange(node.textContent))
          places.push({ from, to: from + node.nodeSize });
      }
    });
    return false;
  });
  return places;
}

function hint(words: string): HTMLElement {
  const element = document.createElement('small');
  element.className = 'score-hint';
  element.setAttribute('contenteditable', 'false');
  element.setAttribute('role', 'status');
  element.textContent = words;
  return element;
}

function marksIn(doc: Node, words: string): DecorationSet {
  const marks = outOfRange(doc).flatMap(({ from, to }) => [
    Decoration.node(from, to, { class: 'out-of-range' }),
    Decoration.widget(to - 1, () => hint(words), { side: 1, key: `score:${from}`, ignoreSelection: true }),
  ]);
  return DecorationSet.create(doc, marks);
}

const key = new PluginKey<DecorationSet>('scores');

/** Says beside a cell at once that its likelihood or impact is none; `words` are what it says, null that nobody asks. */
export const Scores = Extension.create<{ words: string | null }>({
  name: 'scores',

  addOptions() {
    return { words: null };
  },

  addProseMirrorPlugins() {
    const { words } = this.options;
    if (words === null) return [];
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => marksIn(doc, words),
          apply: (tr, marks) => (tr.docChanged ? marksIn(tr.doc, words) : marks),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});
