import { describe, expect, it } from '@jest/globals';
import type { LiveChange } from '@guildhall/shared/platform/live';
import fc from 'fast-check';

import { empty, hear, heldBy, receive, snapshot, type Step, type TopicCopy } from './topic-copy';

type Added = { add: number };
const apply = (sum: number, change: Added) => sum + change.add;
const change = (from: number, to: number, add: number): LiveChange => ({ topic: 't', from, to, change: { add } });
const held = (state: number, version: number): TopicCopy<number> => ({ kind: 'held', held: { state, version } });

describe('a copy of a live topic', () => {
  it('applies a change that starts at or before its version and ends after it', () => {
    const { copy, watchAgain } = receive(held(10, 4), change(4, 6, 5), apply);
    expect(heldBy(copy)).toEqual({ state: 15, version: 6 });
    expect(watchAgain).toBe(false);
  });

  it('ignores a change it has', () => {
    expect(receive(held(10, 4), change(2, 4, 5), apply)).toEqual({ copy: held(10, 4), watchAgain: false });
  });

  it('watches again at a gap and shows what it has meanwhile', () => {
    const { copy, watchAgain } = receive(held(10, 4), change(5, 6, 5), apply);
    expect(watchAgain).toBe(true);
    expect(heldBy(copy)).toEqual({ state: 10, version: 4 });
  });

  it('keeps changes that overtake the snapshot', () => {
    const early = receive(empty<number>(), change(3, 4, 5), apply);
    const { copy } = snapshot(early.copy, { state: 10, version: 3 }, apply);
    expect(heldBy(copy)).toEqual({ state: 15, version: 4 });
  });

  it('never goes back to an older snapshot', () => {
    expect(heldBy(snapshot(held(15, 5), { state: 10, version: 3 }, apply).copy)).toEqual({ state: 15, version: 5 });
  });

  it('watches again when told of a version it does not hold', () => {
    expect(hear(held(10, 4), 5).watchAgain).toBe(true);
    expect(hear(held(10, 4), 4).watchAgain).toBe(false);
  });

  it('ends at the state of the server whatever was dropped, repeated or reordered on the way', () => {
    const event = fc.record({
      add: fc.integer({ min: -9, max: 9 }),
      copies: fc.integer({ min: 0, max: 2 }),
      late: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 6 }), (events, askedAt) => {
        const server = { sum: 0, version: 0 };
        const underway: { at: number; message: LiveChange }[] = [];
        let copy: TopicCopy<number> = empty();
        let owed = 1;
        const take = (step: Step<number>) => {
          copy = step.copy;
          if (step.watchAgain) owed += 1;
        };
        const answer = () => {
          owed = 0;
          take(snapshot(copy, { state: server.sum, version: server.version }, apply));
        };

        events.forEach(({ add, copies, late }, index) => {
          server.sum += add;
          server.version += 1;
          for (let sent = 0; sent < copies; sent += 1) {
            underway.push({ at: index + late + sent, message: change(server.version - 1, server.version, add) });
          }
          for (const { message } of underway.filter(({ at }) => at === index)) take(receive(copy, message, apply));
          if (askedAt.includes(index) && owed > 0) answer();
        });
        for (const { message } of underway.filter(({ at }) => at >= events.length)) take(receive(copy, message, apply));
        take(hear(copy, server.version));
        while (owed > 0) answer();

        expect(heldBy(copy)).toEqual({ state: server.sum, version: server.version });
      }),
      { seed: 62 },
    );
  });
});
