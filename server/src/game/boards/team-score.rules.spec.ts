import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  departmentScore,
  halfSteps,
  mostUsefulNextAction,
  nobody,
  type Priors,
  roundedParts,
  type TeamCounters,
  teamScore,
} from './team-score.rules.js';

const priors: Priors = { b0: 0.32, d0: 0.2, u0: 0.25 };

/** The counters of people with these season points, none of them opted out. */
function team(points: number[], counters: Partial<TeamCounters> = {}): TeamCounters {
  return {
    ...nobody,
    people: points.length,
    started: points.filter((p) => p >= 10).length,
    halfSteps: points.reduce((sum, p) => sum + halfSteps(p), 0),
    ...counters,
  };
}

const repeated = (n: number, points: number): number[] => Array<number>(n).fill(points);
const round4 = (share: number) => Math.round(share * 10_000) / 10_000;

describe('team score (scoring §3.2)', () => {
  it('counts half-steps: 40 points in full, the next 120 at half, then enough', () => {
    const vectors = [
      [0, 0],
      [9, 18],
      [39, 78],
      [40, 80],
      [41, 81],
      [42, 82],
      [100, 140],
      [159, 199],
      [160, 200],
      [500, 200],
    ];
    for (const [points, expected] of vectors) expect(halfSteps(points!)).toBe(expected);
  });

  it.each([
    ['hero', team([400, ...repeated(9, 0)], { levelZero: 9 }), [0.1, 0.1, 0, 0], 55],
    ['broad', team(repeated(10, 40), { levelZero: 9, firstSteps: 9 }), [1, 0.4, 1, 0], 730],
    ['broad, 100 people', team(repeated(100, 40), { levelZero: 90, firstSteps: 90 }), [1, 0.4, 1, 0], 730],
    ['tiny', team([400, 400]), [1, 1, 0, 0], 550],
    ['five people at 40', team(repeated(5, 40), { levelZero: 4, firstSteps: 4 }), [1, 0.4, 1, 0], 730],
    ['mature, inward', team(repeated(10, 160)), [1, 1, 0, 0], 550],
    ['mature, outward', team(repeated(10, 160), { newcomersHelped: 8, teamsReached: 4 }), [1, 1, 1, 0.6031], 940],
    [
      'half',
      team([...repeated(5, 60), ...repeated(5, 0)], { levelZero: 6, firstSteps: 1 }),
      [0.5, 0.25, 0.1667, 0],
      275,
    ],
    [
      'half, one non-starter opted out',
      team([...repeated(5, 60), ...repeated(5, 0)], {
        levelZero: 6,
        firstSteps: 1,
        optedOut: 1,
        optedOutAtLevelZero: 1,
      }),
      [0.532, 0.27, 0.2083, 0],
      303,
    ],
    ['nobody took part', team(repeated(10, 0), { levelZero: 10 }), [0, 0, 0, 0], 0],
    ['no people at all', team([]), [0, 0, 0, 0], 0],
    [
      'everything',
      team(repeated(10, 999), { levelZero: 10, firstSteps: 10, newcomersHelped: 40, teamsReached: 30 }),
      [1, 1, 1, 0.999],
      1000,
    ],
  ])('%s', (_name, counters, shares, score) => {
    const result = teamScore(counters, priors);
    const { breadth, depth, uplift, outreach } = result.parts;
    expect([breadth, depth, uplift, outreach].map((part) => round4(part.share))).toEqual(shares);
    expect(result.score).toBe(score);
  });

  it('tells what each part gave, out of what it could give', () => {
    const { parts } = teamScore(team([...repeated(5, 60), ...repeated(5, 0)], { levelZero: 6, firstSteps: 1 }), priors);
    expect(parts.breadth).toEqual({ share: 0.5, outOf: 350, points: 175 });
    expect(parts.uplift.points).toBe(50);
  });

  it('a thousand check-ins move a team no more than 160 points do', () => {
    expect(teamScore(team([2000, 0, 0, 0, 0]), priors)).toEqual(teamScore(team([160, 0, 0, 0, 0]), priors));
  });
});

