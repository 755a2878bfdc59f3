import { beforeEach, describe, expect, it } from '@jest/globals';
import { type GuidanceChange, guidanceTopic } from '@guildhall/shared/work/guidance';

import type { Actor } from '../../platform/actor.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { decide, givenGuidance, guidancePageOf, move, wordsBy, write } from '../../testing/given-guidance.js';
import { pointsByRule } from '../../testing/given-practices.js';
import { app, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

let team: GivenUnit;
let owner: Actor;
let colleague: Actor;
let reviewer: Actor;
let outsider: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  owner = await given.member(team, { name: 'Ffion Rees' });
  colleague = await given.member(team, { name: 'Bo Lund' });
  reviewer = await given.member(await given.team(), {
    name: 'Rhian Cole',
    grants: [{ role: 'reviewer', unitId: null }],
  });
  outsider = await given.member(await given.team(), { name: 'Dev Anand' });
});

const page = (actor: Actor, id: string) => guidancePageOf(app, actor, id);
const stateOf = async (id: string) => (await page(owner, id)).guidance.state;
const both = { titles: { en: 'How we empty bins', cy: 'Sut rydym yn gwagio biniau' } };
const codesOf = (body: { errors: { code: string }[] }) => body.errors.map(({ code }) => code);
const details = async (id: string, body: object, actor = owner) =>
  (await app.as(actor)).put(`/api/guidance/${id}/details`).send(body);

async function refusal(actor: Actor, id: string, name: string, more: object = {}) {
  const http = await app.as(actor);
  return http.post(`/api/guidance/${id}/moves`).send({ move: name, message: `Now: ${name}`, ...more });
}

async function published(): Promise<string> {
  const id = await givenGuidance(app, owner);
  await details(id, { authorIds: [colleague.memberId] });
  await write(app, owner, id, ['# In short', wordsBy('ada')]);
  await write(app, colleague, id, ['# In full', wordsBy('bo')]);
  await move(app, owner, id, 'freeze');
  await decide(app, reviewer, id, 'equality');
  await move(app, reviewer, id, 'approve');
  await move(app, owner, id, 'publish');
  return id;
}

