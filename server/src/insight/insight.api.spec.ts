import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GapPage } from '@guildhall/shared/insight/gap';
import type { Measures } from '@guildhall/shared/insight/measures';

import type { Actor } from '../platform/actor.js';
import { SetClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { Given, TUESDAY } from '../testing/given.js';
import { TestApp } from '../testing/test-app.js';
import { done } from '../testing/test-engine.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock: new SetClock(TUESDAY) });
});
afterAll(() => app.close());

const read = async <T>(actor: Actor, path: string) =>
  (await (await app.as(actor)).get(`/api/insight/${path}`).expect(200)).body as T;

/** Two directorates of twenty and of ten, and a cohort of three. */
async function council() {
  const given = await Given.organisation(app.database);
  const large = await given.members(await given.team(), 20);
  const other = await given.members(await given.team(), 10);
  const few = await given.members(await given.unit('cohort'), 3);
  const start = async (people: Actor[]) => {
    for (const member of people) await done(given, member, 'practice.published', { honest: true });
    await app.engineDone(given.organisationId);
  };
  return { given, large, other, few, start };
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
});
