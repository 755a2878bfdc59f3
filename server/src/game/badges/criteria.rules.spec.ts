import { describe, expect, it } from '@jest/globals';
import { badgeCriteria, type BadgeCriteria } from '@guildhall/shared/game/badge-criteria';
import fc from 'fast-check';

import {
  criteriaHold,
  criteriaSentence,
  earnedFrom,
  type FactNeeded,
  factKey,
  factsNeeded,
  type GroundStep,
  kindsToWatch,
} from './criteria.rules.js';

/** The badges of the starter content whose ground exists. */
const starters: Record<string, BadgeCriteria> = {
  'first-step': { type: 'first_step' },
  'good-neighbour': { type: 'newcomers_helped', atLeast: 3, within: 'season', stillTakingPartAfterDays: 30 },
  borrower: {
    type: 'activity_count',
    kind: 'practice.tried',
    atLeast: 3,
    within: 'season',
    distance: 'same-directorate',
  },
  lender: { type: 'practice_reused', teams: 3, outsideDirectorate: true },
  bridge: { type: 'distinct_counterpart_directorates', atLeast: 4, within: 'ever' },
  'good-question': { type: 'question_useful', people: 5 },
  'honest-note': { type: 'activity_count', kind: 'practice.thanked', atLeast: 2, within: 'season', honest: true },
  together: { type: 'challenge_result', result: { is: 'reached' } },
};
const composed: BadgeCriteria = {
  type: 'all_of',
  of: [
    starters['first-step']!,
    {
      type: 'any_of',
      of: [starters['bridge']!, { type: 'quest_completed', quest: 'borrow-one' }, starters['first-step']!],
    },
  ],
};
const known = (...counts: [FactNeeded, number][]) => new Map(counts.map(([need, count]) => [factKey(need), count]));

describe('criteria as a definition holds them', () => {
  it.each(Object.entries(starters))('the badge “%s” of the starter content can be said', (_slug, criteria) => {
    expect(badgeCriteria.parse(criteria)).toEqual(criteria);
    expect(factsNeeded(criteria)).toHaveLength(1);
  });

  it('all of and any of join up to three deep, no deeper, and never nothing', () => {
    const nest = (depth: number): BadgeCriteria =>
      depth === 0 ? { type: 'first_step' } : { type: 'all_of', of: [nest(depth - 1)] };
    expect([0, 1, 2, 3, 4].map((depth) => badgeCriteria.safeParse(nest(depth)).success)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(badgeCriteria.safeParse({ type: 'any_of', of: [] }).success).toBe(false);
    expect(badgeCriteria.safeParse({ type: 'any_of', of: Array.from({ length: 9 }, () => nest(0)) }).success).toBe(
      false,
    );
  });

  it.each([
    ['a kind that does not exist', { type: 'activity_count', kind: 'logged.in', atLeast: 1, within: 'ever' }],
    ['none at all', { type: 'activity_count', kind: 'question.asked', atLeast: 0, within: 'ever' }],
    [
      'a distance of what has none',
      { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever', distance: 'same-team' },
    ],
    [
      'honesty of anything but a card',
      { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever', honest: true },
    ],
    ['a fourth place, since only three are named', { type: 'challenge_result', result: { is: 'placed', within: 4 } }],
    ['more than was asked', { type: 'first_step', fast: true }],
    ['a type that does not exist', { type: 'sql', of: 'select 1' }],
  ])('refuses %s', (_what, criteria) => {
    expect(badgeCriteria.safeParse(criteria).success).toBe(false);
  });

  it.each([
    ['distance', { distance: 'same-team' }, 'distance_of_reuse'],
    ['honest', { honest: true }, 'honest_of_cards'],
  ])('says of %s by a code of its own that it does not go with the kind', (field, more, code) => {
    const asked = { type: 'activity_count', kind: 'question.asked', atLeast: 1, within: 'ever', ...more };
    const { error } = badgeCriteria.safeParse({ type: 'all_of', of: [asked] });
    expect(error?.issues).toMatchObject([{ path: ['of', 0, field], params: { code } }]);
  });
});

describe('whether they hold', () => {
  const newcomers: FactNeeded = { count: 'newcomers', within: 'season', stillAfterDays: 30 };

  it('from the threshold on', () => {
    expect(criteriaHold(starters['good-neighbour']!, known([newcomers, 2]))).toBe(false);
    expect(criteriaHold(starters['good-neighbour']!, known([newcomers, 3]))).toBe(true);
    expect(criteriaHold(starters['good-neighbour']!, new Map())).toBe(false);
  });

  it('other counts do not answer for them', () => {
    expect(criteriaHold(starters['good-neighbour']!, known([{ ...newcomers, within: 'ever' }, 9]))).toBe(false);
    expect(criteriaHold(starters['good-neighbour']!, known([{ ...newcomers, stillAfterDays: null }, 9]))).toBe(false);
  });

  it('all of needs each, any of needs one', () => {
    const step: FactNeeded = { count: 'first_step' };
    expect(criteriaHold(composed, known([step, 1]))).toBe(true);
    expect(criteriaHold(composed, known([{ count: 'quest', quest: 'borrow-one' }, 1]))).toBe(false);
  });

  it('a need has one key, however its parts are ordered', () => {
    expect(factKey({ stillAfterDays: 30, within: 'season', count: 'newcomers' })).toBe(factKey(newcomers));
  });

  it('every count is asked for once', () => {
    expect(factsNeeded(composed).map((need) => need.count)).toEqual([
      'first_step',
      'counterpart_directorates',
      'quest',
    ]);
    expect(factsNeeded({ type: 'challenge_result', result: { is: 'placed', within: 3 } })).toEqual([
      { count: 'challenges', placed: 3, challenge: null },
    ]);
  });

  it('are looked at again after the activities that can change them', () => {
    expect(kindsToWatch({ type: 'all_of', of: [starters['borrower']!, starters['lender']!] })).toEqual([
      'practice.tried',
      'practice.reused',
    ]);
    expect(kindsToWatch({ type: 'any_of', of: [starters['borrower']!, starters['bridge']!] })).toEqual([]);
    expect(kindsToWatch({ type: 'quest_completed', quest: 'x' })).toEqual(['quest.completed']);
  });

  const leaf = fc.constantFrom<BadgeCriteria>(...Object.values(starters), {
    type: 'distinct_counterpart_teams',
    atLeast: 2,
    within: 'season',
  });
  const { tree } = fc.letrec<{ tree: BadgeCriteria }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        type: fc.constantFrom('all_of' as const, 'any_of' as const),
        of: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
      }) as fc.Arbitrary<BadgeCriteria>,
    ),
  }));

  it('more of anything never takes a badge away; nothing at all never earns one; enough of everything always does', () => {
    fc.assert(
      fc.property(tree, fc.array(fc.nat(6), { minLength: 12, maxLength: 12 }), fc.nat(11), (criteria, counts, more) => {
        const needs = factsNeeded(criteria);
        const facts = new Map(needs.map((need, i) => [factKey(need), counts[i % 12]!]));
        const raised = new Map(
          [...facts].map(([key, count], i) => [key, i === more % needs.length ? count + 1 : count]),
        );
        if (criteriaHold(criteria, facts)) expect(criteriaHold(criteria, raised)).toBe(true);
        expect(criteriaHold(criteria, new Map())).toBe(false);
        expect(criteriaHold(criteria, new Map(needs.map((need) => [factKey(need), 1000])))).toBe(true);
      }),
      { seed: 62 },
    );
  });
});

