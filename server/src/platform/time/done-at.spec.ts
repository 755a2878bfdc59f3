import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { BELIEVED_MS, doneAt } from './done-at.rules.js';

const received = new Date('2026-11-24T10:00:00Z');
const hour = 60 * 60 * 1000;
const before = (ms: number) => new Date(received.getTime() - ms);
const signedInAt = before(30 * 24 * hour);

describe('[offline/time] what waited on a device was done', () => {
  it('when its person did it, within 48 hours', () => {
    expect(doneAt({ doneAgo: hour, signedInAt }, received, [before(2 * hour)])).toEqual(before(hour));
    expect(doneAt({ doneAgo: BELIEVED_MS, signedInAt }, received, [])).toEqual(before(BELIEVED_MS));
  });

  it('when it arrived, where it did not wait, or says so of longer ago', () => {
    expect(doneAt({ signedInAt }, received, [])).toEqual(received);
    expect(doneAt({ doneAgo: BELIEVED_MS + 1, signedInAt }, received, [])).toEqual(received);
  });

  it('when it arrived, where that is before its sign-in, or what it was done for, began', () => {
    expect(doneAt({ doneAgo: hour, signedInAt: before(hour - 1) }, received, [])).toEqual(received);
    expect(doneAt({ doneAgo: hour }, received, [])).toEqual(received);
    expect(doneAt({ doneAgo: hour, signedInAt }, received, [null, before(hour - 1)])).toEqual(received);
    expect(doneAt({ doneAgo: hour, signedInAt }, received, [before(hour)])).toEqual(before(hour));
  });

  it('never in the future, never before a bound, and never at a time that nobody said', () => {
    const far = 20 * 24 * hour;
    const near = fc.oneof(fc.integer({ min: -hour, max: far }), fc.constantFrom(0, BELIEVED_MS, BELIEVED_MS + 1));
    fc.assert(
      fc.property(near, fc.option(near, { nil: undefined }), fc.array(near, { maxLength: 3 }), (ago, sign, began) => {
        const actor = { doneAgo: ago, ...(sign !== undefined && { signedInAt: before(sign) }) };
        const at = doneAt(actor, received, began.map(before)).getTime();
        expect(at).toBeLessThanOrEqual(received.getTime());
        expect([received.getTime(), received.getTime() - ago]).toContain(at);
        if (at === received.getTime()) return;
        expect(received.getTime() - at).toBeLessThanOrEqual(BELIEVED_MS);
        for (const bound of [sign ?? -1, ...began]) expect(at).toBeGreaterThanOrEqual(received.getTime() - bound);
      }),
      { seed: 11 },
    );
  });
});
