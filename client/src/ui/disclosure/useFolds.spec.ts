import { describe, expect, it } from '@jest/globals';

import { foldsNow } from './useFolds';

const none = new Map<string, boolean>();
const wanted = new Map([
  ['a', true],
  ['b', true],
  ['c', false],
]);

describe('a fold', () => {
  it('takes what is wanted in it', () => {
    expect(foldsNow(none, wanted, () => false)).toEqual(wanted);
  });

  it('never takes what is held in sight, as is what is held from the beginning', () => {
    const isHeld = (id: string) => id === 'a';
    const kept = new Map([...wanted, ['a', false]] as const);
    expect(foldsNow(none, wanted, isHeld)).toEqual(kept);
    expect(foldsNow(kept, wanted, isHeld)).toEqual(kept);
  });

  it('keeps what is held in it, even when it would be in sight by now', () => {
    const isHeld = (id: string) => id === 'b';
    expect(foldsNow(wanted, wanted, isHeld)).toEqual(wanted);
    const open = new Map([...wanted, ['b', false]] as const);
    expect(foldsNow(wanted, open, isHeld)).toEqual(wanted);
    expect(foldsNow(wanted, open, () => false)).toEqual(open);
  });
});