describe('when they came to hold', () => {
  const step = (day: number, subjectId = `${day}`): GroundStep => ({
    at: new Date(Date.UTC(2026, 9, day)),
    kind: 'practice.tried',
    activityId: subjectId,
    subjectId,
  });
  const borrowed = factsNeeded(starters['borrower']!)[0]!;
  const first = factsNeeded(starters['first-step']!)[0]!;

  it('is the moment of the one that made it enough; what came later is no part of it', () => {
    const earned = earnedFrom(
      starters['borrower']!,
      new Map([[factKey(borrowed), [1, 5, 9, 20].map((day) => step(day))]]),
    );
    expect(earned?.at).toEqual(step(9).at);
    expect(earned?.steps).toHaveLength(3);
  });

  it('is the last of all, or the first of any', () => {
    const both = [starters['first-step']!, starters['borrower']!];
    const ground = new Map([
      [factKey(first), [step(3)]],
      [factKey(borrowed), [1, 2, 8].map((day) => step(day))],
    ]);
    expect(earnedFrom({ type: 'all_of', of: both }, ground)?.at).toEqual(step(8).at);
    expect(earnedFrom({ type: 'any_of', of: both }, ground)?.at).toEqual(step(3).at);
    expect(earnedFrom({ type: 'all_of', of: both }, new Map([[factKey(first), [step(3)]]]))).toBeNull();
  });

  it('one thing that is the ground of two parts is named once', () => {
    const twice: BadgeCriteria = {
      type: 'all_of',
      of: [starters['borrower']!, { ...starters['borrower']!, atLeast: 2 } as BadgeCriteria],
    };
    const earned = earnedFrom(twice, new Map([[factKey(borrowed), [1, 2, 3].map((day) => step(day))]]));
    expect(earned?.steps).toHaveLength(3);
  });

  it('they have come to hold exactly when they hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<BadgeCriteria>(composed, ...Object.values(starters)),
        fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }),
        (criteria, counts) => {
          const needs = factsNeeded(criteria);
          const ground = new Map(
            needs.map((need, i) => [factKey(need), Array.from({ length: counts[i]! }, (_, n) => step(n + 1))]),
          );
          const facts = new Map([...ground].map(([key, steps]) => [key, steps.length]));
          expect(earnedFrom(criteria, ground) !== null).toBe(criteriaHold(criteria, facts));
        },
      ),
      { seed: 63 },
    );
  });
});

describe('the sentence of a badge', () => {
  it('names its words and numbers', () => {
    expect(criteriaSentence(starters['borrower']!)).toEqual({
      code: 'activity_count_from',
      params: { kind: 'practice.tried', count: 3, within: 'season', distance: 'same-directorate' },
    });
    expect(criteriaSentence(starters['good-neighbour']!)).toEqual({
      code: 'newcomers_helped_still',
      params: { count: 3, within: 'season', days: 30 },
    });
    expect(criteriaSentence(starters['lender']!)).toEqual({ code: 'practice_reused_outside', params: { count: 3 } });
    expect(criteriaSentence(starters['together']!)).toEqual({ code: 'challenge_reached', params: {} });
    expect(criteriaSentence(starters['honest-note']!).code).toBe('activity_count_honest');
  });

  it('joins its parts, and needs no joining word for one', () => {
    expect(criteriaSentence(composed)).toMatchObject({
      code: 'all_of',
      of: [{ code: 'first_step' }, { code: 'any_of', of: [{}, {}, {}] }],
    });
    expect(criteriaSentence({ type: 'all_of', of: [{ type: 'first_step' }] })).toEqual({
      code: 'first_step',
      params: {},
    });
  });
});
