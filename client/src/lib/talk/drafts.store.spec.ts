import { beforeEach, describe, expect, it } from '@jest/globals';

import { draftFor, heldBy, restOf } from './drafts.store';
import { countTyped, drafts } from './typed.store';
import { withHeld } from './useKept';

beforeEach(() => drafts.setState({}, true));

const held = (memberId: string) => Object.fromEntries(heldBy(memberId, drafts.getState()));

describe('words that are typed', () => {
  it('are there for the next form of the same place, until they are sent', () => {
    draftFor('dev/c1:reply', '').write('Which of the two?');
    expect(draftFor('dev/c1:reply', '').read()).toBe('Which of the two?');
    expect(held('dev')).toEqual({ c1: ['reply'] });
    draftFor('dev/c1:reply', '').forget();
    expect(draftFor('dev/c1:reply', '').read()).toBe('');
    expect(held('dev')).toEqual({});
  });

  it('are told apart by what they are for', () => {
    draftFor('dev/t1:reply', '').write('At the desk.');
    draftFor('dev/t1:edit-c1', 'As it was.').write('As it is.');
    draftFor('dev/t2:edit-c2', 'As it was.').write('As it is.');
    expect(held('dev')).toEqual({ t1: ['reply', 'edit-c1'], t2: ['edit-c2'] });
  });

  it('are none where they say what stands there already', () => {
    const edit = draftFor('dev/c1:edit', 'As it was.');
    edit.write('As it is.');
    edit.write('As it was.');
    expect(held('dev')).toEqual({});
    expect(edit.read()).toBe('As it was.');
  });

  it('are there for who typed them, and for nobody else', () => {
    draftFor('dev/c1:reply', '').write('Which of the two?');
    expect(held('de')).toEqual({});
    expect(held('jo')).toEqual({});
  });
});

describe('the places that words are typed for', () => {
  it('are counted for who typed them, without those that hold nothing but spaces', () => {
    draftFor('dev/c1:reply', '').write('Which of the two?');
    draftFor('dev/c1:edit', 'As it was.').write('As it is.');
    draftFor('dev/c2:reply', '').write(' ');
    draftFor('jo/c3:reply', '').write('At the desk.');
    expect(countTyped('dev')).toBe(2);
    expect(countTyped('de')).toBe(0);
  });
});

describe('words that were sent', () => {
  it('are taken off what was typed on behind them', () => {
    expect(restOf('And in the south. The east is next.', 'And in the south.')).toBe('The east is next.');
    expect(restOf(' And in the south. The east ', 'And in the south.')).toBe('The east ');
    expect(restOf('And in the south. ', 'And in the south.')).toBe('');
  });

  it('are not looked for in words that were changed since', () => {
    expect(restOf('But in the south. The east is next.', 'And in the south.')).toBe(
      'But in the south. The east is next.',
    );
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
