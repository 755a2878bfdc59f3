import { describe, expect, it } from '@jest/globals';
import type { Distance } from '@guildhall/shared/activity/catalogue';
import fc from 'fast-check';

import {
  isFirstStep,
  nothingBefore,
  pointsFor,
  type PointsFacts,
  pointsOf,
  reuseTaper,
  ruleIds,
  ruleSetV1,
  type ScorableActivity,
  taperedRules,
  weeklyTaper,
} from './points.rules.js';

const nothingYet: PointsFacts = { ...nothingBefore, hasFirstStep: true };

const base = { id: 'a1', member: 'ann', counterpart: null };
const published: ScorableActivity = { ...base, kind: 'practice.published', data: { honest: false } };
const asked: ScorableActivity = { ...base, kind: 'question.asked', data: { question: 'q' } };

function reused(adopterTeam: string, distance: Distance = 'other-directorate'): ScorableActivity {
  return { ...base, counterpart: 'bob', kind: 'practice.reused', data: { reuse: 'r', adopterTeam, distance } };
}

function tried(distance: Distance, outcome: 'kept' | 'changed' | 'stopped' = 'kept'): ScorableActivity {
  const data = { reuse: 'r', outcome, authorTeam: 't', distance };
  return { ...base, counterpart: 'bob', kind: 'practice.tried', data };
}

function helped(counterpart: string, hadNoFirstStep: boolean, member = 'ann'): ScorableActivity {
  return { ...base, member, counterpart, kind: 'newcomer.helped', data: { run: 'r', hadNoFirstStep } };
}

function quest(stamp: string | null, reward: string | null, warmUp = false): ScorableActivity {
  return { ...base, kind: 'quest.completed', data: { run: 'r', quest: 'say-when', stamp, reward, warmUp } };
}

const summary = (activity: ScorableActivity, facts: Partial<PointsFacts> = {}) =>
  pointsFor(activity, { ...nothingYet, ...facts }).map((line) => [line.rule, line.points, line.reason.code]);

describe('tapers of rule set v1', () => {
  it('[points/week] session.attended eight times in a week pays 5,5,2,2,1,1,0,0', () => {
    const paid = Array.from({ length: 8 }, (_, k) =>
      pointsOf(ruleSetV1['session.attended'].base, weeklyTaper(k + 1), 100),
    );
    expect(paid).toEqual([5, 5, 2, 2, 1, 1, 0, 0]);
  });

  it('[points/week] question.asked seven times in a week pays 3,3,1,1,0,0,0 and says why each time', () => {
    const lines = Array.from({ length: 7 }, (_, k) =>
      pointsFor(asked, { ...nothingYet, awardsThisWeek: { 'take part': k } }).at(0),
    );
    expect(lines.map((line) => line?.points)).toEqual([3, 3, 1, 1, 0, 0, 0]);
    expect(lines[2]?.reason).toEqual({ code: 'weekly_taper', params: { nth: 3, pct: 50, category: 'take part' } });
    expect(lines[6]?.reason).toEqual({ code: 'weekly_limit', params: { pct: 0, category: 'take part' } });
  });

  it('[points/week] awards of another category do not taper this one', () => {
    expect(summary(published, { awardsThisWeek: { help: 6, 'take part': 6 } })).toEqual([
      ['practice.published', 10, 'full'],
    ]);
  });

  it('[points/week] stamps, levels, first steps, reuse and help are never tapered', () => {
    expect(ruleIds.filter((id) => !taperedRules.includes(id)).sort()).toEqual(
      ['first.step', 'help.newcomer', 'level.reached', 'practice.reused', 'stamp.earned'].sort(),
    );
    const manyShared = { awardsThisWeek: { share: 9, help: 9, learn: 9 } };
    expect(summary(reused('t1'), manyShared)).toEqual([['practice.reused', 18, 'distance_boost']]);
    expect(summary(helped('bob', true), manyShared)).toEqual([['help.newcomer', 12, 'newcomer_boost']]);
    expect(summary(quest('1b', null), manyShared)).toEqual([['stamp.earned', 10, 'stamp']]);
  });

  it('[points/reuse] twenty-two teams in other directorates pay 18×3, 9×5, 4×12, 0, 0: 147 in all', () => {
    const teams = Array.from({ length: 22 }, (_, j) => `t${j}`);
    const paid = teams.map(
      (team, j) => pointsFor(reused(team), { ...nothingYet, adoptingTeams: teams.slice(0, j) })[0]!,
    );
    expect(paid.map((line) => line.points)).toEqual([
      ...Array<number>(3).fill(18),
      ...Array<number>(5).fill(9),
      ...Array<number>(12).fill(4),
      0,
      0,
    ]);
    expect(paid.reduce((sum, line) => sum + line.points, 0)).toBe(147);
    expect(paid[3]?.reason).toEqual({
      code: 'reuse_taper',
      params: { nth: 4, pct: 50, boost: 150, distance: 'other-directorate' },
    });
    expect(paid[21]?.reason.code).toBe('reuse_limit');
  });

  it('[points/reuse] the same team pays nothing, the same directorate 12, another organisation 24', () => {
    expect(summary(reused('t1', 'same-team'))).toEqual([['practice.reused', 0, 'same_team']]);
    expect(summary(reused('t1', 'same-directorate'))).toEqual([['practice.reused', 12, 'full']]);
    expect(summary(reused('t1', 'other-organisation'))).toEqual([['practice.reused', 24, 'distance_boost']]);
  });

  it('[points/reuse] one team pays once for one practice', () => {
    expect(summary(reused('t1'), { adoptingTeams: ['t1'] })).toEqual([['practice.reused', 0, 'team_counted_before']]);
  });

  it('[points/reuse] tapers never rise with k or j', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        (k) => weeklyTaper(k + 1) <= weeklyTaper(k) && reuseTaper(k + 1) <= reuseTaper(k),
      ),
      { seed: 62 },
    );
  });
});

