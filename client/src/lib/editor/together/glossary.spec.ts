import { describe, expect, it } from '@jest/globals';
import { Schema } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';

import { explainedIn, explaining, glossaryPlugin } from './glossary';

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
});
const term = (id: string) => ({ id, term: id, meaning: 'In plain words.' });

describe('the terms of a text', () => {
  it('may come while somebody writes: the cursor stays, and what is written later is explained too', () => {
    const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('About the sprint here')])]);
    let state = EditorState.create({ doc, plugins: [glossaryPlugin()] });
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 7)));
    expect(explainedIn(state)).toEqual([]);
    state = state.apply(explaining(state, [term('sprint'), term('backlog')], 'en'));
    expect(explainedIn(state)).toEqual(['sprint']);
    expect(state.selection.from).toBe(7);
    state = state.apply(state.tr.insertText('and the backlog ', state.doc.content.size - 1));
    expect(explainedIn(state).toSorted()).toEqual(['backlog', 'sprint']);
    state = state.apply(explaining(state, [term('backlog')], 'en'));
    expect(explainedIn(state)).toEqual(['backlog']);
  });
});