describe('marginal value (scoring §3.2)', () => {
  const points = [120, 60, 60, 40, 40, 20, 0, 0, 0, 0];
  const score = (p: number[], counters: Partial<TeamCounters> = {}) =>
    teamScore(team(p, { levelZero: 4, ...counters }), priors).score;

  it('a star’s 20 points add 2, a middle person’s 4, a newcomer’s 114, a newcomer elsewhere 91', () => {
    expect(score(points)).toBe(266);
    expect(score([140, ...points.slice(1)]) - 266).toBe(2);
    expect(score([120, 60, 60, 40, 40, 40, 0, 0, 0, 0]) - 266).toBe(4);
    expect(score([120, 60, 60, 40, 40, 20, 20, 0, 0, 0], { firstSteps: 1 }) - 266).toBe(114);
    expect(score(points, { newcomersHelped: 1, teamsReached: 1 }) - 266).toBe(91);
  });

  it('the most useful next action is help with a first step while someone has not had one', () => {
    expect(mostUsefulNextAction(team(points, { levelZero: 4 }), priors)).toEqual({
      code: 'help_first_step',
      params: { gain: 113, people: 4 },
    });
  });

  it('then what moves most: people under 10, a newcomer elsewhere or a card tried elsewhere', () => {
    const allStepped = team(points, { levelZero: 4, firstSteps: 4 });
    expect(mostUsefulNextAction(allStepped, priors)).toEqual({ code: 'bring_to_ten', params: { gain: 37, people: 4 } });
    const oneUnder = team([40, 40, 40, 40, 5]);
    expect(mostUsefulNextAction(oneUnder, priors)).toEqual({ code: 'help_newcomer_elsewhere', params: { gain: 240 } });
    const uplifted = team(repeated(5, 40), { levelZero: 2, firstSteps: 2 });
    expect(mostUsefulNextAction(uplifted, priors)).toEqual({ code: 'card_tried_elsewhere', params: { gain: 31 } });
  });

  it('says nothing to a unit that nothing would move, nor to one without people', () => {
    const full = team(repeated(10, 200), { levelZero: 10, firstSteps: 10, newcomersHelped: 9, teamsReached: 60 });
    expect(mostUsefulNextAction(full, priors)).toBeNull();
    expect(mostUsefulNextAction(team([]), priors)).toBeNull();
  });
});

describe('department score (scoring §3.3)', () => {
  it('three broad teams make 784', () => {
    const broad = team(repeated(10, 40), { levelZero: 9, firstSteps: 9 });
    const pooled = team(repeated(30, 40), { levelZero: 27, firstSteps: 27 });
    expect(departmentScore(pooled, [broad, broad, broad], priors)).toMatchObject({
      score: 784,
      pooled: 730,
      teams: 3,
      teamsAtFloor: 3,
    });
  });

  it('one star team and two teams with one person each make 240', () => {
    const star = team(repeated(10, 90));
    const quiet = team([30, ...repeated(9, 0)]);
    const all = [...repeated(10, 90), 30, ...repeated(9, 0), 30, ...repeated(9, 0)];
    const pooled = team(all, { levelZero: 20, firstSteps: 2 });
    expect(departmentScore(pooled, [star, quiet, quiet], priors)).toMatchObject({
      score: 240,
      pooled: 217,
      teams: 3,
      teamsAtFloor: 1,
    });
  });

  it('a department whose members sit straight in it is its own only team', () => {
    const pooled = team(repeated(10, 40), { levelZero: 9, firstSteps: 9 });
    expect(departmentScore(pooled, [], priors)).toMatchObject({ score: 784, teams: 1, teamsAtFloor: 1 });
  });
});

