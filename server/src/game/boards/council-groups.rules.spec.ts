import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isTelling } from '../../people/privacy/suppression.rules.js';
import { councilGroups, type DirectorateCounts } from './council-groups.rules.js';

const directorate = (name: string, people: number, started: number): DirectorateCounts => ({
  unitId: name,
  name,
  nameCy: null,
  people,
  started,
});
const shown = (...directorates: DirectorateCounts[]) =>
  councilGroups(directorates).map(({ units, people, rate }) => [units.map(({ name }) => name).join(), people, rate]);

describe('directorates on the whole-council bar', () => {
  it('stand each for themselves where nothing tells of few', () => {
    expect(shown(directorate('A', 20, 10), directorate('B', 10, 0))).toEqual([
      ['A', 20, 0.5],
      ['B', 10, 0],
    ]);
  });

  it('one that tells of two stands together with another, so that the whole does not give it away', () => {
    expect(shown(directorate('A', 40, 20), directorate('B', 10, 2), directorate('C', 20, 10))).toEqual([
      ['A', 40, 0.5],
      ['B,C', 30, 0.4],
    ]);
  });

  it('nothing is said where all of them together tell of few', () => {
    expect(shown(directorate('A', 10, 1), directorate('B', 10, 2))).toEqual([]);
  });

  it('no rate tells of one to four people, nobody is counted twice, and every row is of five or more', () => {
    const any = fc.record({ people: fc.nat(30), share: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (drawn) => {
        const all = drawn.map(({ people, share }, nth) => directorate(`${nth}`, people, Math.floor(people * share)));
        const groups = councilGroups(all);
        for (const { people, rate } of groups) {
          const started = Math.round(people * rate);
          expect({ people: people >= 5, tells: isTelling([started, people - started]) }).toEqual({
            people: true,
            tells: false,
          });
        }
        const named = groups.flatMap(({ units }) => units.map(({ unitId }) => unitId));
        expect(new Set(named).size).toBe(named.length);
      }),
      { seed: 62, numRuns: 500 },
    );
  });
});