describe('the whole life of guidance', () => {
  it('[guidance/begin] those who begin under one title at once each get an address of their own', async () => {
    const titles = { en: 'Bins at the very same moment' };
    const begun = await Promise.all(
      Array.from({ length: 6 }, async (_, nth) =>
        (await app.as(nth % 2 === 0 ? owner : colleague))
          .post('/api/guidance')
          .send({ kind: 'guide', titles, source: { from: 'nothing' } }),
      ),
    );
    expect(begun.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const slugs = begun.map(({ body }) => (body as { slug: string }).slug);
    expect(new Set(slugs).size).toBe(6);
    expect(slugs).toContain('bins-at-the-very-same-moment');
  });

  it('[guidance/life] from an outline to readers, the next edition, and out again', async () => {
    const http = await app.as(owner);
    const begun = await http
      .post('/api/guidance')
      .send({ kind: 'policy', ...both, source: { from: 'template', template: 'policy' } })
      .expect(201);
    const { id, slug } = begun.body as { id: string; slug: string };
    expect(slug).toBe('how-we-empty-bins');
    await move(app, owner, id, 'begin-drafting');
    await details(id, { authorIds: [colleague.memberId], requiredReviews: ['legal'] });
    await write(app, owner, id, [wordsBy('ada')]);
    await write(app, colleague, id, ['# More', wordsBy('bo')]);
    await move(app, owner, id, 'consult', { unitId: null, closesOn: '2026-10-20' });
    expect((await page(outsider, id)).may).toMatchObject({ text: 'read', comment: true, suggest: true, decide: false });
    await move(app, owner, id, 'freeze');
    expect((await page(owner, id)).may.text).toBe('read');
    expect((await page(owner, id)).reviews.map(({ kind, state }) => [kind, state])).toEqual([
      ['legal', 'requested'],
      ['equality', 'requested'],
    ]);
    await decide(app, reviewer, id, 'equality', 'not-needed');
    expect(await stateOf(id)).toBe('review');
    await decide(app, reviewer, id, 'legal', 'approved-with-notes');
    expect(await stateOf(id)).toBe('ready');
    await move(app, reviewer, id, 'approve');
    await move(app, owner, id, 'publish');
    const { guidance } = await page(outsider, id);
    expect(guidance).toMatchObject({ state: 'published', edition: 1 });
    expect(guidance.publication).toMatchObject({ state: 'current', reviewBy: '2027-10-06', languages: ['en', 'cy'] });
    expect(guidance.publication!.authors.map(({ name }) => name)).toEqual(['Bo Lund', 'Ffion Rees']);
    expect(await pointsByRule(app, colleague)).toEqual({ 'guidance.published': 4, 'first.step': 15 });
    expect(await pointsByRule(app, reviewer)).toEqual({ 'guidance.review.done': 4, 'first.step': 15 });

    await move(app, owner, id, 'next-edition');
    const next = await page(outsider, id);
    expect(next.guidance).toMatchObject({ state: 'drafting', edition: 2, publication: { edition: 1 } });
    expect(next).toMatchObject({ may: { text: null, moves: [] }, reviews: [], threads: [], suggestions: [] });
    await move(app, owner, id, 'freeze');
    await decide(app, reviewer, id, 'equality');
    await decide(app, reviewer, id, 'legal');
    await move(app, reviewer, id, 'approve');
    await move(app, owner, id, 'publish');
    await move(app, owner, id, 'withdraw');
    await move(app, owner, id, 'archive');
    await (await app.as(outsider)).get(`/api/guidance/${id}`).expect(404);
    const states = await app.database.query(
      `select edition, state from guidance_publication where guidance_id = $1 order by edition`,
      [id],
    );
    expect(states).toEqual([
      { edition: 1, state: 'superseded' },
      { edition: 2, state: 'withdrawn' },
    ]);
  });

  it('[guidance/withdraw] withdrawing takes back what publishing scored', async () => {
    const id = await published();
    expect(await pointsByRule(app, colleague)).toMatchObject({ 'guidance.published': 4 });
    await move(app, reviewer, id, 'withdraw');
    expect(await pointsByRule(app, colleague)).toEqual({});
  });

  it('[guidance/frozen] I8: what was frozen and published cannot be changed, not even in the database', async () => {
    const id = await published();
    for (const [table, column] of [
      ['guidance_revision', 'message'],
      ['guidance_publication_text', 'html'],
      ['guidance_log', 'message'],
    ])
      await expect(app.database.query(`update ${table} set ${column} = 'x'`)).rejects.toThrow('append-only');
    await expect(app.database.query(`update guidance_section set nodes = '[]'`)).rejects.toThrow('append-only');
    await move(app, owner, id, 'next-edition');
    await write(app, owner, id, ['# Later', 'not yet for readers']);
    const rows = await app.database.query<{ html: string }>(
      `select html from guidance_publication_text t join guidance_publication p on p.id = t.publication_id where p.guidance_id = $1`,
      [id],
    );
    expect(rows.map(({ html }) => html).join()).not.toContain('not yet');
  });
});

describe('what is refused', () => {
  it('[guidance/machine] a step out of turn, a step that is not theirs, and one without a message', async () => {
    const id = await givenGuidance(app, owner);
    expect((await refusal(owner, id, 'publish')).status).toBe(409);
    expect((await refusal(owner, id, 'approve')).status).toBe(403);
    expect((await refusal(owner, id, 'freeze', { message: ' ' })).status).toBe(400);
    expect((await refusal(outsider, id, 'freeze')).status).toBe(404);
    await details(id, { authorIds: [colleague.memberId] });
    expect((await refusal(colleague, id, 'freeze')).status).toBe(403);
  });

  it('[guidance/draft] an outline is its writers’ alone, and nobody else learns of it', async () => {
    const id = await givenGuidance(app, owner);
    for (const actor of [outsider, reviewer]) {
      await (await app.as(actor)).get(`/api/guidance/${id}`).expect(404);
      await (await app.as(actor)).get(`/api/guidance/${id}/text?language=en`).expect(404);
      expect((await (await app.as(actor)).get('/api/guidance').expect(200)).body.entries).toEqual([]);
    }
    const elsewhere = await Given.organisation(app.database);
    const stranger = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    await details(id, { writing: 'everyone' });
    await (await app.as(outsider)).get(`/api/guidance/${id}`).expect(200);
    await (await app.as(stranger)).get(`/api/guidance/${id}`).expect(404);
  });

  it('[guidance/empty] nothing is frozen that says nothing, and a register needs its table', async () => {
    const id = await givenGuidance(app, owner, { kind: 'register' });
    const { status, body } = await refusal(owner, id, 'freeze');
    expect(status).toBe(400);
    expect(codesOf(body)).toEqual(['text_empty_en']);
    await write(app, owner, id, ['Some words.']);
    expect(codesOf((await refusal(owner, id, 'freeze')).body)).toEqual(['register_needs_table']);
    expect(await stateOf(id)).toBe('drafting');
  });

  it('[guidance/gaps] nothing is frozen while a gap of a template stands in it by itself', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['# Who to ask', 'Ask …', '…']);
    const { status, body } = await refusal(owner, id, 'freeze');
    expect({ status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ field: expect.stringMatching(/^en\./), code: 'gap_left_in', params: { title: 'Who to ask' } }],
    });
    expect(await stateOf(id)).toBe('drafting');
  });

  it('[guidance/bilingual] where both languages are needed, neither is frozen without the other', async () => {
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(admin)).patch('/api/organisation/settings').send({ bothLanguages: true }).expect(200);
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['Some words.']);
    expect(codesOf((await refusal(owner, id, 'freeze')).body)).toEqual(['language_missing']);
    await details(id, { titles: { cy: 'Sut rydym yn gwagio biniau' } });
    expect(codesOf((await refusal(owner, id, 'freeze')).body)).toEqual(['text_empty_cy', 'language_missing']);
    await write(app, owner, id, ['Rhai geiriau.'], 'cy');
    expect((await refusal(owner, id, 'freeze')).status).toBe(200);
  });

  it('[guidance/languages] one in which nothing is written is taken out with its title, and can be put in again', async () => {
    const titles = { en: 'How we empty bins', cy: 'Sut rydym yn gwagio biniau' };
    const id = await givenGuidance(app, owner, { titles });
    await write(app, owner, id, ['Some words.']);
    expect(codesOf((await refusal(owner, id, 'freeze')).body)).toEqual(['text_empty_cy']);
    const change = async (changed: object) =>
      (await app.as(owner)).put(`/api/guidance/${id}/details`).send({ titles: changed });
    expect(codesOf((await change({ en: null })).body)).toEqual(['language_has_text_en']);
    expect((await change({ en: null, cy: null })).status).toBe(400);
    expect((await change({ cy: null })).status).toBe(204);
    expect((await page(owner, id)).guidance).toMatchObject({ titles: { en: titles.en }, languages: ['en'] });
    expect(codesOf((await change({ en: null })).body)).toEqual(['title_needed']);
    expect((await change({ cy: titles.cy })).status).toBe(204);
    await write(app, owner, id, ['Rhai geiriau.'], 'cy');
    expect((await refusal(owner, id, 'freeze')).status).toBe(200);
  });

  it('[guidance/approver] its only author does not approve it; one of two may', async () => {
    const id = await givenGuidance(app, reviewer);
    await write(app, reviewer, id, [wordsBy('rhian')]);
    const second = await given.member(team, { grants: [{ role: 'reviewer', unitId: null }] });
    await move(app, reviewer, id, 'freeze');
    await decide(app, second, id, 'equality');
    expect(codesOf((await refusal(reviewer, id, 'approve')).body)).toEqual(['only_author']);
    expect((await refusal(second, id, 'approve')).status).toBe(200);
  });

  it('[guidance/public] what outsiders read needs a communications review, whatever the owner lists', async () => {
    const id = await givenGuidance(app, owner);
    await details(id, { publicFacing: true, requiredReviews: [] });
    expect((await page(owner, id)).guidance.requiredReviews.toSorted()).toEqual(['communications', 'equality']);
  });
});

