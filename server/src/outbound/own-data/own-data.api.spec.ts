import { beforeEach, describe, expect, it } from '@jest/globals';
import { ownData, type OwnData } from '@guildhall/shared/outbound/own-data';

import type { Actor } from '../../platform/actor.js';
import { step } from '../../testing/given-quest.js';
import { givenCard } from '../../testing/given-practices.js';
import { ann, bob, decide, eachTestHasAnnAndBob, offer, quest, start, waiting } from '../../testing/quest-world.js';
import { app, given, get, posted } from '../../testing/world.js';
import { allKept, notGiven } from './kept.js';

eachTestHasAnnAndBob();

const dataOf = (actor: Actor) => get<OwnData>(actor, 'me/data');

describe('[own-data] what a member takes with them', () => {
  let file: OwnData;

  /** Bob asks about Ann's card and speaks under it; Ann offers evidence, which Bob sends back. */
  beforeEach(async () => {
    const card = await givenCard(app, ann, { title: 'One shared map' });
    await posted(bob, `practices/${card}/questions`, { text: 'Does it work by radio?' }, 201);
    await posted(bob, `practices/${card}/comments`, { text: 'We have two maps.' }, 201);
    const slug = await quest([step('tell')]);
    await offer(ann, await start(ann, slug), 'tell');
    const [asked] = await waiting(bob);
    await decide(bob, [{ evidence: asked!.id, decision: 'return', reason: 'Which day was it?' }]);
    await app.engineDone(given.organisationId);
    file = await dataOf(ann);
  });

  it('is their own words and deeds, in the shape that the reference promises', async () => {
    expect(ownData.parse(file)).toEqual(file);
    expect(file.member).toMatchObject({ id: ann.memberId, name: 'Ann Price', playing: true });
    expect(file.kept).toMatchObject({
      practices: [{ title: 'One shared map', state: 'published' }],
      quest_steps: [{ step_id: 'tell' }],
      evidence: [{ step_id: 'tell' }],
      verifications_received: [{ decision: 'returned', reason: 'Which day was it?' }],
      questions: [],
      comments: [],
    });
    expect(file.kept['points']!.length).toBeGreaterThan(0);
    expect(file.kept['seats']).toHaveLength(1);
    expect((await dataOf(bob)).kept).toMatchObject({
      questions: [{ text: 'Does it work by radio?' }],
      comments: [{ text: 'We have two maps.' }],
      verifications_given: [{ decision: 'returned' }],
      evidence: [],
      practices: [],
    });
  });

  it('has nothing of others but what they were told already, and no secret', () => {
    const { notices: _told, ...kept } = file.kept;
    const words = JSON.stringify({ ...file, kept });
    for (const theirs of [bob.memberId, 'Bob Lewis', 'Does it work by radio?', 'We have two maps.', 'hash', '$argon2'])
      expect({ theirs, found: words.includes(theirs) }).toEqual({ theirs, found: false });
  });

  it('comes as a file, to nobody but them', async () => {
    const { headers } = await (await app.as(ann)).get('/api/me/data').expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="guildhall-my-data.json"');
    expect(headers['cache-control']).toBe('no-store');
    await app.anyone().get('/api/me/data').expect(401);
  });

  it('leaves out no table that refers to a member, unless it says so', async () => {
    const references = await app.database.query<{ at: string }>(
      `select c.conrelid::regclass || '.' || a.attname as at
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.confrelid = 'member'::regclass and a.attname !~ 'organisation_id$|_in_id$'
       union select table_name || '.' || column_name from information_schema.columns
       where table_schema = 'public' and column_name = 'member_id'
         and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
    );
    const known = [...allKept.map(({ table, by }) => `${table}.${by}`), ...notGiven];
    expect(new Set(known).size).toBe(known.length);
    expect(references.map(({ at }) => at).toSorted()).toEqual(known.toSorted());
    expect(new Set(allKept.map(({ name }) => name)).size).toBe(allKept.length);
  });
});
