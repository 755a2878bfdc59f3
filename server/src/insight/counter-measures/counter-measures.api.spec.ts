import { describe, expect, it } from '@jest/globals';
import type { CounterMeasures } from '@guildhall/shared/insight/counter-measures';

import type { Actor } from '../../platform/actor.js';
import { RetirePractice } from '../../work/practices/retire-practice.command.js';
import { DAY_MS, TUESDAY } from '../../testing/given.js';
import { step } from '../../testing/given-quest.js';
import { givenPublished } from '../../testing/given-guidance.js';
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

/** So many words of so many letters. */
const words = (letters: number, many = 30) => Array.from({ length: many }, () => 'a'.repeat(letters)).join(' ');
const prose = (letters: number) => ({ problem: words(letters), whatWeDid: ['1'], howWeKnow: '1', whatDidNotWork: '1' });

describe('[counter-measures] what stands beside the scores', () => {
  it('says how much evidence came back this season, and nothing of what was decided before it', async () => {
    await decided(7, 5);
    expect(await beside()).toMatchObject({ returned: { count: 5, of: 7 }, reused: null, readingAge: null });
    await app.database.query(`update verification set decided_at = '2020-01-01' where organisation_id = $1`, [
      given.organisationId,
    ]);
    expect(await beside()).toMatchObject({ returned: null, reused: null, readingAge: null });
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

  it('says what reading age half of the season’s English texts stay within, with Welsh ones counted apart', async () => {
    const writers = await given.members(team, 5);
    // 123 and 153 letters in 33 words and 4 sentences: school years of 0.25 and 4.53.
    for (const [nth, writer] of writers.entries()) await givenCard(app, writer, prose(nth < 2 ? 4 : 5));
    await givenCard(app, ann, { ...prose(6), locale: 'cy' });
    await givenCard(app, ann, prose(6), 'team');
    await app.get(RetirePractice).execute(ann, await givenCard(app, ann, prose(6)), { reason: 'It is in the guide.' });
    expect((await beside()).readingAge).toEqual({ age: 10, texts: 5, welsh: 1 });
    // A school year of 2.41.
    const reviewer = await given.member(team, { grants: [{ role: 'reviewer', unitId: null }] });
    await givenPublished(
      app,
      ann,
      reviewer,
      Array.from({ length: 3 }, () => words(4, 10)),
    );
    expect((await beside()).readingAge).toEqual({ age: 7, texts: 6, welsh: 1 });
    await app.database.query(`update practice set published_at = '2020-01-01' where locale = 'cy'`);
    expect((await beside()).readingAge).toMatchObject({ texts: 6, welsh: 0 });
  });

  it('[I7] says nothing of how four people write, however much they wrote', async () => {
    for (const writer of await given.members(team, 4))
      for (let nth = 0; nth < 2; nth++) await givenCard(app, writer, prose(4));
    expect((await beside()).readingAge).toBeNull();
  });

  it('is of one’s own organisation, for those who are signed in', async () => {
    await publishedBy(ann, 5);
    clock.set(new Date(TUESDAY.getTime() + 61 * DAY_MS));
    await app.anyone().get('/api/insight/counter-measures').expect(401);
    expect((await beside()).reused).toEqual({ count: 0, of: 5 });
  });
});
