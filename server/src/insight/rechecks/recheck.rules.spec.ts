import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dueFor, drawnShare, isDrawn, lapsesUnasked, wantsNote } from './recheck.rules.js';

const zone = 'Europe/London';
const TUESDAY = new Date('2026-10-06T09:00:00Z');
const on = (day: string) => new Date(`2026-10-${day}T09:00:00Z`);

describe('[recheck/draw] the lot', () => {
  it('falls on the same records whoever draws, as often as it is drawn', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(isDrawn(id)).toBe(isDrawn(id))));
    // Any change of these would draw anew what was drawn.
    const ids = Array.from({ length: 100 }, (_, nth) => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`);
    expect(ids.flatMap((id, nth) => (isDrawn(id) ? [nth] : []))).toEqual([11, 16, 74, 95]);
  });

  it('falls on five in a hundred, also where ids differ in little', () => {
    for (const run of ['7', 'a', 'f']) {
      const ids = Array.from(
        { length: 20_000 },
        (_, nth) => `0190000${run}-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`,
      );
      const share = ids.filter(isDrawn).length / ids.length;
      // Six standard deviations on either side.
      expect(Math.abs(share - drawnShare)).toBeLessThan(0.0093);
    }
  });
});

describe('[recheck/wait] who does not answer', () => {
  it('is asked once more after five working days, and it lapses after five more', () => {
    const asked = { askedAt: TUESDAY, remindedAt: null };
    expect([dueFor(asked, on('12'), zone), dueFor(asked, on('13'), zone)]).toEqual([null, 'remind']);
    const reminded = { askedAt: TUESDAY, remindedAt: on('13') };
    expect([dueFor(reminded, on('19'), zone), dueFor(reminded, on('20'), zone)]).toEqual([null, 'lapse']);
  });

  it('is asked once more also where nobody was there to do it in time', () => {
    expect(dueFor({ askedAt: TUESDAY, remindedAt: null }, on('30'), zone)).toBe('remind');
  });

  it('where nobody can be asked it lapses after as long', () => {
    expect([lapsesUnasked(TUESDAY, on('19'), zone), lapsesUnasked(TUESDAY, on('20'), zone)]).toEqual([false, true]);
  });
});

it('[recheck/note] what does not hold, or not whole, wants a sentence', () => {
  expect((['holds', 'partly', 'not'] as const).map(wantsNote)).toEqual([false, true, true]);
});
