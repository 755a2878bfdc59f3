import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type SaveFacts, saveState } from './save-state';

const facts: SaveFacts = { loaded: true, synced: true, unsent: 0, keeps: true, refused: false, overfull: false };

describe('what is said about saving', () => {
  it('is "saved" only when connected, told everything and with nothing on the way', () => {
    const any = fc.record({
      loaded: fc.boolean(),
      synced: fc.boolean(),
      unsent: fc.nat(5),
      keeps: fc.boolean(),
      refused: fc.boolean(),
      overfull: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.boolean(), (known, connected) => {
        const whole = connected && known.loaded && known.synced && known.unsent === 0;
        expect(saveState(known, connected) === 'saved').toBe(whole && !known.refused && !known.overfull);
      }),
      { seed: 62 },
    );
  });

  it('says where changes are without a connection', () => {
    expect(saveState({ ...facts, unsent: 2 }, false)).toBe('kept');
    expect(saveState({ ...facts, unsent: 2, keeps: false }, false)).toBe('held');
    expect(saveState(facts, false)).toBe('away');
  });

  it('never promises anything of a text that was closed', () => {
    expect(saveState({ ...facts, refused: true }, true)).toBe('closed');
    expect(saveState({ ...facts, unsent: 3, refused: true }, false)).toBe('closed');
    expect(saveState({ ...facts, unsent: 3, overfull: true }, false)).toBe('overfull');
  });
});
