import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { TUESDAY } from '../../testing/given.js';
import { decide, givenGuidance, guidancePageOf, move, write } from '../../testing/given-guidance.js';
import { pointsByRule } from '../../testing/given-practices.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { GuidanceClock } from './guidance-clock.job.js';
import { KeepRevisions } from './keep-revisions.job.js';

let owner: Actor;
let deputy: Actor;
let reviewer: Actor;
let id: string;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  const team = await given.team();
  owner = await given.member(team);
  deputy = await given.member(team);
  reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
  id = await givenGuidance(app, owner);
  await (await app.as(owner)).put(`/api/guidance/${id}/details`).send({ deputyId: deputy.memberId }).expect(204);
  await write(app, owner, id, ['# One', 'Some words.']);
});

const stateOf = async () => (await guidancePageOf(app, owner, id)).guidance.state;
const tickAt = async (instant: string) => {
  clock.set(new Date(instant));
  await app.get(GuidanceClock).tick();
};
const told = async ({ memberId }: Actor) =>
  (
    await app.database.query<{ kind: string }>(`select kind from notice where member_id = $1 order by id`, [memberId])
  ).map(({ kind }) => kind);

async function publish(): Promise<void> {
  await move(app, owner, id, 'freeze');
  await decide(app, reviewer, id, 'equality');
  await move(app, reviewer, id, 'approve');
  await move(app, owner, id, 'publish');
}

describe('what the clock does', () => {
  it('[guidance/clock] a consultation closes after its last day, in the organisation’s zone', async () => {
    await move(app, owner, id, 'consult', { unitId: null, closesOn: '2026-10-20' });
    await tickAt('2026-10-20T22:59:00Z');
    expect(await stateOf()).toBe('consultation');
    await tickAt('2026-10-20T23:01:00Z');
    expect(await stateOf()).toBe('drafting');
  });

  it('[guidance/clock] the owner is asked 30 days before, it falls due on its day, the deputy is asked 30 days after, each once', async () => {
    await publish();
    await tickAt('2027-09-05T12:00:00Z');
    expect(await told(owner)).not.toContain('guidance_check');
    await tickAt('2027-09-06T12:00:00Z');
    await tickAt('2027-09-07T12:00:00Z');
    expect((await told(owner)).filter((kind) => kind === 'guidance_check')).toHaveLength(1);
    expect(await stateOf()).toBe('published');
    await tickAt('2027-10-06T12:00:00Z');
    expect(await stateOf()).toBe('due');
    await tickAt('2027-11-04T12:00:00Z');
    expect(await told(deputy)).not.toContain('guidance_overdue');
    await tickAt('2027-11-05T12:00:00Z');
    await tickAt('2027-11-06T12:00:00Z');
    expect((await told(deputy)).filter((kind) => kind === 'guidance_overdue')).toHaveLength(1);
    await move(app, deputy, id, 'confirm');
    const { guidance } = await guidancePageOf(app, owner, id);
    expect(guidance).toMatchObject({ state: 'published', publication: { reviewBy: '2028-11-06' } });
    await tickAt('2028-10-08T12:00:00Z');
    expect((await told(owner)).filter((kind) => kind === 'guidance_check')).toHaveLength(2);
  });

  it('[guidance/checked] brought through its review in time is credited once a date; too early or too late is not', async () => {
    await publish();
    const credits = () =>
      app.database.query<{ memberId: string; reviewBy: string }>(
        `select member_id as "memberId", data->>'reviewBy' as "reviewBy" from activity
         where kind = 'guidance.checked' and subject_id = $1 order by occurred_at`,
        [id],
      );
    await tickAt('2027-09-05T12:00:00Z');
    await move(app, owner, id, 'confirm');
    expect(await credits()).toEqual([]);
    await tickAt('2028-08-06T12:00:00Z');
    await move(app, deputy, id, 'confirm');
    await move(app, deputy, id, 'confirm');
    const first = { memberId: deputy.memberId, reviewBy: '2028-09-05' };
    expect(await credits()).toEqual([first]);
    await tickAt('2029-08-07T12:00:00Z');
    await move(app, owner, id, 'confirm');
    expect(await credits()).toEqual([first]);
    await tickAt('2030-08-07T12:00:00Z');
    await move(app, owner, id, 'next-edition');
    await write(app, owner, id, ['A better sentence.']);
    await move(app, owner, id, 'freeze');
    await decide(app, reviewer, id, 'equality');
    await move(app, reviewer, id, 'approve');
    await move(app, reviewer, id, 'publish');
    expect(await credits()).toEqual([first, { memberId: owner.memberId, reviewBy: '2030-08-07' }]);
    expect(await pointsByRule(app, deputy)).toEqual({});
  });

  it('[guidance/clock] what was written in gets an automatic revision, the same text no second one', async () => {
    const revisions = async () =>
      (await (await app.as(owner)).get(`/api/guidance/${id}/revisions`).expect(200)).body.length as number;
    const before = await revisions();
    // What a stored edit marks.
    const marked = () => app.database.query(`update guidance set changed_since = $2 where id = $1`, [id, TUESDAY]);
    await marked();
    await app.get(KeepRevisions).tick();
    expect(await revisions()).toBe(before + 1);
    await marked();
    await app.get(KeepRevisions).tick();
    expect(await revisions()).toBe(before + 1);
  });
});

