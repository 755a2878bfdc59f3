import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { SetClock } from '../../platform/clock.js';
import { Given, TUESDAY } from '../../testing/given.js';
import { givenCard } from '../../testing/given-practices.js';
import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ clock: new SetClock(TUESDAY) });
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
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(199);
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
