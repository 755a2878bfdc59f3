import { describe, expect, it, jest } from '@jest/globals';
import type { StandingsCheck } from '@guildhall/shared/game/standings-check';

import { newId } from '../../platform/ids.js';
import { makeLog } from '../../platform/log/log.js';
import { council, move, opened } from '../../testing/challenge-world.js';
import { DAY_MS } from '../../testing/given.js';
import { done, takenBack } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given } from '../../testing/world.js';
import { ChallengeClock } from '../challenges/challenge-clock.js';
import { SeasonClock } from '../seasons/season-clock.js';
import { beside } from './beside.js';
import { CheckStandings } from './check-standings.command.js';
import { RebuildStandings } from './rebuild-standings.command.js';

eachTestHasItsOwnOrganisation();

const change = (text: string, ...values: unknown[]) => app.database.query(text, values);
const check = (organisationId = given.organisationId) => app.get(CheckStandings).execute(organisationId);
const kinds = async (organisationId = given.organisationId) => (await check(organisationId)).map(({ kind }) => kind);

/** Two teams of which one has done something, one deed of it taken back. */
async function aSeason() {
  const [team, other] = [await given.team(), await given.team()];
  const [one, two, three] = await given.members(team, 5);
  await given.members(other, 5);
  given.clock.set(clock.now());
  for (const member of [one!, two!]) await done(given, member, 'practice.published', { honest: true });
  await takenBack(given, await done(given, three!, 'question.asked', { question: newId() }));
  await app.engineDone(given.organisationId);
  await app.get(SeasonClock).tick();
  return { team, one: one!, two: two!, other };
}

async function closed() {
  const season = await aSeason();
  clock.set(new Date('2026-12-08T09:00:00Z'));
  given.clock.set(clock.now());
  await app.get(SeasonClock).tick();
  return season;
}

describe('[check] standings that are kept now', () => {
  it('equal the ledger, and are left as they are, while the engine goes on', async () => {
    const { one } = await aSeason();
    expect(await check()).toEqual([]);
    const versions = () =>
      change(`select id, version from board where organisation_id = $1 order by 1`, given.organisationId);
    const before = await versions();
    const found = await beside(app.database, given.organisationId, async (tx) => {
      const place = { organisationId: given.organisationId, zone: 'Europe/London', now: clock.now() };
      await app.get(RebuildStandings).workOut(tx, place, 2);
      expect(await versions()).toEqual(before);
      // Were anything held that the engine needs, this would wait for ever.
      await done(given, one, 'question.asked', { question: newId() });
      await app.engineDone(given.organisationId);
      return tx.query(`select 1 from standing where score > 0`);
    });
    expect(found.length).toBeGreaterThan(0);
    expect(await versions()).not.toEqual(before);
    expect(await check()).toEqual([]);
  });

  it('equal the ledger also where somebody joins in the very moment they are read', async () => {
    const { team } = await aSeason();
    const [counting, joined] = [app.get(ChallengeClock), [] as unknown[]];
    const recount = counting.recount.bind(counting);
    const spy = jest.spyOn(counting, 'recount').mockImplementation(async (organisationId) => {
      await recount(organisationId);
      if (joined.length === 0) joined.push(await given.members(team, 2));
    });
    expect(await check()).toEqual([]);
    expect(spy.mock.calls.length).toBe(2);
    spy.mockRestore();
  });

  it.each([
    [['scores', 'places'], `update standing set score = score + 1 where organisation_id = $1 and score > 0`],
    [
      ['places'],
      `update rank_bucket set subjects = subjects + 1 where board_id in (select id from board where organisation_id = $1)`,
    ],
    [['points'], `update season_points set points = points + 5 where organisation_id = $1`],
    [['counters'], `update unit_season set half_steps = half_steps + 1 where organisation_id = $1`],
    [
      ['outreach'],
      `insert into unit_outreach (season_id, unit_id, kind, other_id, organisation_id, times)
                    select season_id, unit_id, 'helped', unit_id, organisation_id, 1 from unit_season where organisation_id = $1`,
    ],
  ])('that differ in %j are reported, and only a rebuild changes them', async (expected, tampering) => {
    await aSeason();
    await change(tampering, given.organisationId);
    const reported = await kinds();
    expect(reported).toEqual(expect.arrayContaining(expected.slice(0, 1)));
    expect(await kinds()).toEqual(reported);
    await app.get(RebuildStandings).execute(given.organisationId);
    expect(await kinds()).toEqual([]);
  });
});

