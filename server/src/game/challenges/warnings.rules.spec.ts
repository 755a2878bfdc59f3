import { describe, expect, it } from '@jest/globals';

import { type ChallengeSettings, challengeWarnings, type TakingPart } from './warnings.rules.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const unit = (id: string, people: number, more: Partial<TakingPart> = {}): TakingPart => ({
  id,
  name: id,
  people,
  kind: 'team',
  path: [`d-${id}`, id],
  directorate: `d-${id}`,
  ...more,
});

/** A challenge of four weeks between three teams of about the same size, with a quest and things done for others. */
const sound: ChallengeSettings = {
  mode: 'breadth',
  cap: 30,
  startsAt: day(2),
  endsAt: day(30),
  units: [unit('a', 8), unit('b', 10), unit('c', 12)],
  activities: ['practice.published', 'practice.tried', 'quest.completed'],
  quests: 2,
  badge: null,
  hasDeputy: true,
  startHasPassed: false,
  rests: [],
};
const codes = (changed: Partial<ChallengeSettings>) => challengeWarnings({ ...sound, ...changed }).map((w) => w.code);

describe('plain warnings of what a setting rewards (DESIGN §5)', () => {
  it('a sound challenge has none', () => {
    expect(codes({})).toEqual([]);
  });

  it('a cap that one activity fills, and one that few could fill', () => {
    expect(challengeWarnings({ ...sound, cap: 10 })).toEqual([{ code: 'cap_low', params: { cap: 10, single: 10 } }]);
    expect(challengeWarnings({ ...sound, cap: 60 })).toEqual([{ code: 'cap_high', params: { cap: 60, within: 53 } }]);
    expect(codes({ cap: 60, mode: 'own_best' })).toEqual([]);
  });

  it('a badge that says it is for a shared goal, for a race, or for other work than this', () => {
    const goal = { type: 'challenge_result', result: { is: 'reached' } } as const;
    const race = { type: 'challenge_result', result: { is: 'placed', within: 1 } } as const;
    const work = { type: 'first_step' } as const;
    expect(codes({ badge: goal })).toEqual(['badge_of_a_goal']);
    expect(codes({ badge: goal, mode: 'together' })).toEqual([]);
    expect(codes({ badge: race })).toEqual([]);
    expect(codes({ badge: race, mode: 'own_best' })).toEqual(['badge_of_a_race']);
    expect(codes({ badge: work })).toEqual(['badge_of_other_work']);
    expect(codes({ badge: { type: 'any_of', of: [work, { type: 'all_of', of: [goal, race] }] } })).toEqual([]);
  });

  it('few units, and units of very different sizes', () => {
    expect(codes({ units: [unit('a', 8), unit('b', 9)] })).toEqual(['few_units']);
    expect(codes({ units: [] })).toEqual([]);
    expect(challengeWarnings({ ...sound, units: [unit('a', 10), unit('b', 40), unit('c', 12)] })).toEqual([
      { code: 'sizes_differ', params: { least: 10, most: 40 } },
    ]);
    expect(codes({ mode: 'together', units: [unit('a', 10), unit('b', 400)] })).toEqual([]);
  });

  it('units of fewer than five, which are shown inside their parent, and never how many are in them', () => {
    expect(codes({ units: [unit('a', 3), unit('b', 20), unit('c', 20)] })).toEqual(['units_under_five']);
    expect(challengeWarnings({ ...sound, units: [unit('a', 4), unit('b', 9), unit('c', 9)] })).toEqual([
      { code: 'units_under_five', params: {} },
    ]);
  });

  it('teams racing a directorate, or a unit racing one inside it', () => {
    const directorate = unit('big', 30, { kind: 'directorate', path: ['big'], directorate: 'big' });
    expect(codes({ units: [unit('a', 9), unit('b', 9), directorate] })).toEqual(['kinds_mixed']);
    const inside = unit('in', 10, { path: ['d-a', 'a', 'in'] });
    expect(codes({ units: [unit('a', 8), unit('b', 10), inside] })).toEqual(['unit_inside_another']);
  });

  it('a pair that is not two teams of two directorates', () => {
    const near = [unit('a', 9), unit('b', 9, { directorate: 'd-a' })];
    expect(codes({ mode: 'paired', units: near })).toEqual(['pair_needs_two_directorates']);
    expect(codes({ mode: 'paired', units: [unit('a', 9), unit('b', 9)] })).toEqual([]);
  });

  it('longer than a season, shorter than a week, across a rest week', () => {
    const yearEnd = new Date(Date.UTC(2027, 1, 20));
    expect(challengeWarnings({ ...sound, endsAt: yearEnd })).toEqual([
      { code: 'longer_than_a_season', params: { weeks: 16 } },
    ]);
    expect(challengeWarnings({ ...sound, endsAt: day(5) })).toEqual([{ code: 'shorter_than_a_week', params: {} }]);
    expect(codes({ endsAt: new Date(day(9).getTime() - 3_600_000) })).toEqual([]);
    expect(codes({ rests: [{ from: day(29), to: day(36) }] })).toEqual(['spans_rest_week']);
    expect(codes({ rests: [{ from: day(30), to: day(37) }] })).toEqual([]);
  });

  it('no quest, only what one can do alone, nothing to begin with, nothing at all', () => {
    expect(codes({ quests: 0 })).toEqual(['no_quest']);
    expect(codes({ quests: 0, activities: ['practice.published', 'question.asked'] })).toEqual([
      'no_quest',
      'alone_only',
    ]);
    expect(codes({ quests: 0, activities: ['practice.reused'] })).toEqual(['no_quest', 'no_first_step']);
    expect(codes({ quests: 0, activities: [] })).toEqual(['nothing_counts']);
  });

  it('nobody to take over when the owner leaves', () => {
    expect(codes({ hasDeputy: false })).toEqual(['no_deputy']);
  });

  it('a start that has passed, and no length of one that closes before it opens', () => {
    expect(codes({ startHasPassed: true })).toEqual(['start_has_passed']);
    expect(codes({ endsAt: day(1) })).toEqual([]);
  });
});
