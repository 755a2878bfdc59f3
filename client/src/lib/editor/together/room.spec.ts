import { expect, it } from '@jest/globals';
import { Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

import { roomFor } from './room';

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
});

it('takes words until the text is full, those of others always, and again when some were taken out', () => {
  const told: boolean[] = [];
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('12345')])]);
  let state = EditorState.create({ doc, plugins: [roomFor(10, (full) => told.push(full))] });
  const words = () => state.doc.textContent;
  const type = (text: string) => (state = state.apply(state.tr.insertText(text, 1)));
  type('678');
  expect([words(), told]).toEqual(['67812345', []]);
  type('9');
  expect([words(), told]).toEqual(['67812345', [true]]);
  state = state.apply(state.tr.insertText('others', 1).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
  expect(words()).toBe('others67812345');
  state = state.apply(state.tr.delete(1, 3));
  type('9');
  expect([words(), told]).toEqual(['hers67812345', [true, false, true]]);
  state = state.apply(state.tr.delete(1, 9));
  type('9');
  expect([words(), told.at(-1)]).toEqual(['92345', false]);
});