describe('reviews', () => {
  it('[guidance/reviews] nobody reviews what they write, and only who is named decides', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['# One', 'Some words.']);
    const http = await app.as(owner);
    const ask = (memberId: string) =>
      http.post(`/api/guidance/${id}/reviews`).send({ kind: 'equality', reviewerId: memberId, scope: null });
    expect(codesOf((await ask(owner.memberId).expect(400)).body)).toEqual(['reviewer_writes']);
    const { body: asked } = await ask(outsider.memberId).expect(201);
    await move(app, owner, id, 'freeze');
    const { may } = await page(outsider, id);
    expect(may).toMatchObject({ text: 'read', reviews: [asked.id] });
    const [{ textHash: hash }] = (await http.get(`/api/guidance/${id}/revisions`).expect(200)).body;
    const decideAs = async (actor: Actor, body: object) =>
      (await app.as(actor)).post(`/api/guidance-reviews/${asked.id}/decision`).send(body);
    expect((await decideAs(owner, { decision: 'approved', reason: '', hash })).status).toBe(403);
    expect((await decideAs(outsider, { decision: 'not-needed', reason: '', hash })).status).toBe(400);
    expect((await decideAs(outsider, { decision: 'approved', reason: '', hash: '0'.repeat(64) })).status).toBe(409);
    expect((await decideAs(outsider, { decision: 'approved', reason: '', hash })).status).toBe(200);
    expect(await stateOf(id)).toBe('ready');
  });

  it('[guidance/void] changes asked lead back, and only decisions on changed text are asked anew', async () => {
    const id = await givenGuidance(app, owner);
    await details(id, { requiredReviews: ['legal', 'people'] });
    await write(app, owner, id, ['# One', 'First words.', '# Two', 'Other words.']);
    const http = await app.as(owner);
    const only = (kind: string, key: string) =>
      http
        .post(`/api/guidance/${id}/reviews`)
        .send({ kind, reviewerId: outsider.memberId, scope: [{ language: 'en', key }] })
        .expect(201);
    await only('legal', 'one');
    await only('people', 'two');
    await move(app, owner, id, 'freeze');
    await decide(app, outsider, id, 'legal');
    await decide(app, outsider, id, 'people', 'changes-asked');
    expect(await stateOf(id)).toBe('drafting');
    await write(app, owner, id, ['And these.']);
    await move(app, owner, id, 'freeze');
    const { reviews } = await page(owner, id);
    expect(reviews.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'equality requested',
      'legal decided',
      'people requested',
      'people voided',
    ]);
    const told = await app.database.query<{ kind: string; count: number }>(
      `select kind, count(*)::int as count from notice where member_id = $1 and kind like 'guidance_review%' group by kind order by kind`,
      [outsider.memberId],
    );
    expect(told).toEqual([
      { kind: 'guidance_review', count: 2 },
      { kind: 'guidance_review_again', count: 1 },
    ]);
  });
});

