import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isoWeek, localDay, startOfWeek } from '../../platform/time/zone.js';
import { instants, zones } from '../../testing/given-times.js';
import { halfSteps, nobody, type TeamCounters, teamScore } from '../boards/team-score.rules.js';
import { GRACE_MS, seasonFor } from './current-seasons.js';
import { defaultPriors, ratesOf, seasonDates, seasonPhase } from './season.rules.js';

const london = 'Europe/London';
const hour = 3_600_000;
const seeded = { seed: 62, numRuns: 300 };

describe('seasons (scoring §3.6)', () => {
  it('runs twelve weeks and a rest week from Monday 00:00 on the organisation’s clock', () => {
    expect(seasonDates('2026-09-07', london)).toEqual({
      startsAt: new Date('2026-09-06T23:00:00Z'),
      endsAt: new Date('2026-11-30T00:00:00Z'),
      restEndsAt: new Date('2026-12-07T00:00:00Z'),
    });
  });

  it('starts on a Monday only', () => {
    expect(seasonDates('2026-09-08', london)).toBeNull();
    expect(seasonDates('never', london)).toBeNull();
  });

  it('has three chapters of four weeks, a rest, and an end', () => {
    const season = seasonDates('2026-09-07', london)!;
    const phase = (iso: string) => seasonPhase(season, new Date(iso), london);
    expect(phase('2026-09-06T22:59:59Z')).toEqual({ phase: 'planned' });
    expect(phase('2026-09-06T23:00:00Z')).toEqual({ phase: 'open', week: 1, chapter: 'start' });
    expect(phase('2026-10-04T23:00:00Z')).toEqual({ phase: 'open', week: 5, chapter: 'borrow_and_help' });
    expect(phase('2026-10-25T23:59:59Z')).toEqual({ phase: 'open', week: 7, chapter: 'borrow_and_help' });
    expect(phase('2026-10-26T00:00:00Z')).toEqual({ phase: 'open', week: 8, chapter: 'borrow_and_help' });
    expect(phase('2026-11-29T23:59:59Z')).toEqual({ phase: 'open', week: 12, chapter: 'write_it_down' });
    expect(phase('2026-11-30T00:00:00Z')).toEqual({ phase: 'rest' });
    expect(phase('2026-12-07T00:00:00Z')).toEqual({ phase: 'over' });
  });

  it('is made of twelve ISO weeks in any zone, whatever the clocks do', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const monday = startOfWeek(instant, zone);
        const season = seasonDates(localDay(monday, zone), zone)!;
        const weeks = new Set<string>();
        for (let at = season.startsAt; at < season.restEndsAt; at = nextWeek(at, zone)) {
          weeks.add(isoWeek(at, zone));
          const phase = seasonPhase(season, at, zone);
          expect(phase).toMatchObject(weeks.size <= 12 ? { phase: 'open', week: weeks.size } : { phase: 'rest' });
        }
        expect(weeks.size).toBe(13);
      }),
      seeded,
    );
  });

  it('opted-out people stand in at the rates of everyone else', () => {
    const all = {
      ...nobody,
      people: 24,
      optedOut: 4,
      started: 8,
      halfSteps: 800,
      levelZero: 14,
      optedOutAtLevelZero: 4,
    };
    expect(ratesOf({ ...all, firstSteps: 3 }, defaultPriors)).toEqual({ b0: 0.4, d0: 0.2, u0: 0.3 });
  });

  it('where everybody opted out, or nobody is new, the rate stays as it was', () => {
    const before = { b0: 0.5, d0: 0.4, u0: 0.1 };
    expect(ratesOf({ ...nobody, people: 5, optedOut: 5, levelZero: 5, optedOutAtLevelZero: 5 }, before)).toEqual(
      before,
    );
    expect(ratesOf({ ...nobody, people: 5, started: 5 }, before)).toMatchObject({ b0: 1, u0: 0.1 });
  });

  it('a team in which everybody opted out scores as one that does as everyone does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ points: fc.nat(300), isNew: fc.boolean(), stepped: fc.boolean() }), {
          minLength: 1,
          maxLength: 40,
        }),
        (people) => {
          const all = countersOf(people);
          const away = {
            ...nobody,
            people: all.people,
            levelZero: all.levelZero,
            optedOut: all.people,
            optedOutAtLevelZero: all.levelZero,
          };
          const priors = ratesOf(all, defaultPriors);
          expect(Math.abs(teamScore(away, priors).score - teamScore(all, priors).score)).toBeLessThanOrEqual(1);
        },
      ),
      seeded,
    );
  });
});

function countersOf(people: { points: number; isNew: boolean; stepped: boolean }[]): TeamCounters {
  return {
    ...nobody,
    people: people.length,
    started: people.filter(({ points }) => points >= 10).length,
    halfSteps: people.reduce((sum, { points }) => sum + halfSteps(points), 0),
    levelZero: people.filter(({ isNew }) => isNew).length,
    firstSteps: people.filter(({ isNew, stepped }) => isNew && stepped).length,
  };
}

function nextWeek(monday: Date, zone: string): Date {
  return startOfWeek(new Date(monday.getTime() + 8 * 24 * hour), zone);
}

describe('[season/window] the season something counts for', () => {
  const [startsAt, endsAt] = [new Date('2026-09-06T23:00:00Z'), new Date('2026-11-30T00:00:00Z')];
  const season = {
    ...{ id: 'autumn', number: 1, startsAt, endsAt, closed: false },
    priors: defaultPriors,
    priorsWeek: null,
  };
  const counts = (occurredAt: Date, recordedAt = occurredAt, closed = false) =>
    seasonFor({ occurredAt, recordedAt }, [{ ...season, closed }]) !== undefined;
  const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

  it('is the one it was done in, its start included and its end not', () => {
    const moments = [after(startsAt, -1), startsAt, after(endsAt, -1), endsAt];
    expect(moments.map((moment) => counts(moment))).toEqual([false, true, true, false]);
  });

  it('takes what is recorded within 72 hours of its end, until it is closed', () => {
    expect(counts(startsAt, after(endsAt, GRACE_MS))).toBe(true);
    expect(counts(startsAt, after(endsAt, GRACE_MS + 1))).toBe(false);
    expect(counts(startsAt, startsAt, true)).toBe(false);
  });
});
