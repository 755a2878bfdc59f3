import fc from 'fast-check';

import type { Cut } from './cut-connections.js';

/** What can happen in an organisation; `pass` lets days go by, `engine` and `clock` are what runs by itself. */
const happenings = [
  ...(['publish', 'unpublish', 'ask', 'help', 'reuse', 'try', 'review'] as const),
  ...(['takeBack', 'move', 'play', 'leave', 'merge', 'close', 'open', 'pass', 'engine', 'clock'] as const),
] as const;
export type Happening = (typeof happenings)[number];

/** One step of a history; people, teams, cards and earlier deeds are numbers, so that it can be lived several times. */
export interface Step {
  what: Happening;
  who: number;
  with: number;
  /** Which team, card or earlier deed. */
  which: number;
  /** Where its connection is cut the first time; whoever sent it repeats it until it is answered. */
  cut: Cut | null;
  /** It is sent once more, or twice at the same moment, though it was answered. */
  again: 'no' | 'after' | 'together';
}

/** People who take part, and the teams they sit in. */
export const LIVES = { people: 14, teams: 3, cards: 3 };

const weight: Partial<Record<Happening, number>> = { help: 5, reuse: 5, takeBack: 7, merge: 4, engine: 7 };

const plain = { noNullPrototype: true };
const cut = fc.record(
  {
    statement: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 })),
    side: fc.constantFrom<Cut['side'][]>('before', 'after'),
  },
  plain,
);

const step: fc.Arbitrary<Step> = fc.record(
  {
    what: fc.oneof(...happenings.map((what) => ({ weight: weight[what] ?? 2, arbitrary: fc.constant(what) }))),
    who: fc.nat(LIVES.people - 1),
    with: fc.nat(LIVES.people - 1),
    which: fc.nat(99),
    cut: fc.option(cut, { freq: 2 }),
    again: fc.oneof({ weight: 3, arbitrary: fc.constant('no' as const) }, fc.constantFrom('after', 'together')),
  },
  plain,
);

/** What an organisation lives through. */
export const lives: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 20, maxLength: 50, size: 'max' });

/** The same without anything going wrong and without repeats. */
export const undisturbed = (life: readonly Step[]): Step[] => life.map((each) => ({ ...each, cut: null, again: 'no' }));