describe('templates and the glossary', () => {
  it('[guidance/template] a text is kept as the organisation’s template, begun from, and taken away', async () => {
    const http = await app.as(owner);
    const { body: template } = await http.post(`/api/guidance/${id}/template`).send({ name: 'Bins' }).expect(201);
    expect(template).toMatchObject({
      ours: false,
      kind: 'guide',
      languages: ['en'],
      headings: { en: ['One'] },
      may: true,
    });
    await http.post(`/api/guidance/${id}/template`).send({ name: 'Bins' }).expect(400);
    expect((await http.get('/api/guidance/templates').expect(200)).body.map((one: { id: string }) => one.id)).toEqual([
      ...['policy', 'how-to', 'register', 'terms'],
      template.id,
    ]);
    const source = { from: 'template', template: template.id };
    const begun = await http
      .post('/api/guidance')
      .send({ kind: 'guide', titles: { en: 'More bins' }, source })
      .expect(201);
    const { body: text } = await http.get(`/api/guidance/${begun.body.id}/text?language=en`).expect(200);
    expect(text.html).toContain('Some words.');
    await (await app.as(deputy)).delete(`/api/guidance/templates/${template.id}`).expect(403);
    await http.delete(`/api/guidance/templates/${template.id}`).expect(204);
    await http.delete(`/api/guidance/templates/${template.id}`).expect(404);
  });

  it('[guidance/gaps] what a template left and nobody filled is counted for its writers, in each language', async () => {
    const http = await app.as(owner);
    const titles = { en: 'Why we meet', cy: 'Pam rydym yn cwrdd' };
    const source = { from: 'template', template: 'terms' };
    const { body: begun } = await http.post('/api/guidance').send({ kind: 'terms', titles, source }).expect(201);
    const { body: gaps } = await http.get(`/api/guidance/${begun.id}/gaps`).expect(200);
    expect(gaps).toHaveLength(12);
    expect(gaps[0]).toMatchObject({ language: 'en', words: 'One sentence that a newcomer understands.' });
    expect((await http.get(`/api/guidance/${id}/gaps`).expect(200)).body).toEqual([]);
    await (await app.as(reviewer)).get(`/api/guidance/${begun.id}/gaps`).expect(404);
  });

  it('[guidance/template] another text takes its place, for who made it; ours have headings in both languages', async () => {
    const http = await app.as(owner);
    const { body: first } = await http.post(`/api/guidance/${id}/template`).send({ name: 'Bins' }).expect(201);
    const instead = { name: 'Bins and bags', instead: first.id };
    await (await app.as(deputy)).post(`/api/guidance/${id}/template`).send(instead).expect(403);
    await write(app, owner, id, ['# Bags', 'More words.']);
    await http.post(`/api/guidance/${id}/template`).send(instead).expect(201);
    const { body: all } = await http.get('/api/guidance/templates').expect(200);
    expect(all.slice(4)).toMatchObject([
      { id: first.id, titles: { en: 'Bins and bags' }, headings: { en: ['One', 'Bags'] } },
    ]);
    expect(all[0]).toMatchObject({ may: false, headings: { cy: expect.arrayContaining(['Yn gryno']) } });
    const gone = await http
      .post(`/api/guidance/${id}/template`)
      .send({ ...instead, instead: id })
      .expect(400);
    expect(gone.body.errors).toMatchObject([{ field: 'instead', code: 'unknown_template' }]);
  });

  it('[glossary] reviewers and administrators explain words, everyone reads them, each word once', async () => {
    const words = { term: { en: 'SLA', cy: 'CLG' }, meaning: { en: 'How fast we promise to answer.' } };
    await (await app.as(owner)).post('/api/glossary').send(words).expect(403);
    const http = await app.as(reviewer);
    const { body: term } = await http.post('/api/glossary').send(words).expect(201);
    await http
      .post('/api/glossary')
      .send({ ...words, term: { en: 'sla' } })
      .expect(400);
    await http
      .put(`/api/glossary/${term.id}`)
      .send({ ...words, meaning: { en: 'What we promise.' } })
      .expect(200);
    expect((await (await app.as(owner)).get('/api/glossary').expect(200)).body).toEqual([
      { id: term.id, term: words.term, meaning: { en: 'What we promise.' } },
    ]);
    await http.delete(`/api/glossary/${term.id}`).expect(204);
    await http.delete(`/api/glossary/${term.id}`).expect(404);
  });

  it('[glossary/starter] begins with the words every council uses, and keeps what is explained already', async () => {
    const sponsor = { term: { en: 'sponsor' }, meaning: { en: 'Whoever stands for it.' } };
    await (await app.as(owner)).post('/api/glossary/starter').expect(403);
    const http = await app.as(reviewer);
    await http.post('/api/glossary').send(sponsor).expect(201);
    for (let times = 0; times < 2; times++) await http.post('/api/glossary/starter').expect(200);
    const { body: terms } = await (await app.as(owner)).get('/api/glossary').expect(200);
    expect(terms).toHaveLength(35);
    expect(terms.find(({ term }: { term: { en: string } }) => /sponsor/i.test(term.en))).toMatchObject(sponsor);
  });

  it('[glossary/ask] a word people ask about waits with its count, never with their names, until it is explained', async () => {
    const ask = async (actor: Actor, word: string) =>
      (await app.as(actor)).post('/api/glossary/asks').send({ word }).expect(204);
    for (const [actor, word] of [
      [owner, 'DPIA'],
      [owner, 'dpia'],
      [deputy, 'dpia'],
      [deputy, 'hashtag'],
    ] as const) {
      await ask(actor, word);
    }
    await (await app.as(owner)).get('/api/glossary/asks').expect(403);
    await (await app.as(owner)).post('/api/glossary/asks/settle').send({ word: 'DPIA' }).expect(403);
    const http = await app.as(reviewer);
    const asked = async () => (await http.get('/api/glossary/asks').expect(200)).body;
    expect(await asked()).toEqual([
      { word: expect.stringMatching(/^dpia$/i), count: 2 },
      { word: 'hashtag', count: 1 },
    ]);
    await http
      .post('/api/glossary')
      .send({ term: { en: 'DPIA' }, meaning: { en: 'A check of how we use data.' } })
      .expect(201);
    await ask(owner, 'DPIA');
    await http.post('/api/glossary/asks/settle').send({ word: 'Hashtag' }).expect(204);
    expect(await asked()).toEqual([]);
  });
});
