import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { SetClock } from '../../platform/clock.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { type Chapter, histories, HISTORY_NOW } from '../../testing/given-history.js';
import { givenCard } from '../../testing/given-practices.js';
import { HistoryTown } from '../../testing/history-town.js';
import { scoredByHand } from '../../testing/scored-by-hand.js';
import { TestApp } from '../../testing/test-app.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());

it('[once] 200 parallel duplicates of one contribution make one activity and one set of entries', async () => {
  const given = await Given.organisation(app.database);
  const [author, member] = [await given.member(await given.team()), await given.member(await given.team())];
  const card = await givenCard(app, author);
  const agent = await app.as(member);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      agent
        .post(`/api/practices/${card}/questions`)
        .set('Idempotency-Key', 'one-and-the-same')
        .send({ text: 'How did you win the crews over?' }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(answers.filter(({ headers }) => headers['idempotent-replay'] === 'true')).toHaveLength(199);
  expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  await app.engineDone(given.organisationId);
  const activities = await app.database.query<{ kind: string; times: number }>(
    `select kind, count(*)::int as times from activity where member_id = $1 group by 1 order by 1`,
    [member.memberId],
  );
  expect(activities).toContainEqual({ kind: 'question.asked', times: 1 });
  const entries = await app.database.query<{ rule: string; times: number }>(
    `select rule, count(*)::int as times from points_entry where member_id = $1 group by 1`,
    [member.memberId],
  );
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.every(({ times }) => times === 1)).toBe(true);
});

/** An organisation that has lived through a history; `pause` says after which deeds the engine ran. */
async function livedThrough(history: readonly Chapter[], pause: (nth: number) => boolean): Promise<HistoryTown> {
  const town = await HistoryTown.found(app);
  await town.play(history, pause);
  return town;
}

it('[batches] a history comes to the same however it is cut into batches, and to what the rules read by hand say', async () => {
  clock.set(HISTORY_NOW);
  const cuts = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
  await fc.assert(
    fc.asyncProperty(histories, cuts, async (history, cut) => {
      const pauses = [() => false, () => true, (nth: number) => cut[nth % cut.length]!];
      const towns = await Promise.all(pauses.map((pause) => livedThrough(history, pause)));
      const byHand = scoredByHand(history, HistoryTown);
      for (const town of towns) expect(await town.ledger()).toEqual(byHand);
      const [inOne, ...others] = await Promise.all(towns.map((town) => town.outcome()));
      await towns[0]!.rebuild();
      for (const outcome of [...others, await towns[0]!.outcome()]) {
        for (const part of Object.keys(outcome)) expect([part, outcome[part]]).toEqual([part, inOne![part]]);
      }
    }),
    { seed: 62, numRuns: 3, endOnFailure: true },
  );
});
