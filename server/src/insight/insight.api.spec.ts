import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GapPage } from '@guildhall/shared/insight/gap';
import { challengeDraft } from '@guildhall/shared/game/challenges';
import type { Measures } from '@guildhall/shared/insight/measures';

import type { Actor } from '../platform/actor.js';
import { SetClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { ChallengeClock } from '../game/challenges/challenge-clock.js';
import { MoveChallenge } from '../game/challenges/move-challenge.command.js';
import { CreateChallenge } from '../game/challenges/write-challenge.command.js';
import { DAY_MS, Given, type GivenUnit, TUESDAY } from '../testing/given.js';
import { givenCard, givenReuse } from '../testing/given-practices.js';
import { TestApp } from '../testing/test-app.js';
import { done } from '../testing/test-engine.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

const read = async <T>(actor: Actor, path: string) =>
  (await (await app.as(actor)).get(`/api/insight/${path}`).expect(200)).body as T;

function move(given: Given, to: Date): void {
  clock.set(to);
  given.clock.set(to);
}

/** A challenge of one team that its sponsor accepted, from tomorrow for a week; the clock stands in its midst. */
async function openChallenge(given: Given, team: GivenUnit) {
  const [manager, sponsor] = await given.members(team, 2);
  const boss = { ...manager!, grants: [{ role: 'manager' as const, unitId: team.id }] };
  const draft = challengeDraft.parse({
    title: { en: 'Borrow a good idea' },
    purpose: { en: 'Using a good idea is worth as much as having one.' },
    sponsorId: sponsor!.memberId,
    units: [team.id],
    activities: ['practice.published'],
    startsAt: new Date(TUESDAY.getTime() + DAY_MS).toISOString(),
    endsAt: new Date(TUESDAY.getTime() + 8 * DAY_MS).toISOString(),
  });
  const { id } = await app.get(CreateChallenge).execute(boss, draft);
  return { id, boss, sponsor: sponsor! };
}

/** Two directorates of twenty and of ten, and a cohort of three. */
async function council() {
  const given = await Given.organisation(app.database);
  move(given, TUESDAY);
  const team = await given.team();
  const large = await given.members(team, 20);
  const other = await given.members(await given.team(), 10);
  const few = await given.members(await given.unit('cohort'), 3);
  const start = async (people: Actor[]) => {
    for (const member of people) await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
  };
  return { given, team, large, other, few, start };
}

describe('[gap] where people stand', () => {
  it('shows levels, the way still to go and the target, by directorate and season', async () => {
    const { large, other, start } = await council();
    await start([...large.slice(0, 8), ...other.slice(0, 5)]);
    const page = await read<GapPage>(other[0]!, 'gap');
    expect(page).toMatchObject({ people: 33, target: 0.6, targetLevel: 2, levels: [20, 13, 0, 0, 0] });
    expect(page.gap).toBeCloseTo((20 + 6.5) / 33, 10);
    expect(page.series.map(({ season }) => season)).toEqual([1, null]);
    expect(page.series[0]!.gap).toBe(1);
    const shown = page.groups.find(({ people, units }) => people === 20 && units.length === 1)!;
    expect(shown.levels).toEqual([12, 8, 0, 0, 0]);
    expect([shown.reach, shown.series.at(-1)!.gap]).toEqual([0.4, 0.8]);
  });

  it('[I7] merges a group of three with another, and hides small counts with what would give them away', async () => {
    const { large, start } = await council();
    await start(large.slice(0, 2));
    const { groups } = await read<GapPage>(large[0]!, 'gap');
    expect(groups.every(({ people }) => people >= 5)).toBe(true);
    expect(groups.find(({ units }) => units.length === 2)!.people).toBe(13);
    const hidden = groups.find(({ people }) => people === 20)!;
    expect(hidden.levels.slice(0, 2)).toEqual([null, null]);
    expect([hidden.reach, hidden.series]).toEqual([null, []]);
  });

  it('[I7] a hidden directorate is not the whole less all the others', async () => {
    const { large, other, start } = await council();
    await start([...large.slice(0, 2), ...other.slice(0, 8)]);
    const page = await read<GapPage>(large[0]!, 'gap');
    expect([page.levels, page.people]).toEqual([[23, 10, 0, 0, 0], 33]);
    expect(page.groups.map(({ levels, gap }) => [levels[0], gap])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('knows only its own organisation, and says nothing of one of four', async () => {
    const { start, large } = await council();
    await start(large.slice(0, 8));
    const small = await Given.organisation(app.database);
    const [one] = await small.members(await small.team(), 4);
    expect(await read<GapPage>(one!, 'gap')).toMatchObject({ people: null, gap: null, series: [], groups: [] });
  });

  it('nobody who is not signed in sees it', async () => {
    await app.anyone().get('/api/insight/gap').expect(401);
    await app.anyone().get('/api/insight/measures').expect(401);
  });
});

describe('[measures] what came of it', () => {
  it('counts what was done this season, outcomes of every kind alike', async () => {
    const { given, large, other, start } = await council();
    await start(large.slice(0, 6));
    for (const outcome of ['kept', 'changed', 'stopped', 'stopped'] as const)
      await done(given, other[0]!, 'practice.tried', {
        reuse: newId(),
        outcome,
        authorTeam: null,
        distance: 'other-directorate',
      });
    await done(given, other[1]!, 'practice.thanked', { honest: false }, { counterpart: large[0]! });
    await app.engineDone(given.organisationId);
    expect(await read<Measures>(other[1]!, 'measures')).toMatchObject({
      season: { number: 1 },
      firstSteps: 7,
      takingPart: 7,
      teamsTakingPart: 2,
      practicesShared: 6,
      reuses: { kept: 1, changed: 1, stopped: 2 },
      newcomersHelped: 0,
      stories: [],
    });
  });

  it('[I7] says nothing about fewer than five people', async () => {
    const { large, start } = await council();
    await start(large.slice(0, 3));
    expect(await read<Measures>(large[9]!, 'measures')).toMatchObject({ firstSteps: null, takingPart: null });
  });

  it('tells what other teams made of cards, most tried first, and not what the own team did', async () => {
    const { large, other, few } = await council();
    const [most, least, own] = [
      await givenCard(app, large[0]!, { title: 'Most' }),
      await givenCard(app, large[1]!, { title: 'Least' }),
      await givenCard(app, large[2]!, { title: 'Own' }),
    ];
    await givenReuse(app, least, other[0]!, { outcome: 'stopped', at: TUESDAY });
    await givenReuse(app, most, other[0]!, { at: TUESDAY });
    await givenReuse(app, most, few[0]!, { at: TUESDAY });
    await givenReuse(app, own, large[3]!, { distance: 'same-team', at: TUESDAY });
    const { stories, minutesSavedWeekly } = await read<Measures>(large[9]!, 'measures?challenge=season');
    expect(stories.map(({ title, teams }) => [title, teams])).toEqual([
      ['Most', 2],
      ['Least', 1],
    ]);
    expect(stories[0]!.note).toContain('<strong>kept</strong>');
    expect(minutesSavedWeekly).toBe(60);
  });

  it('of a challenge counts what its teams did in its time, as its bridges do', async () => {
    const { given, team, large, other, start } = await council();
    await start(large.slice(0, 6));
    const { id, boss, sponsor } = await openChallenge(given, team);
    const path = `measures?challenge=${id}`;
    expect(await read<Measures>(sponsor, path)).toMatchObject({ firstSteps: 0, takingPart: 0, stories: [] });
    await (await app.as(other[0]!)).get(`/api/insight/${path}`).expect(404);

    await app.get(MoveChallenge).answerSponsorship(sponsor, id, { accept: true, version: 1 });
    await app.get(MoveChallenge).schedule(boss, id, 2);
    move(given, new Date(TUESDAY.getTime() + 2 * DAY_MS));
    await app.get(ChallengeClock).tick();
    await start([...large.slice(0, 12), ...other.slice(0, 3)]);
    expect(await read<Measures>(other[0]!, path)).toMatchObject({
      season: null,
      challenge: { id, title: { en: 'Borrow a good idea' } },
      firstSteps: 6,
      takingPart: 12,
      teamsTakingPart: 1,
      practicesShared: 12,
    });
    expect(await read<Measures>(other[0]!, 'measures')).toMatchObject({ firstSteps: 15, practicesShared: 21 });

    const open = await read<Measures>(sponsor, path);
    for (const days of [9, 12]) {
      move(given, new Date(TUESDAY.getTime() + days * DAY_MS));
      await app.get(ChallengeClock).tick();
    }
    expect(await app.database.query(`select state from challenge where id = $1`, [id])).toEqual([{ state: 'settled' }]);
    await start(large.slice(12));
    expect(await read<Measures>(sponsor, path)).toEqual(open);
  });

  it('[measures/seasons] of an earlier season tells what was done until the next began, its rest week included', async () => {
    const { given, large, start } = await council();
    await start(large.slice(0, 6));
    const [first] = await app.database.query<{ ends: Date }>(
      `select ends_at as ends from season where organisation_id = $1`,
      [given.organisationId],
    );
    move(given, new Date(first!.ends.getTime() + DAY_MS));
    await start(large.slice(6, 9));
    move(given, new Date(first!.ends.getTime() + 8 * DAY_MS));
    await app.database.query(
      `insert into season (id, organisation_id, number, starts_at, ends_at, rest_ends_at, rule_set, priors)
       select $2, organisation_id, 2, rest_ends_at, rest_ends_at + interval '84 days', rest_ends_at + interval '91 days', 1, priors
       from season where organisation_id = $1 on conflict do nothing`,
      [given.organisationId, newId()],
    );
    await start(large.slice(9, 15));
    const [then, now] = [
      await read<Measures>(large[0]!, 'measures?season=1'),
      await read<Measures>(large[0]!, 'measures'),
    ];
    expect(then).toMatchObject({ season: { number: 1 }, practicesShared: 9, takingPart: 9, firstSteps: 9 });
    expect(now).toMatchObject({ season: { number: 2 }, practicesShared: 6, takingPart: 6, firstSteps: 6 });
    expect(now.seasons.map(({ number }) => number)).toEqual([2, 1]);
    expect(await read<Measures>(large[0]!, 'measures?season=2')).toEqual(now);
    const http = await app.as(large[0]!);
    await http.get('/api/insight/measures?season=3').expect(404);
    const { body } = await http.get(`/api/insight/measures?season=1&challenge=${newId()}`).expect(400);
    expect(body.errors).toMatchObject([{ field: 'season', code: 'one_of_both' }]);
  });

  it('is refused for a challenge of another organisation, and for what is none', async () => {
    const { given, team, large } = await council();
    const { id } = await openChallenge(given, team);
    const { large: strangers } = await council();
    await (await app.as(strangers[0]!)).get(`/api/insight/measures?challenge=${id}`).expect(404);
    await (await app.as(large[0]!)).get('/api/insight/measures?challenge=soon').expect(400);
  });
});