describe('what each activity pays', () => {
  it('a published practice pays 10, an accepted answer 6, a tried practice 8', () => {
    expect(summary(published)).toEqual([['practice.published', 10, 'full']]);
    const answer: ScorableActivity = { ...base, counterpart: 'bob', kind: 'answer.accepted', data: { question: 'q' } };
    expect(summary(answer)).toEqual([['answer.accepted', 6, 'full']]);
    expect(summary(tried('other-directorate'))).toEqual([['practice.tried', 8, 'full']]);
  });

  it('[points/honest] "stopped" pays exactly as "kept" and "changed"', () => {
    const pay = (outcome: 'kept' | 'changed' | 'stopped') => summary(tried('same-directorate', outcome));
    expect(pay('stopped')).toEqual(pay('kept'));
    expect(pay('changed')).toEqual(pay('kept'));
  });

  it('trying the practice of one’s own team is recorded and unpaid', () => {
    expect(summary(tried('same-team'))).toEqual([['practice.tried', 0, 'same_team']]);
    expect(summary(tried('same-team'), { awardsThisWeek: { 'take part': 3 } })).toEqual([
      ['practice.tried', 0, 'same_team'],
    ]);
  });

  it('[points/tried-once] trying the same practice again is recorded and unpaid', () => {
    expect(summary(tried('other-directorate'), { teamTriedBefore: true })).toEqual([
      ['practice.tried', 0, 'team_counted_before'],
    ]);
  });

  it('a quest pays its stamp once and its reward by the week', () => {
    expect(summary(quest('2a', 'session.attended'))).toEqual([
      ['stamp.earned', 10, 'stamp'],
      ['session.attended', 5, 'full'],
    ]);
    expect(
      summary(quest('2a', 'session.attended'), { stampsEarned: ['2a'], awardsThisWeek: { 'take part': 2 } }),
    ).toEqual([['session.attended', 2, 'weekly_taper']]);
  });

  it('a quest does not pay again what an activity of its own pays, nor a rule that does not exist', () => {
    for (const reward of ['practice.published', 'help.newcomer', 'stamp.earned', 'first.step', 'toString', 'x']) {
      expect(summary(quest(null, reward))).toEqual([]);
    }
  });

  it('the warm-up pays nothing and is no first step', () => {
    expect(summary(quest('1a', 'session.attended', true), { hasFirstStep: false })).toEqual([]);
    expect(isFirstStep(quest('1a', null, true), false)).toBe(false);
  });

  it('the first step pays 15 besides the activity itself, once', () => {
    expect(summary(published, { hasFirstStep: false })).toEqual([
      ['practice.published', 10, 'full'],
      ['first.step', 15, 'first_step'],
    ]);
    expect(summary(published)).toHaveLength(1);
  });

  it('being reused and being named as a helper are no first steps: someone else did them', () => {
    expect(isFirstStep(reused('t1'), false)).toBe(false);
    expect(isFirstStep(helped('bob', true), false)).toBe(false);
    expect(isFirstStep(asked, false)).toBe(true);
  });
});

