import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { movedUp } from './moved-up.rules.js';
import { minutesOfStep, type NearRun, whoIsNear } from './near.rules.js';
import { withinReach } from './team-goal.rules.js';

type Step = NearRun['progress']['steps'][number];
type Mode = NearRun['steps'][number]['mode'];

const complete: Step = { state: 'complete', contributions: [], doneBy: [] };
const open = (...done: [string, 'pending' | 'accepted' | 'returned'][]): Step => ({
  state: 'to_do',
  contributions: done.map(([member, state], nth) => ({
    id: `c${nth}`,
    member,
    way: 'own_word',
    state,
    confirmedBy: [],
  })),
  doneBy: [],
});
const run = (steps: readonly Step[], mode: Mode = 'any_one', times = 1): NearRun => ({
  minutes: 30,
  steps: steps.map(() => ({ times, mode })),
  progress: {
    steps: [...steps],
    party: [
      { id: 'ann', name: 'Ann', state: 'accepted' },
      { id: 'bob', name: 'Bob', state: 'accepted' },
      { id: 'cai', name: 'Cai', state: 'invited' },
    ],
  },
});

describe('[encourage/near] who is one step from finishing', () => {
  it('those in the party, when all steps but one are complete', () => {
    expect(whoIsNear(run([complete, open()]))).toEqual(['ann', 'bob']);
    expect(whoIsNear(run([open(), open()]))).toEqual([]);
    expect(whoIsNear(run([complete, complete]))).toEqual([]);
  });

  it('nobody in a quest of one step: its beginning is not its end', () => {
    expect(whoIsNear(run([open()]))).toEqual([]);
  });

  it('nobody who has done their share or waits for a confirmation', () => {
    expect(whoIsNear(run([complete, { ...open(['ann', 'accepted']), doneBy: ['ann'] }], 'each'))).toEqual(['bob']);
    expect(whoIsNear(run([complete, open(['ann', 'pending'])], 'each'))).toEqual(['bob']);
    expect(whoIsNear(run([complete, open(['ann', 'pending'])]))).toEqual([]);
    expect(whoIsNear(run([complete, open(['ann', 'returned'])]))).toEqual(['ann', 'bob']);
  });

  it('of a step to be done several times, only when one deed is left', () => {
    expect(whoIsNear(run([complete, open(['ann', 'accepted'])], 'any_one', 3))).toEqual([]);
    expect(whoIsNear(run([complete, open(['ann', 'accepted'], ['bob', 'accepted'])], 'any_one', 3))).toEqual([
      'ann',
      'bob',
    ]);
    expect(whoIsNear(run([complete, open(['ann', 'accepted'])], 'each', 2))).toEqual(['ann']);
  });

  it('a step takes its share of the quest’s minutes, and never none', () => {
    expect(minutesOfStep(run([complete, open()]))).toBe(15);
    expect(minutesOfStep({ ...run([complete, open()]), minutes: 1 })).toBe(1);
  });
});

describe('[encourage/goal] a goal within reach', () => {
  it('is half way there with one to three people to go', () => {
    expect(withinReach({ across: 4, people: 10, target: 70 })).toEqual({ pct: 57, need: 3 });
    expect(withinReach({ across: 3, people: 10, target: 70 })).toBeNull();
    expect(withinReach({ across: 7, people: 10, target: 70 })).toBeNull();
    expect(withinReach({ across: 1, people: 5, target: 60 })).toBeNull();
    expect(withinReach({ across: 2, people: 4, target: 75 })).toBeNull();
  });

  it('with as many more people as it says the goal is met, and with one fewer it is not', () => {
    const goals = fc.record({
      across: fc.nat(300),
      people: fc.integer({ min: 0, max: 300 }),
      target: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(goals, (goal) => {
        const reach = withinReach({ ...goal, across: Math.min(goal.across, goal.people) });
        if (!reach) return;
        const across = Math.min(goal.across, goal.people);
        const rate = (more: number) => (100 * (across + more)) / goal.people;
        expect(rate(reach.need)).toBeGreaterThanOrEqual(goal.target);
        expect(rate(reach.need - 1)).toBeLessThan(goal.target);
        expect(reach.pct).toBeGreaterThanOrEqual(50);
        expect(reach.pct).toBeLessThan(100);
      }),
      { seed: 63, numRuns: 500 },
    );
  });
});

describe('[encourage/up] who moved up', () => {
  const places = (...ids: string[]) => new Map(ids.map((id, nth) => [id, nth + 1]));

  it('those who stand higher than before; newcomers came from after everybody', () => {
    expect(movedUp(places('a', 'b', 'c'), places('b', 'a', 'c'))).toEqual(['b']);
    expect(movedUp(places('a', 'b'), places('a', 'new', 'b'))).toEqual(['new']);
    expect(movedUp(places('a', 'b'), places('a', 'b', 'new'))).toEqual([]);
    expect(movedUp(places(), places('a'))).toEqual([]);
  });

  it('never anyone who stands lower, or the same', () => {
    const orders = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(orders, orders, (before, now) => {
        for (const id of movedUp(places(...before), places(...now))) {
          const was = before.includes(id) ? before.indexOf(id) : before.length;
          expect(now.indexOf(id)).toBeLessThan(was);
        }
      }),
      { seed: 64, numRuns: 300 },
    );
  });
});