describe('revisions', () => {
  it('[guidance/revisions] named, compared by section, put back, each section kept once', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['# One', 'We empty bins.', '# Two', 'On Tuesdays.']);
    const http = await app.as(owner);
    const { body: first } = await http.post(`/api/guidance/${id}/revisions`).send({ name: 'First' }).expect(201);
    await write(app, colleague, id, ['And on Fridays.']);
    const { body: changes } = await http
      .get(`/api/guidance/${id}/changes?language=en&from=${first.number}`)
      .expect(200);
    expect(changes.sections.map(({ key, change }: { key: string; change: string }) => [key, change])).toEqual([
      ['beginning', 'same'],
      ['one', 'same'],
      ['two', 'changed'],
    ]);
    const restored = await http
      .post(`/api/guidance/${id}/revisions/${first.number}/restore`)
      .send({ message: 'Fridays are off.' })
      .expect(201);
    expect(restored.body).toMatchObject({ kind: 'restored', textHash: first.textHash });
    const { body: text } = await http.get(`/api/guidance/${id}/text?language=en`).expect(200);
    expect(text.html).not.toContain('Fridays');
    const { body: all } = await http.get(`/api/guidance/${id}/revisions`).expect(200);
    expect(all.map(({ kind }: { kind: string }) => kind)).toEqual(['restored', 'automatic', 'named', 'automatic']);
    const [kept] = await app.database.query<{ sections: number }>(
      `select count(*)::int as sections from guidance_section where organisation_id = $1`,
      [given.organisationId],
    );
    expect(kept!.sections).toBe(4);
  });

  it('[guidance/passages] who wrote which words, and a copier is not among them', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['# One', wordsBy('ada')]);
    const http = await app.as(owner);
    await http.post(`/api/guidance/${id}/revisions`).send({ name: 'First' }).expect(201);
    await write(app, colleague, id, ['# Two', wordsBy('ada')]);
    const { body } = await http.get(`/api/guidance/${id}/passages?language=en`).expect(200);
    expect(body.people).toMatchObject([
      { person: { name: 'Ffion Rees' }, words: 46, named: true },
      { person: { name: 'Bo Lund' }, words: 1, named: false },
    ]);
    const words = { text: `${wordsBy('ada')}\n`, by: { name: 'Bo Lund' } };
    expect(body.sections.at(-1)).toMatchObject({ key: 'two', title: 'Two', passages: [words] });
  });

  it('[guidance/credit] words copied from other guidance stay with who wrote them, frozen at once or kept before', async () => {
    const first = await givenGuidance(app, owner);
    await write(app, owner, first, ['# One', wordsBy('ada')]);
    await move(app, owner, first, 'freeze');
    const credited = async (keepsFirst: boolean) => {
      const id = await givenGuidance(app, colleague);
      await write(app, colleague, id, ['# Copied', wordsBy('ada'), `${wordsBy(`bo${keepsFirst}`)} ${wordsBy('ada')}`]);
      if (keepsFirst)
        await (await app.as(colleague)).post(`/api/guidance/${id}/revisions`).send({ name: 'First' }).expect(201);
      await move(app, colleague, id, 'freeze');
      const rows = await app.database.query<{ name: string; words: number }>(
        `select m.name, a.words from guidance_revision_author a join member m on m.id = a.member_id
         where a.guidance_id = $1 order by m.name`,
        [id],
      );
      return rows;
    };
    // A phrase that runs from Bo's words into Ada's is Bo's, and its words with it.
    const expected = [
      { name: 'Bo Lund', words: 46 },
      { name: 'Ffion Rees', words: 45 },
    ];
    expect(await credited(false)).toEqual(expected);
    expect(await credited(true)).toEqual(expected);
  });
});