describe('properties of the team score', () => {
  const points = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 });
  const seeded = { seed: 62, numRuns: 400 };

  /** A possible team: first steps among level 0, opted-out people apart from those with points. */
  const anyTeam = fc
    .record({
      points,
      zero: fc.nat(30),
      stepped: fc.nat(30),
      x: fc.nat(40),
      k: fc.nat(40),
      out: fc.nat(10),
      outNew: fc.nat(10),
    })
    .map(({ points: p, zero, stepped, x, k, out, outNew }) => {
      const optedOutAtLevelZero = Math.min(outNew, out);
      const levelZero = Math.min(zero, p.length) + optedOutAtLevelZero;
      const firstSteps = Math.min(stepped, levelZero - optedOutAtLevelZero);
      const counters = {
        levelZero,
        firstSteps,
        newcomersHelped: x,
        teamsReached: k,
        optedOut: out,
        optedOutAtLevelZero,
      };
      return { points: p, counters: { ...counters, people: p.length + out } };
    });
  const exact = (counters: TeamCounters) => {
    const { breadth, depth, uplift, outreach } = teamScore(counters, priors).parts;
    return 350 * breadth.share + 200 * depth.share + 300 * uplift.share + 150 * outreach.share;
  };
  const slack = 1e-9;

  it('stays within 0..1000, and every part within 0..1', () => {
    fc.assert(
      fc.property(anyTeam, ({ points: p, counters }) => {
        const { score, parts } = teamScore(team(p, counters), priors);
        expect(score >= 0 && score <= 1000 && Number.isInteger(score)).toBe(true);
        expect(Object.values(parts).every((part) => part.share >= 0 && part.share <= 1)).toBe(true);
      }),
      seeded,
    );
  });

  it('never falls when anyone’s points, newcomers helped, teams reached or first steps rise', () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(29), fc.nat(300), ({ points: p, counters }, who, more) => {
        const now = exact(team(p, counters));
        const richer = p.map((each, i) => (i === who % p.length ? each + more : each));
        expect(exact(team(richer, counters))).toBeGreaterThanOrEqual(now - slack);
        for (const raised of [
          { newcomersHelped: counters.newcomersHelped + 1 },
          { teamsReached: counters.teamsReached + 1 },
        ]) {
          expect(exact(team(p, { ...counters, ...raised }))).toBeGreaterThanOrEqual(now - slack);
        }
        if (counters.firstSteps < counters.levelZero - counters.optedOutAtLevelZero) {
          expect(exact(team(p, { ...counters, firstSteps: counters.firstSteps + 1 }))).toBeGreaterThanOrEqual(
            now - slack,
          );
        }
      }),
      seeded,
    );
  });

  it('never falls when points move to a poorer member and the giver keeps 10 or more', () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(29), fc.nat(29), fc.nat(400), ({ points: p, counters }, from, to, wish) => {
        const [giver, taker] = [from % p.length, to % p.length];
        fc.pre(p[giver]! > p[taker]! && p[giver]! >= 10);
        const amount = Math.min(wish, p[giver]! - p[taker]!, p[giver]! - 10);
        const after = p.map((each, i) => each + (i === taker ? amount : 0) - (i === giver ? amount : 0));
        expect(exact(team(after, counters))).toBeGreaterThanOrEqual(exact(team(p, counters)) - slack);
      }),
      seeded,
    );
  });

  it('does not change, outreach aside, when everything about a team is doubled', () => {
    fc.assert(
      fc.property(anyTeam, ({ points: p, counters }) => {
        const once = team(p, counters);
        const doubled = Object.fromEntries(
          Object.entries(once).map(([name, n]) => [name, 2 * n]),
        ) as unknown as TeamCounters;
        const { outreach: _one, ...before } = teamScore(once, priors).parts;
        const { outreach: _two, ...after } = teamScore(doubled, priors).parts;
        expect(after).toEqual(before);
      }),
      seeded,
    );
  });

  it('neither gains nor loses at the organisation’s own rates: someone at the priors may as well opt out', () => {
    const half = team([...repeated(8, 20), ...repeated(17, 0)], { levelZero: 0 });
    const rates = { b0: 8 / 25, d0: (8 * 40) / 200 / 25, u0: 0.25 };
    const withOut = { ...half, people: 30, optedOut: 5 };
    const before = teamScore(half, rates).parts;
    const after = teamScore(withOut, rates).parts;
    expect(after.breadth.share + after.depth.share).toBeCloseTo(before.breadth.share + before.depth.share, 9);
  });

  it('a department stays within 0..1000', () => {
    fc.assert(
      fc.property(fc.array(anyTeam, { maxLength: 6 }), anyTeam, (teams, pooled) => {
        const counters = teams.map((each) => team(each.points, each.counters));
        const { score } = departmentScore(team(pooled.points, pooled.counters), counters, priors);
        expect(score >= 0 && score <= 1000).toBe(true);
      }),
      seeded,
    );
  });
});

describe('[I11] what tells of nobody who opted out', () => {
  const priors = { b0: 0.3219, d0: 0.2037, u0: 0.2511 };
  const breadthOf = (people: number, started: number, optedOut: number) => {
    const { parts } = teamScore({ ...nobody, people, started, optedOut }, priors);
    return roundedParts(parts, people).breadth;
  };

  it('a share is shown as one that some number of people makes, whoever opted out', () => {
    for (let people = 5; people <= 60; people++) {
      const made = new Set(Array.from({ length: people + 1 }, (_, started) => breadthOf(people, started, 0).share));
      for (let optedOut = 1; optedOut < people; optedOut++)
        for (let started = 0; started <= people - optedOut; started++)
          expect(made).toContain(breadthOf(people, started, optedOut).share);
    }
  });

  it('an action is for as many colleagues, whether or not one of them opted out', () => {
    const team = { ...nobody, people: 6, started: 3, halfSteps: 60, levelZero: 3, firstSteps: 1 };
    const peopleFor = (counters: TeamCounters) => mostUsefulNextAction(counters, priors)?.params['people'];
    expect(peopleFor({ ...team, optedOut: 1, optedOutAtLevelZero: 1 })).toBe(peopleFor(team));
    expect(peopleFor({ ...team, firstSteps: 3, optedOut: 1 })).toBe(peopleFor({ ...team, firstSteps: 3 }));
  });
});
