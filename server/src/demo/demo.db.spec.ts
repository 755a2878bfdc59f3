import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { role } from '@guildhall/shared/people/me';
import fc from 'fast-check';

import { readEnv } from '../platform/config/env.js';
import type { Database } from '../platform/database/database.js';
import { makeLog } from '../platform/log/log.js';
import { Given } from '../testing/given.js';
import { testDatabase } from '../testing/test-database.js';
import { leftInTheDatabase, loadDemo } from './load-demo.js';
import { peopleFrom } from './people-from.js';
import { addressOf, Names, storyPeople } from './people.js';
import { Random } from './random.js';
import { StoryClock } from './story-clock.js';
import { type Seat, seatsFor, structureFor } from './structure.js';

describe('the people and units of a demo', () => {
  it('are the same for the same seed, each with an address of their own', () => {
    const people = (seed: number) => {
      const names = new Names(new Random(seed));
      return Array.from({ length: 2_000 }, () => names.next());
    };
    expect(people(62)).toEqual(people(62));
    expect(people(62)).not.toEqual(people(63));
    const many = new Names(new Random(1));
    const addresses = Array.from({ length: 100_000 }, () => many.next().email);
    const told = storyPeople.map(({ name }) => addressOf(name));
    expect(new Set([...addresses, ...told]).size).toBe(100_000 + told.length);
  });

  it('offer a sign-in with every role there is', () => {
    const roles = new Set(storyPeople.flatMap(({ role: held }) => (held ? [held.role] : [])));
    expect([...roles].sort()).toEqual([...role.options].sort());
  });

  it('fill exactly so many seats, and leave no unit without people while there are enough', () => {
    const unitsOf = (seats: readonly Seat[]) => new Set(seats.map(({ unitId }) => unitId)).size;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.nat(), (staff, seed) => {
        const { seats } = structureFor(staff, new Random(seed));
        const filled = seatsFor(seats, staff);
        expect(filled).toHaveLength(staff);
        expect(unitsOf(filled)).toBe(Math.min(staff, unitsOf(seats)));
      }),
      { seed: 62, numRuns: 30 },
    );
  });

  it('can be asked for in any number from those of the story to 100,000', () => {
    for (const asked of [11, 20_000, 100_000]) expect(peopleFrom(['--people', String(asked)])).toBe(asked);
    for (const asked of ['10', '100001', 'many', '2.5']) expect(() => peopleFrom(['--people', asked])).toThrow(/11/);
    expect(() => peopleFrom([])).toThrow(/how many people/);
  });
});

describe('the clock of the story', () => {
  it('shows each of the things that go on at once the hour of its own', async () => {
    const [morning, nine, ten] = ['T08:30:00Z', 'T09:00:00Z', 'T10:00:00Z'].map(
      (time) => new Date(`2026-11-02${time}`),
    );
    const clock = new StoryClock(morning!);
    const look = async () => {
      await new Promise(setImmediate);
      return clock.now();
    };
    const looks = [clock.at(nine!, look), look(), clock.at(ten!, look)];
    expect(await Promise.all(looks)).toEqual([nine, morning, ten]);
    expect(clock.now()).toEqual(morning);
  });
});

describe('loading the demo', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  const one = async <T>(sql: string) => (await database.query<T & object>(sql))[0]!;

  it('tells some weeks through the real commands, once', async () => {
    const env = readEnv({ NODE_ENV: 'test', JOBS: 'off' });
    const size = { people: 260, councillors: 20 };
    const load = () => loadDemo(env, database, makeLog('silent'), size);
    // Two servers begin at once: one loads, the other waits for it.
    expect(await Promise.all([load(), load()])).toEqual([true, true]);
    expect(await load()).toBe(true);

    expect(
      await one(
        `select count(*)::int as people, count(*) filter (where kind = 'councillor')::int as councillors from member
         where organisation_id = (select id from organisation where demo)`,
      ),
    ).toEqual(size);
    expect(
      await one(`select count(*)::int as empty from unit u where u.kind in ('team', 'cohort')
      and not exists (select 1 from membership ms where ms.unit_id = u.id)`),
    ).toEqual({ empty: 0 });
    const { states } = await one<{ states: string[] }>(
      `select array_agg(distinct state order by state) as states from challenge`,
    );
    expect(states).toEqual(['draft', 'open', 'scheduled', 'settled']);
    // A race gives no badge for a goal that all share, nor a goal one for a place.
    const given = await database.query<{ mode: string; result: string }>(
      `select distinct c.mode, v.criteria->'result'->>'is' as result from challenge c
       join badge b on b.organisation_id = c.organisation_id and b.slug = c.badge
       join badge_version v on v.badge_id = b.id and v.number = b.version`,
    );
    expect(given.toSorted((a, b) => (a.mode < b.mode ? -1 : 1))).toEqual([
      { mode: 'breadth', result: 'placed' },
      { mode: 'together', result: 'reached' },
    ]);
    expect(
      await one(`select count(*)::int as units, count(last)::int as "haveLast" from challenge_unit cu
        join challenge c on c.id = cu.challenge_id where c.mode = 'own_best' and c.state = 'open'`),
    ).toEqual({ units: 4, haveLast: 4 });
    expect(await one(`select count(*)::int as pending from pending_activity`)).toEqual({ pending: 0 });
    // Every council begins with the words that each of them uses.
    expect(
      await one(`select min(terms)::int as terms, count(*)::int as councils from (
        select count(t.id) as terms from organisation o left join glossary_term t on t.organisation_id = o.id group by o.id) c`),
    ).toEqual({ terms: 35, councils: 2 });
    expect(await one(`select bool_and(invented) as closed from organisation`)).toEqual({ closed: true });
    const { kinds } = await one<{ kinds: string[] }>(
      `select array_agg(distinct kind order by kind) as kinds from activity`,
    );
    expect(kinds).toEqual([
      'answer.accepted',
      'guidance.published',
      'guidance.review.done',
      'guidance.suggestion.accepted',
      'newcomer.helped',
      'practice.published',
      'practice.reused',
      'practice.thanked',
      'practice.tried',
      'quest.completed',
      'question.asked',
      'question.useful',
    ]);
    // Jo's story is that of somebody who has not begun.
    expect(
      await one(
        `select count(*)::int as deeds from activity a join member m on m.id = a.member_id where m.name = 'Jo Bright'`,
      ),
    ).toEqual({ deeds: 0 });
    const { same } = await one<{ same: boolean }>(`
      select not exists (select 1 from standing s join board b on b.id = s.board_id and b.subject_kind = 'member' and b.span = 'all'
        where s.score <> (select coalesce(sum(points), 0) from points_entry e where e.member_id = s.subject_id)) as same`);
    expect(same).toBe(true);

    // Only what an interrupted loading left may be thrown away.
    expect(await leftInTheDatabase(database)).toBe('organisations');
    await database.query(`update organisation set demo = false`);
    expect(await leftInTheDatabase(database)).toBe('interrupted');
    await Given.organisation(database);
    expect(await leftInTheDatabase(database)).toBe('organisations');
    expect(await load()).toBe(false);
    // Weeks of real commands: some ten seconds on a quiet machine, many times that beside other work.
  }, 120_000);
});