describe('finding and watching', () => {
  it('[guidance/list] what is listed is what may be opened, and what waits says for whom', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['Some words.']);
    const opens = async (actor: Actor) => (await (await app.as(actor)).get(`/api/guidance/${id}`)).status === 200;
    const lists = async (actor: Actor, query = '') =>
      (await (await app.as(actor)).get(`/api/guidance${query}`).expect(200)).body.entries as { waiting: string[] }[];
    const check = async () => {
      for (const actor of [owner, colleague, reviewer, outsider])
        expect((await lists(actor)).length === 1).toBe(await opens(actor));
    };
    await check();
    await move(app, owner, id, 'consult', { unitId: team.id, closesOn: '2026-10-20' });
    await check();
    await move(app, owner, id, 'freeze');
    await check();
    expect((await lists(reviewer, '?waiting=true'))[0]?.waiting).toEqual(['review']);
    await decide(app, reviewer, id, 'equality');
    await check();
    expect((await lists(reviewer, '?waiting=true'))[0]?.waiting).toEqual(['approve']);
    await move(app, reviewer, id, 'approve');
    expect((await lists(owner, '?waiting=true'))[0]?.waiting).toEqual(['publish']);
    await move(app, owner, id, 'publish');
    await check();
    expect(await lists(outsider, '?search=empty+bins&kind=guide&state=published')).toHaveLength(1);
    expect((await (await app.as(outsider)).get('/api/guidance/lookup?search=bins').expect(200)).body).toHaveLength(1);
  });

  it('[guidance/live] watchers see each step, and who loses access stops watching', async () => {
    const id = await givenGuidance(app, owner);
    await write(app, owner, id, ['Some words.']);
    await move(app, owner, id, 'consult', { unitId: null, closesOn: '2026-10-20' });
    const socket = await app.socket(outsider);
    const watched = await app.watch(socket, guidanceTopic.of(id));
    expect(watched).toMatchObject({ ok: true, snapshot: { guidance: { state: 'consultation' } } });
    const ended = new Promise((done) => socket.once('live:ended', done));
    await move(app, owner, id, 'end-consultation');
    expect(await ended).toEqual({ topic: guidanceTopic.of(id) });
    expect(await app.watch(socket, guidanceTopic.of(id))).toMatchObject({ ok: false });
    const own = await app.socket(owner);
    await app.watch(own, guidanceTopic.of(id));
    const inReview = ({ change }: { change: unknown }) => (change as GuidanceChange).guidance?.state === 'review';
    const changed = app.nextChange(own, guidanceTopic.of(id), inReview);
    await move(app, owner, id, 'freeze');
    expect((await changed).change).toMatchObject({ reviews: [{ kind: 'equality', state: 'requested' }] });
  });
});

describe('moves of guidance', () => {
  it('take no second connection, which many at once would wait for in vain', async () => {
    const id = await givenGuidance(app, owner);
    await details(id, { authorIds: [colleague.memberId] });
    await write(app, owner, id, [wordsBy('ada')]);
    await write(app, colleague, id, ['# More', wordsBy('bo')]);
    await app.withOneConnection(async () => {
      await move(app, owner, id, 'freeze');
      await decide(app, reviewer, id, 'equality');
      await move(app, reviewer, id, 'approve');
    });
    expect(await stateOf(id)).toBe('approved');
  });
});
