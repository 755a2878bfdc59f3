import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Actor } from '../../platform/actor.js';
import { DAY_MS, Given, TUESDAY } from '../../testing/given.js';
import { givenCard } from '../../testing/given-practices.js';
import {
  home,
  author,
  homeAdmin,
  partnerAdmin,
  adopter,
  outsider,
  eachTestHasTwoCouncils,
  join,
  shared,
} from '../../testing/network-world.js';
import { app, clock, post } from '../../testing/world.js';

eachTestHasTwoCouncils();

describe('councils that share keep the rest to themselves', () => {
  it('[network/nothing-else] whatever state the card and the councils are in, no way in gives away more than the card', async () => {
    const id = await shared();
    const third = await Given.organisation(app.database);
    const thirdAdmin = await third.member(await third.team(), { grants: [{ role: 'admin', unitId: null }] });
    await join(thirdAdmin, true);
    const colleague = await home.member(await home.team(), { name: 'Dev Anand' });
    const linked = await givenCard(app, author, { title: 'HOME linked title' });
    const text = (await (await app.as(author)).get(`/api/practices/${id}/text`)).body;
    const changed = {
      basedOn: text.textVersion,
      text: { ...text.text, title: 'Quayside signs', practices: [linked] },
      note: '',
    };
    await (await app.as(author)).put(`/api/practices/${id}/text`).send(changed).expect(200);
    const say = async (actor: Actor, words: string, more: object = {}): Promise<string> =>
      (await post(actor, `practices/${id}/comments`, { text: words, ...more })).body.id;
    const ours = await say(author, 'HOME comment');
    await say(colleague, 'HOME reply', { replyTo: ours });
    await (await app.as(author)).put(`/api/practice-comments/${ours}`).send({ text: 'HOME comment, said better' });
    await say(author, 'BOTH begun for partners', { partners: true });
    await say(adopter, 'BOTH begun by partner');
    await say(thirdAdmin, 'BOTH begun by third');
    const thank = (actor: Actor, reason: string) =>
      post(actor, `practices/${id}/thanks`, { kind: 'thanks', commentId: null, reason });
    const report = (actor: Actor, reason: string) => post(actor, `practices/${id}/reports`, { about: null, reason });
    for (const [actor, whose] of [
      [colleague, 'HOME'],
      [adopter, 'PARTNER'],
      [thirdAdmin, 'THIRD'],
    ] as const) {
      expect((await thank(actor, `${whose} thanks`)).status).toBe(201);
      expect((await report(actor, `REPORT of ${whose}`)).status).toBe(204);
      await post(actor, `practices/${id}/questions`, { text: 'BOTH asked' });
      const reuse = await post(actor, `practices/${id}/reuses`, { startsOn: '2026-10-06' });
      clock.set(new Date(TUESDAY.getTime() + 15 * DAY_MS));
      const record = { outcome: 'kept', note: `${whose} reuse note`, minutesSavedWeekly: 30 };
      expect((await post(actor, `reuses/${reuse.body.id}/record`, record)).status).toBe(200);
      clock.set(TUESDAY);
    }
    clock.set(new Date(TUESDAY.getTime() + 16 * DAY_MS));
    for (const { organisationId } of [author, adopter, thirdAdmin]) await app.engineDone(organisationId);
    const units = await app.database.query<{ id: string }>(`select id from unit where organisation_id = $1`, [
      home.organisationId,
    ]);
    const foreign = ['HOME', 'THIRD reuse', 'THIRD thanks', 'REPORT', linked, ...units.map((unit) => unit.id)];
    const words = ['Quayside', 'BOTH', 'PARTNER thanks', 'PARTNER reuse'];
    // One's own deeds are told in one's own council whatever becomes of the card, so notices are held apart.
    const ways = [
      `practices/${id}`,
      `practices/${id}/revisions`,
      `practices/${id}/trail`,
      `practices/${id}/file?format=json`,
      'practices?sort=newest',
      'practices?search=quayside',
      'practices/filters',
      'practice-files?format=json',
      'practices/similar?title=Signs%20for%20the%20quayside',
      'practice-questions/open',
      'practice-reports',
    ];
    const everything = async (reader: Actor, paths: string[]) => {
      const http = await app.as(reader);
      const told: string[] = [];
      for (const each of paths) told.push(`${each} ${(await http.get(`/api/${each}`)).text}`);
      return told.join();
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('network', 'network', 'council', 'team', 'me'),
        fc.constantFrom('published', 'published', 'retired', 'hidden'),
        fc.boolean(),
        fc.boolean(),
        async (audience, state, homeIn, partnerIn) => {
          const closed = state === 'published' ? null : clock.now();
          await app.database.query(
            `update practice set audience = $2, state = $3, closed_at = $4, closed_by = case when $4::timestamptz is not null then author_id end,
               closed_reason = case when $4::timestamptz is not null then 'HOME reason' end where id = $1`,
            [id, audience, state, closed],
          );
          await join(homeAdmin, homeIn);
          await join(partnerAdmin, partnerIn);
          const reaches = audience === 'network' && state === 'published' && homeIn && partnerIn;
          const read = await everything(adopter, ways);
          for (const secret of foreign) expect([secret, read.includes(secret)]).toEqual([secret, false]);
          for (const word of words) expect([word, read.includes(word)]).toEqual([word, reaches]);
          const notices = await everything(adopter, ['me/notices', 'start-here', 'insight/measures']);
          for (const secret of foreign) expect([secret, notices.includes(secret)]).toEqual([secret, false]);
        },
      ),
      {
        seed: 1,
        numRuns: 8,
        examples: [
          ['network', 'published', true, true],
          ['network', 'published', false, true],
        ],
      },
    );
    const nobody = await everything(outsider, [...ways, 'me/notices', 'start-here', 'insight/measures']);
    for (const secret of [...foreign, ...words]) expect([secret, nobody.includes(secret)]).toEqual([secret, false]);
  });

  it('[network/integrity] the database refuses a row under a partner’s card that nobody shared with the council', async () => {
    const id = await givenCard(app, author);
    const insert = app.database.query(
      `insert into practice_question (id, organisation_id, home_id, practice_id, asked_by, text, asked_at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Hello?', now())`,
      [adopter.organisationId, author.organisationId, id, adopter.memberId],
    );
    await expect(insert).rejects.toMatchObject({ constraint: 'practice_question_share' });
    const said = app.database.query(
      `insert into practice_comment (id, organisation_id, home_id, practice_id, by_id, text, at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'Hello?', now())`,
      [adopter.organisationId, author.organisationId, id, adopter.memberId],
    );
    await expect(said).rejects.toMatchObject({ constraint: 'practice_comment_share' });
  });
});
