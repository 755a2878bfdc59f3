import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { givenCard, givenDraft } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

let team: GivenUnit;
let author: Actor;
let colleague: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  colleague = await given.member(await given.team(), { name: 'Dev Anand' });
});

describe('finding cards', () => {
  it('[library/search] by words in either language’s way, with a slip in the title, and by nothing else', async () => {
    const id = await givenCard(app, author);
    const welsh = {
      problem: 'Roedd pobl yn aros.',
      whatWeDid: ['Un drws i bawb.'],
      howWeKnow: 'Gofynnon ni.',
      tags: ['tai'],
    };
    await givenCard(app, author, { locale: 'cy', title: 'Un tŷ, un drws', ...welsh });
    const http = await app.as(colleague);
    const found = async (query: string) => (await http.get(`/api/practices?${query}`).expect(200)).body.entries;
    for (const words of ['missed bins', 'counting', 'mised bin', 'MAPS']) {
      expect(await found(`search=${encodeURIComponent(words)}`)).toMatchObject([{ id }]);
    }
    expect(await found('search=ty')).toMatchObject([{ title: 'Un tŷ, un drws' }]);
    expect(await found('search=helicopter')).toEqual([]);
    expect(await found(`search=${encodeURIComponent("'); drop table practice; --")}`)).toEqual([]);
    expect(await found('tag=waste')).toMatchObject([
      { id, excerpt: [{ text: 'Residents rang three times about one bin.', found: false }] },
    ]);
    expect(await found(`unit=${team.path[0]}`)).toHaveLength(2);
    expect(await found(`unit=${colleague.unitPath[0]}`)).toEqual([]);
    const { body: filters } = await http.get('/api/practices/filters').expect(200);
    expect(filters.tags).toContainEqual({ tag: 'tai', count: 1 });
    expect(filters.units).toMatchObject([
      { kind: 'directorate', count: 2 },
      { kind: 'department', count: 2 },
    ]);
  });

  it('[library/excerpt] shows the words around what was found, marked', async () => {
    await givenCard(app, author, { problem: 'Nobody knew which lamp was out.', howWeKnow: 'We <b>counted</b> lamps.' });
    const http = await app.as(colleague);
    const { body } = await http.get('/api/practices?search=count%20lamp').expect(200);
    const marked = body.entries[0].excerpt.filter(({ found }: { found: boolean }) => found);
    expect(marked.map(({ text }: { text: string }) => text)).toEqual(['counted', 'lamps']);
  });

  it('[library/spelling] words that no card holds are looked for as the nearest that cards hold, and it says so', async () => {
    await givenCard(app, author, { problem: 'Nobody knew which streetlight was out.' });
    for (let nth = 0; nth < 21; nth++) await givenCard(app, author, { title: `Lantern ${nth}`, tags: ['light'] });
    await givenCard(app, author, { title: 'Lanterz', problem: 'Hidden words: zebrafish.' }, 'team');
    const http = await app.as(colleague);
    const searched = async (search: string, more = {}) =>
      (
        await http
          .get('/api/practices')
          .query({ search, ...more })
          .expect(200)
      ).body;
    for (const typed of ['streelight', 'streetlihgt', 'STREETLIGHTZ out']) {
      const { entries, searchedFor } = await searched(typed);
      expect(entries).toHaveLength(1);
      expect(searchedFor).toMatch(/^streetlight( out)?$/);
    }
    expect((await searched('streetlights')).searchedFor).toBeNull();
    expect(await searched('zebrafsh')).toEqual({ entries: [], next: null, searchedFor: null });
    const first = await searched('lanterm');
    expect(first.entries).toHaveLength(20);
    expect(first.searchedFor).toBe('lantern');
    const second = await searched('lanterm', { after: first.next });
    expect(second.entries).toHaveLength(1);
    expect(first.entries.concat(second.entries).map(({ title }: { title: string }) => title)).not.toContain('Lanterz');
  });

  it('[library/closest] the card that is about it comes first, however new others are that mention it', async () => {
    const about = await givenCard(app, author, {
      title: 'Rota swaps by text',
      problem: 'Swaps of the rota took days.',
    });
    clock.pass(60_000);
    const mentions = await givenCard(app, author, { title: 'Bins', problem: 'Our rota changed, among other things.' });
    const http = await app.as(colleague);
    const ids = async (query: string) =>
      (await http.get(`/api/practices?search=rota${query}`).expect(200)).body.entries.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('')).toEqual([about, mentions]);
    expect(await ids('&sort=newest')).toEqual([mentions, about]);
  });

  it('[library/age] leaves out what was shared longer ago, and what the unit did not try', async () => {
    const old = await givenCard(app, author, { title: 'Old' });
    clock.pass(40 * 24 * 60 * 60_000);
    const fresh = await givenCard(app, author, { title: 'Fresh' });
    const http = await app.as(colleague);
    const ids = async (query: string) =>
      (await http.get(`/api/practices?${query}`).expect(200)).body.entries.map(({ id }: { id: string }) => id);
    expect(await ids('age=month')).toEqual([fresh]);
    expect(await ids('age=quarter')).toEqual([fresh, old]);
    expect(await ids(`reusedIn=${colleague.unitPath[0]}`)).toEqual([]);
  });

  it('[library/similar] who writes a title sees cards that hold half of its words, never a draft or another council’s', async () => {
    const about = (word: string) => ({
      problem: `No ${word}.`,
      whatWeDid: [`More ${word}.`],
      howWeKnow: `We saw ${word}.`,
      whatDidNotWork: `Few ${word}.`,
      tags: [word],
    });
    const bins = await givenCard(app, author, { title: 'Missed bins on one map', ...about('calls') });
    await givenCard(app, author, { title: 'Rota swaps', ...about('swaps') });
    await givenDraft(app, author, { title: 'Missed bins again' });
    const elsewhere = await Given.organisation(app.database);
    await givenCard(app, await elsewhere.member(await elsewhere.team()), { title: 'Missed bins there' });
    const http = await app.as(colleague);
    const similar = async (query: Record<string, string>) =>
      (await http.get('/api/practices/similar').query(query).expect(200)).body.map(({ id }: { id: string }) => id);
    expect(await similar({ title: 'A map of missed bins' })).toEqual([bins]);
    expect(await similar({ title: 'A map of missed bins', but: bins })).toEqual([]);
    expect(await similar({ title: 'Missed trains, buses, ferries' })).toEqual([]);
    expect(await similar({ title: 'of the and' })).toEqual([]);
    expect(await similar({ title: "it's | ! & (odd) \\ :*" })).toEqual([]);
    await http.get('/api/practices/similar?title=').expect(400);
  });

  it('[library/mine] own cards, drafts included, and those one is credited on', async () => {
    await givenDraft(app, author, { title: 'Draft' });
    await givenCard(app, colleague, { title: 'Theirs', credits: [{ kind: 'member', memberId: author.memberId }] });
    await givenCard(app, colleague, { title: 'Not mine' });
    const { body } = await (await app.as(author)).get('/api/practices?mine=true').expect(200);
    expect(body.entries.map(({ title }: { title: string }) => title).toSorted()).toEqual(['Draft', 'Theirs']);
  });

  it('[library/pages] every card once, newest or most reused first, whatever is added meanwhile', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 45; nth++) {
      clock.pass(nth % 3 === 0 ? 60_000 : 0);
      ids.push(await givenCard(app, author, { title: `Card ${nth}` }));
    }
    await app.database.query(
      `update practice set reused_by = (abs(hashtext(id::text)) % 4) where organisation_id = $1`,
      [given.organisationId],
    );
    const http = await app.as(colleague);
    for (const sort of ['newest', 'most-reused', 'closest&search=card']) {
      const seen: { id: string; reusedBy: number }[] = [];
      let after = '';
      do {
        const { body } = await http.get(`/api/practices?sort=${sort}${after && `&after=${after}`}`).expect(200);
        seen.push(...body.entries);
        after = body.next;
        if (seen.length === 20) await givenCard(app, author, { title: 'Late', tags: ['late'] });
      } while (after);
      expect(seen.filter(({ id }) => ids.includes(id))).toHaveLength(45);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      const counts = seen.map(({ reusedBy }) => reusedBy);
      if (sort === 'most-reused') expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }
    const crooked = await http.get('/api/practices?after=crooked').expect(400);
    expect(crooked.body.errors[0].field).toBe('after');
  });
});
