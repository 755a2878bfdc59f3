import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { SetClock } from '../../platform/clock.js';
import { CutConnections } from '../../testing/cut-connections.js';
import { lives, type Step, undisturbed } from '../../testing/given-lives.js';
import { TUESDAY } from '../../testing/given.js';
import { Life } from '../../testing/life.js';
import { outcome, projections, wrongs } from '../../testing/life-told.js';
import { TestApp } from '../../testing/test-app.js';
import { Engine } from './engine.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
let cuts: CutConnections;
beforeAll(async () => {
  app = await TestApp.start({ clock });
  // It works when a history says so, so that a seed tells the same each time.
  await app.get(Engine).stop();
  cuts = new CutConnections(app.database);
});
afterAll(() => app.close());

async function told(steps: readonly Step[]) {
  const life = await Life.lived(app, clock, cuts, steps);
  const { organisationId } = life.given;
  const live = await projections(app.database, organisationId);
  const story = await outcome(app.database, organisationId);
  const wrong = await wrongs(app.database, organisationId);
  await life.rebuild();
  const rebuilt = await projections(app.database, organisationId);
  await life.bury();
  return { live, rebuilt, wrong, story };
}

// `LIVES=500 SEED=7 npm test -w server -- src/game/engine/any-history` looks further.
const { LIVES = '4', SEED = '64' } = process.env;
const BOUND_MS = Math.max(60_000, Number(LIVES) * 10_000);

it(
  '[I1][I2][I12] after any history with repeats, and crashes between any two statements, standings equal those rebuilt from the ledger, and those of the same history undisturbed',
  async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const disturbed = await told(steps);
        for (const [rule, found] of Object.entries(disturbed.wrong)) expect([rule, found]).toEqual([rule, []]);
        expect(disturbed.rebuilt).toEqual(disturbed.live);
        expect(disturbed.story).toEqual((await told(undisturbed(steps))).story);
      }),
      { seed: Number(SEED), numRuns: Number(LIVES), interruptAfterTimeLimit: BOUND_MS },
    );
    expect(cuts.times).toBeGreaterThan(5);
  },
  2 * BOUND_MS,
);

it('[I12] a team that is first counted because its department is has its score at once, with those who stand in', async () => {
  const undisturbedly = { cut: null, again: 'no' } as const;
  const { live, rebuilt } = await told([
    { what: 'play', who: 1, with: 0, which: 1, ...undisturbedly },
    { what: 'pass', who: 0, with: 0, which: 3, ...undisturbedly },
    { what: 'reuse', who: 9, with: 1, which: 1, ...undisturbedly },
  ]);
  expect(live).toEqual(rebuilt);
});