describe('limits on help', () => {
  it('[points/help] a person at level 0 pays 12, anyone else 8', () => {
    expect(summary(helped('bob', true))).toEqual([['help.newcomer', 12, 'newcomer_boost']]);
    expect(summary(helped('bob', false))).toEqual([['help.newcomer', 8, 'full']]);
  });

  it('[points/help] two people pay each other at most twice a season', () => {
    expect(summary(helped('bob', false), { pairAwards: 2, peopleHelped: ['bob'] })).toEqual([
      ['help.newcomer', 0, 'pair_limit'],
    ]);
  });

  it('[points/help] the eleventh person pays half, a person helped before as before', () => {
    const ten = Array.from({ length: 10 }, (_, i) => `p${i}`);
    expect(summary(helped('bob', true), { peopleHelped: ten })).toEqual([['help.newcomer', 6, 'people_taper']]);
    expect(summary(helped('p3', false), { peopleHelped: [...ten, 'bob'], pairAwards: 1 })).toEqual([
      ['help.newcomer', 8, 'full'],
    ]);
    expect(summary(helped('bob', false), { peopleHelped: [...ten, 'bob'], pairAwards: 1 })).toEqual([
      ['help.newcomer', 4, 'people_taper'],
    ]);
  });

  it('[points/help] a ring of n people gains at most 12 for each first step and 8 for every other paid pair', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 200 }), (claims) => {
        expect(ringTotal(claims)).toBeLessThanOrEqual(4 * 12 + 8 * 8);
      }),
      { seed: 62 },
    );
  });
});

/** Plays out claims of help among four people: the newcomer names the helper. */
function ringTotal(claims: [number, number][]): number {
  const started = new Set<number>();
  const pairs = new Map<string, number>();
  const people = new Map<number, string[]>();
  let total = 0;
  for (const [helper, newcomer] of claims) {
    const pair = [helper, newcomer].sort().join();
    const peopleHelped = people.get(helper) ?? [];
    const facts = { ...nothingYet, pairAwards: pairs.get(pair) ?? 0, peopleHelped };
    for (const line of pointsFor(helped(`${newcomer}`, !started.has(newcomer), `${helper}`), facts)) {
      total += line.points;
      if (line.points > 0) pairs.set(pair, facts.pairAwards + 1);
      people.set(helper, [...new Set([...peopleHelped, `${newcomer}`])]);
    }
    started.add(newcomer);
  }
  return total;
}

describe('who is paid and how a line is kept', () => {
  it('never oneself: an activity with oneself has no line at all', () => {
    for (const activity of [tried('other-directorate'), reused('t1'), helped('bob', true)]) {
      expect(pointsFor({ ...activity, counterpart: 'ann' }, { ...nothingYet, hasFirstStep: false })).toEqual([]);
    }
  });

  it('someone who does not play has no line at all', () => {
    expect(summary(published, { plays: false, hasFirstStep: false })).toEqual([]);
  });

  it('a line carries its rule, its formula and a key without clock or rule version', () => {
    expect(pointsFor(reused('t1'), nothingYet)).toEqual([
      {
        rule: 'practice.reused',
        ruleSet: 1,
        member: 'ann',
        category: 'share',
        base: 12,
        pct: 100,
        boost: 150,
        points: 18,
        counterpart: 'bob',
        reason: { code: 'distance_boost', params: { nth: 1, pct: 100, boost: 150, distance: 'other-directorate' } },
        idempotencyKey: 'rule:practice.reused:ann:activity:a1',
      },
    ]);
  });

  it('[I1] every line is floor(base × pct × boost / 10000), never negative, and no two lines share a key', () => {
    const kinds = fc.constantFrom(
      published,
      asked,
      reused('t1'),
      tried('same-directorate'),
      helped('bob', true),
      quest('2a', 'session.attended'),
    );
    const facts = fc.record({
      plays: fc.boolean(),
      hasFirstStep: fc.boolean(),
      stampsEarned: fc.subarray(['2a', '2b']),
      awardsThisWeek: fc.record({ 'take part': fc.nat(9), share: fc.nat(9) }),
      adoptingTeams: fc.array(fc.string(), { maxLength: 30 }),
      teamTriedBefore: fc.boolean(),
      pairAwards: fc.nat(3),
      peopleHelped: fc.uniqueArray(fc.string(), { maxLength: 14 }),
    });
    fc.assert(
      fc.property(kinds, facts, (activity, known) => {
        const lines = pointsFor(activity, known);
        for (const each of lines) expect(each.points).toBe(Math.floor((each.base * each.pct * each.boost) / 10_000));
        expect(new Set(lines.map((each) => each.idempotencyKey)).size).toBe(lines.length);
        expect(lines.every((each) => each.points >= 0 && Number.isInteger(each.points))).toBe(true);
      }),
      { seed: 62 },
    );
  });
});
