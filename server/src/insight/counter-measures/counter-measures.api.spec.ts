import { describe, expect, it } from '@jest/globals';
import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';

import type { Actor } from '../../platform/actor.js';
import { RetirePractice } from '../../work/practices/retire-practice.command.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import { givenCard, givenReuse } from '../../testing/given-practices.js';
import {
  ann,
  bob,
  decide,
  eachTestHasAnnAndBob,
  offer,
  outsider,
  quest,
  start,
  team,
  waiting,
} from '../../testing/quest-world.js';
import { app, clock, get, given } from '../../testing/world.js';

eachTestHasAnnAndBob();

const beside = () => get<CounterMeasures>(bob, 'insight/counter-measures');

/** So many colleagues offer evidence, and Bob asks this many of them for one change. */
async function decided(people: number, returned: number): Promise<void> {
  const slug = await quest([step('tell')]);
  for (const member of await given.members(team, people)) await offer(member, await start(member, slug), 'tell');
  const decisions = (await waiting(bob)).map(({ id }, nth) =>
    nth < returned
      ? { evidence: id, decision: 'return', reason: 'Which day was it?' }
      : { evidence: id, decision: 'confirm' },
  );
  const results = await decide(bob, decisions);
  expect(results.filter(({ ok }) => ok)).toHaveLength(people);
}

const publishedBy = async (author: Actor, howMany: number) => {
  const cards: string[] = [];
  for (let nth = 0; nth < howMany; nth++) cards.push(await givenCard(app, author, { title: `Card ${nth}` }));
  return cards;
};

describe('[counter-measures] what stands beside the scores', () => {
  it('says how much evidence came back this season, and nothing of what was decided before it', async () => {
    await decided(7, 5);
    expect(await beside()).toEqual({ returned: { count: 5, of: 7 }, reused: null });
    await app.database.query(`update verification set decided_at = '2020-01-01' where organisation_id = $1`, [
      given.organisationId,
    ]);
    expect(await beside()).toEqual({ returned: null, reused: null });
  });

  it('[I7] says nothing of evidence that came back to one of four, nor of one of four', async () => {
    await decided(6, 4);
    expect((await beside()).returned).toBeNull();
  });

  it('tells of no evidence that came back, and of no few who offered any', async () => {
    await decided(4, 0);
    expect((await beside()).returned).toBeNull();
    await decided(1, 0);
    expect((await beside()).returned).toEqual({ count: 0, of: 5 });
  });

  it('says how many practices another team tried, of those that have had sixty days for it', async () => {
    const [travelled, atHome] = await publishedBy(ann, 6);
    await givenCard(app, ann, {}, 'team');
    await app.get(RetirePractice).execute(ann, await givenCard(app, ann), { reason: 'It is in the guide now.' });
    const far = await outsider();
    clock.set(new Date(TUESDAY.getTime() + 60 * DAY_MS - 1));
    expect((await beside()).reused).toBeNull();
    clock.set(new Date(TUESDAY.getTime() + 60 * DAY_MS));
    await publishedBy(ann, 1);
    await givenReuse(app, travelled!, far, { outcome: 'stopped', at: clock.now() });
    await givenReuse(app, travelled!, await outsider(), { at: clock.now() });
    await givenReuse(app, atHome!, bob, { distance: 'same-team', at: clock.now() });
    expect((await beside()).reused).toEqual({ count: 1, of: 6 });
  });

  it('is of one’s own organisation, for those who are signed in', async () => {
    await publishedBy(ann, 5);
    clock.set(new Date(TUESDAY.getTime() + 61 * DAY_MS));
    await app.anyone().get('/api/insight/counter-measures').expect(401);
    expect((await beside()).reused).toEqual({ count: 0, of: 5 });
  });
});
