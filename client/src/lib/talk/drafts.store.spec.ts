import { beforeEach, describe, expect, it } from '@jest/globals';

import { draftFor, drafts, heldFor } from './drafts.store';
import { withHeld } from './useKept';

beforeEach(() => drafts.setState({}, true));

describe('words that are typed', () => {
  it('are there for the next form of the same place, until they are sent', () => {
    draftFor('c1:reply', '').write('Which of the two?');
    expect(draftFor('c1:reply', '').read()).toBe('Which of the two?');
    expect(heldFor('c1')).toBe('reply');
    draftFor('c1:reply', '').forget();
    expect(draftFor('c1:reply', '').read()).toBe('');
    expect(heldFor('c1')).toBeUndefined();
  });

  it('are none where they say what stands there already', () => {
    const edit = draftFor('c1:edit', 'As it was.');
    edit.write('As it is.');
    edit.write('As it was.');
    expect(heldFor('c1')).toBeUndefined();
    expect(edit.read()).toBe('As it was.');
  });

  it('are for one thing and no other', () => {
    draftFor('c10:reply', '').write('Ten');
    expect(heldFor('c1')).toBeUndefined();
  });
});

describe('what has left a list', () => {
  const item = (id: string) => ({ id });
  const before = ['a', 'b', 'c'].map(item);

  it('stays in its place while words are held for it', () => {
    const now = [item('a'), item('c'), item('d')];
    expect(withHeld(before, now, (id) => id === 'b')).toEqual(['a', 'b', 'c', 'd'].map(item));
  });

  it('goes where there are none', () => {
    expect(withHeld(before, [item('a')], () => false)).toEqual([item('a')]);
    expect(withHeld(before, [item('a')], (id) => id === 'a')).toEqual([item('a')]);
  });
});