describe('[check][I12] a closed season', () => {
  it('is told from the ledger of its day, whatever is taken back later', async () => {
    const { one } = await closed();
    expect(await check()).toEqual([]);
    const [first] = await change(`select key from activity where member_id = $1`, one.memberId);
    await takenBack(given, (first as { key: string }).key);
    await app.engineDone(given.organisationId);
    expect(await check()).toEqual([]);
  });

  it.each([
    ['season_sealed', `update unit_season set people = people + 1 where organisation_id = $1`],
    ['season_points', `update season_points set points = points + 5 where organisation_id = $1`],
    [
      'season_scores',
      `update standing s set score = score + 1 from board b
                       where b.id = s.board_id and b.organisation_id = $1 and b.subject_kind = 'team' and b.span = 'season'`,
    ],
    [
      'season_points',
      `update standing s set score = score + 1 from board b
                       where b.id = s.board_id and b.organisation_id = $1 and b.subject_kind = 'member' and b.span = 'season'`,
    ],
  ] as const)('that was tampered with is reported (%s), and never put right by itself', async (kind, tampering) => {
    await closed();
    await change(tampering, given.organisationId);
    const differences = (await check()).filter(({ of }) => of === '1');
    expect(differences.map((each) => each.kind)).toEqual(expect.arrayContaining(['season_sealed', kind]));
    await app.get(RebuildStandings).execute(given.organisationId);
    expect((await check()).filter(({ of }) => of === '1')).toEqual(differences);
  });

  it('from before there were seals is compared with the ledger alone', async () => {
    await closed();
    await change(
      `update season set result_hash = null, last_entry = null where organisation_id = $1`,
      given.organisationId,
    );
    expect(await check()).toEqual([]);
    await change(`update season_points set points = points + 5 where organisation_id = $1`, given.organisationId);
    expect(await kinds()).toContain('season_points');
  });
});

describe('[check] a settled challenge', () => {
  async function settled() {
    const world = await council();
    const { id } = await opened(world);
    const key = await done(world.given, world.members[0]!, 'practice.published', { honest: true });
    await done(world.given, world.others[1]!, 'question.asked', { question: newId() });
    await app.engineDone(world.given.organisationId);
    move(world.given, new Date(clock.now().getTime() + 20 * DAY_MS));
    await app.get(ChallengeClock).tick();
    await app.get(SeasonClock).tick();
    move(world.given, new Date(clock.now().getTime() + 60_000));
    return { id, key, world, organisationId: world.given.organisationId };
  }

  it('equals its seal and the ledger of its day, whatever is taken back later', async () => {
    const { key, world, organisationId } = await settled();
    expect(await check(organisationId)).toEqual([]);
    await takenBack(world.given, key);
    await app.engineDone(organisationId);
    expect(await check(organisationId)).toEqual([]);
  });

  it.each([
    [['challenge_sealed'], `update challenge set result = replace(result, '"across":1', '"across":2')  where id = $1`],
    [
      ['challenge_result'],
      `update challenge set result = replace(result, '"across":1', '"across":2'),
       result_hash = encode(sha256(convert_to(replace(result, '"across":1', '"across":2'), 'UTF8')), 'hex') where id = $1`,
    ],
    [['challenge_result'], `update challenge_unit set score = score + 1 where challenge_id = $1`],
    [
      ['challenge_result'],
      `update standing s set score = score + 1 from board b where b.id = s.board_id and b.span_id = $1`,
    ],
    [['challenge_ledger'], `update challenge_points set points = points + 1 where challenge_id = $1`],
  ])('that was tampered with is reported (%j), and never put right by itself', async (expected, tampering) => {
    const { id, organisationId } = await settled();
    await change(tampering, id);
    const differences = await check(organisationId);
    expect(differences.map(({ kind }) => kind)).toEqual(expect.arrayContaining(expected));
    expect(differences.every(({ kind, of }) => of === 'Borrow a good idea' || kind === 'places')).toBe(true);
    const result = () => change(`select result, result_hash from challenge where id = $1`, id);
    const before = await result();
    await app.get(RebuildStandings).execute(organisationId);
    expect(await result()).toEqual(before);
    expect(await kinds(organisationId)).toEqual(expect.arrayContaining(expected));
  });
});

describe('[check] every night', () => {
  it('looks at each organisation once, and says in one line and in a figure what came of it', async () => {
    const said: { level: number; msg: string; lines: number }[] = [];
    const log = makeLog('info', { write: (line: string) => void said.push(JSON.parse(line) as never) });
    const parts = [app.get(RebuildStandings), app.get(SeasonClock), app.get(ChallengeClock)] as const;
    const nightly = new CheckStandings(app.database, clock, ...parts, log);
    await aSeason();
    await change(
      `insert into standings_check (organisation_id, checked_at, differences)
      select id, '2100-01-01', '[]' from organisation where id <> $1
      on conflict (organisation_id) do update set checked_at = excluded.checked_at`,
      given.organisationId,
    );
    await nightly.nightly();
    await nightly.nightly();
    const lines = said.filter(({ msg }) => msg.startsWith('standings'));
    expect(lines).toEqual([expect.objectContaining({ msg: 'standings equal the ledger', lines: 0 })]);
    await change(`update season_points set points = points + 5 where organisation_id = $1`, given.organisationId);
    clock.pass(DAY_MS);
    await nightly.nightly();
    expect(said.at(-1)).toMatchObject({
      level: 50,
      msg: 'standings differ from the ledger',
      lines: expect.any(Number),
    });
    expect(nightly.found).toBeGreaterThan(0);
  });

  it('tells administrators, and nobody else', async () => {
    const { one, team } = await aSeason();
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    expect(await get<StandingsCheck>(admin, 'standings-check')).toEqual({ checkedAt: null, differences: [] });
    await change(`update season_points set points = points + 5 where organisation_id = $1`, given.organisationId);
    await check();
    expect(await get<StandingsCheck>(admin, 'standings-check')).toMatchObject({
      checkedAt: clock.now().toISOString(),
      differences: expect.arrayContaining([{ kind: 'points', of: null, lines: expect.any(Number) }]),
    });
    await get(one, 'standings-check', 403);
  });
});
