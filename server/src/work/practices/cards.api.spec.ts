import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PracticeChange, PracticePage } from '@guildhall/shared/work/practices';
import { practiceTopic } from '@guildhall/shared/work/practices';

import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { cardText, givenCard, givenDraft } from '../../testing/given-practices.js';
import { TestApp } from '../../testing/test-app.js';

const clock = new SetClock(TUESDAY);
let app: TestApp;
let given: Given;
let team: GivenUnit;
let author: Actor;
let colleague: Actor;

beforeAll(async () => {
  app = await TestApp.start({ clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.set(TUESDAY);
  given = await Given.organisation(app.database);
  team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  colleague = await given.member(await given.team(), { name: 'Dev Anand' });
});

async function pointsOf({ memberId, organisationId }: Actor): Promise<number> {
  await app.engineDone(organisationId);
  const [row] = await app.database.query<{ points: number }>(
    `select coalesce(sum(points), 0)::int as points from points_entry where member_id = $1`,
    [memberId],
  );
  return row!.points;
}

async function page(actor: Actor, id: string): Promise<PracticePage> {
  const { body } = await (await app.as(actor)).get(`/api/practices/${id}`).expect(200);
  return body as PracticePage;
}

describe('writing a card', () => {
  it('[practices/draft] a draft may be empty, and nobody but its writers learns of it', async () => {
    const friend = await given.member(team);
    const http = await app.as(author);
    const empty = {
      ...cardText(author),
      title: '',
      problem: '',
      whatWeDid: [],
      whoToAsk: null,
      minutes: null,
      result: null,
    };
    const { body } = await http
      .post('/api/practices')
      .send({ ...empty, credits: [{ kind: 'member', memberId: friend.memberId }] })
      .expect(201);
    expect((await page(friend, body.id)).own.may).toMatchObject({
      edit: true,
      publish: true,
      discard: false,
      ask: false,
    });
    await (await app.as(colleague)).get(`/api/practices/${body.id}`).expect(404);
    await (await app.as(colleague)).get(`/api/practices/${body.id}/text`).expect(404);
    await (
      await app.as(colleague)
    )
      .put(`/api/practices/${body.id}/text`)
      .send({ basedOn: 1, text: cardText(author) })
      .expect(404);
    const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
    await (await app.as(admin)).get(`/api/practices/${body.id}`).expect(404);
    const list = await (await app.as(colleague)).get('/api/practices').expect(200);
    expect(list.body.entries).toEqual([]);
  });

  it('[practices/publish] publishing shares it, keeps a revision, and pays 10 and a first step of 15', async () => {
    const id = await givenDraft(app, author);
    const http = await app.as(author);
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1 }).expect(200);
    const { card, own } = await page(colleague, id);
    expect(card).toMatchObject({
      state: 'published',
      title: 'One shared map for missed bins',
      minutes: 60,
      readingMinutes: 1,
    });
    expect(card.problem).toBe('<p>Residents rang <strong>three times</strong> about one bin.</p>');
    expect(card.author.name).toBe('Ffion Rees');
    expect(own.may).toMatchObject({ edit: false, ask: true, tryIt: true, retire: false, hide: false, moderate: false });
    const revisions = await (await app.as(colleague)).get(`/api/practices/${id}/revisions`).expect(200);
    expect(revisions.body).toMatchObject([{ number: 1, by: { name: 'Ffion Rees' }, note: '' }]);
    expect(await pointsOf(author)).toBe(25);
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1 }).expect(409);
    expect(await pointsOf(author)).toBe(25);
  });

  it.each([
    ['whatDidNotWork', { whatDidNotWork: '' }, 'practice_needs_what_did_not_work'],
    ['howWeKnow', { howWeKnow: '  ' }, 'practice_needs_how_we_know'],
    ['title', { title: '' }, 'practice_needs_title'],
    ['problem', { problem: '' }, 'practice_needs_problem'],
    ['whatWeDid.0', { whatWeDid: ['', ' '] }, 'practice_needs_step'],
    ['whatChanged.before', { whatChanged: { before: '', after: 'x', measured: '' } }, 'practice_needs_before'],
    ['whatChanged.after', { whatChanged: { before: 'x', after: '', measured: '' } }, 'practice_needs_after'],
    ['result', { result: null }, 'practice_needs_result'],
    ['minutes', { minutes: null }, 'practice_needs_minutes'],
    ['whoToAsk', { whoToAsk: null }, 'practice_needs_who_to_ask'],
  ])(
    '[practices/honest] a card without %s is not published, kindly and with an example',
    async (field, changes, code) => {
      const http = await app.as(author);
      const { body: draft } = await http
        .post('/api/practices')
        .send({ ...cardText(author), ...changes })
        .expect(201);
      const { body } = await http.post(`/api/practices/${draft.id}/publish`).send({ basedOn: 1 }).expect(400);
      expect(body.errors).toEqual([
        { field, code, message: expect.stringMatching(/such as|helps others|whom others/) },
      ]);
      expect((await page(author, draft.id)).card.state).toBe('draft');
    },
  );

  it('[practices/honest] the database itself holds no published card without what did not work', async () => {
    const id = await givenDraft(app, author, { whatDidNotWork: '' });
    await expect(
      app.database.query(`update practice set state = 'published', published_at = now() where id = $1`, [id]),
    ).rejects.toThrow('practice_published_is_whole');
  });

  it('[practices/limits] refuses too much, what is unknown, and people who are not here', async () => {
    const http = await app.as(author);
    const six = Array.from({ length: 6 }, () => 'step');
    const tooMany = await http
      .post('/api/practices')
      .send({ ...cardText(author), whatWeDid: six })
      .expect(400);
    expect(tooMany.body.errors[0]).toMatchObject({ field: 'whatWeDid', code: 'too_big', params: { maximum: 5 } });
    await http
      .post('/api/practices')
      .send({ ...cardText(author), points: 100 })
      .expect(400);
    const stranger = await http
      .post('/api/practices')
      .send({ ...cardText(author), whoToAsk: newId() })
      .expect(400);
    expect(stranger.body.errors).toMatchObject([{ field: 'whoToAsk', code: 'unknown_person' }]);
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team());
    const credits = [{ kind: 'member', memberId: outsider.memberId }];
    const crossed = await http
      .post('/api/practices')
      .send({ ...cardText(author), credits })
      .expect(400);
    expect(crossed.body.errors).toMatchObject([{ field: 'credits', code: 'unknown_person' }]);
    await app.anyone().post('/api/practices').send(cardText(author)).expect(401);
  });

  it('[practices/once] a repeated request makes one draft and answers the same', async () => {
    const http = await app.as(author);
    const key = newId();
    const send = () => http.post('/api/practices').set('Idempotency-Key', key).send(cardText(author));
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const mine = await http.get('/api/practices?mine=true').expect(200);
    expect(mine.body.entries).toHaveLength(1);
    await http
      .post('/api/practices')
      .set('Idempotency-Key', key)
      .send(cardText(author, { title: 'Other' }))
      .expect(409);
  });

  it('[practices/edit] two editors at once: the second is told, keeps their words, and can save on top', async () => {
    const friend = await given.member(team);
    const id = await givenCard(app, author, { credits: [{ kind: 'member', memberId: friend.memberId }] });
    const credits = [{ kind: 'member' as const, memberId: friend.memberId }];
    const mine = cardText(author, { credits, title: 'Mine' });
    const theirs = cardText(author, { credits, title: 'Theirs' });
    const save = async (who: Actor, text: object, basedOn: number) =>
      (await app.as(who)).put(`/api/practices/${id}/text`).send({ basedOn, text, note: 'A better title' });
    const answers = await Promise.all([save(author, mine, 1), save(friend, theirs, 1)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body.code).toBe('changed_meanwhile');
    const winner = (await page(author, id)).card.title;
    const again = await save(author, winner === 'Mine' ? mine : theirs, 1);
    expect(again.status).toBe(200);
    await save(author, cardText(author, { credits, title: 'Both' }), 2);
    const { body: revisions } = await (await app.as(colleague)).get(`/api/practices/${id}/revisions`);
    expect(revisions.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    const { body: first } = await (await app.as(colleague)).get(`/api/practices/${id}/revisions/1`).expect(200);
    expect(first.title).toBe('One shared map for missed bins');
    await (await app.as(colleague)).get(`/api/practices/${id}/revisions/9`).expect(404);
    expect(await pointsOf(author)).toBe(25);
  });

  it('[practices/edit] others cannot edit, and a published card cannot lose a part it needs', async () => {
    const id = await givenCard(app, author);
    const text = cardText(author, { howWeKnow: '' });
    const lost = await (await app.as(author)).put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(400);
    expect(lost.body.errors[0].code).toBe('practice_needs_how_we_know');
    const http = await app.as(colleague);
    await http
      .put(`/api/practices/${id}/text`)
      .send({ basedOn: 1, text: cardText(author) })
      .expect(403);
    await http.get(`/api/practices/${id}/text`).expect(403);
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1 }).expect(403);
    await http.delete(`/api/practices/${id}`).expect(403);
    await (await app.as(author)).delete(`/api/practices/${id}`).expect(409);
  });

  it('[practices/revision] a revision is never changed', async () => {
    await givenCard(app, author);
    await expect(app.database.query(`update practice_revision set note = 'x'`)).rejects.toThrow('append-only');
  });

  it('[practices/discard] a draft is thrown away by who began it', async () => {
    const id = await givenDraft(app, author);
    await (await app.as(author)).delete(`/api/practices/${id}`).expect(204);
    await (await app.as(author)).get(`/api/practices/${id}`).expect(404);
  });

  it('[practices/safe] what people write never comes back as script', async () => {
    const evil = '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))';
    const http = await app.as(author);
    const preview = await http.post('/api/practices/preview').send({ text: evil }).expect(200);
    const id = await givenCard(app, author, {
      problem: evil,
      whatWeDid: [evil],
      howWeKnow: evil,
      whatDidNotWork: evil,
    });
    const { card } = await page(colleague, id);
    for (const html of [preview.body.html, card.problem, card.whatWeDid[0]!, card.howWeKnow, card.whatDidNotWork]) {
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<(script|img)|href="javascript/);
    }
  });
});

describe('the shelf', () => {
  it('[practices/retire] takes back what sharing scored, and bringing it back gives it once more', async () => {
    const id = await givenCard(app, author);
    const http = await app.as(author);
    expect(await pointsOf(author)).toBe(25);
    await (await app.as(colleague)).post(`/api/practices/${id}/retire`).send({ reason: 'Old' }).expect(403);
    await http.post(`/api/practices/${id}/retire`).send({ reason: 'x' }).expect(400);
    for (let nth = 0; nth < 2; nth++) {
      await http.post(`/api/practices/${id}/retire`).send({ reason: 'We have a new system.' }).expect(204);
      expect(await pointsOf(author)).toBe(0);
      await http.post(`/api/practices/${id}/retire`).send({ reason: 'Again' }).expect(409);
      await (await app.as(colleague)).get(`/api/practices/${id}`).expect(404);
      expect((await page(author, id)).own.reason).toBe('We have a new system.');
      const edit = await http
        .put(`/api/practices/${id}/text`)
        .send({ basedOn: 1, text: cardText(author, { title: 'New' }) });
      expect(edit.body.code).toBe('not_in_this_state');
      await http.post(`/api/practices/${id}/restore`).expect(204);
      expect(await pointsOf(author)).toBe(25);
    }
    await http.post(`/api/practices/${id}/restore`).expect(409);
    expect((await page(colleague, id)).card.state).toBe('published');
  });

  it('[practices/retire] the lead of the card’s team and an administrator may, too', async () => {
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const other = await given.team();
    const foreign = await given.member(other, { grants: [{ role: 'lead', unitId: other.id }] });
    const id = await givenCard(app, author);
    await (await app.as(foreign)).post(`/api/practices/${id}/retire`).send({ reason: 'Not mine' }).expect(403);
    await (await app.as(lead)).post(`/api/practices/${id}/retire`).send({ reason: 'Out of date' }).expect(204);
    expect((await page(lead, id)).own.may).toMatchObject({ restore: true, edit: false });
  });

  it('[practices/hide] a reviewer hides with a reason and shows again; the author can mend it meanwhile', async () => {
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const id = await givenCard(app, author);
    const http = await app.as(reviewer);
    await (await app.as(author)).post(`/api/practices/${id}/hide`).send({ reason: 'Not for me' }).expect(403);
    await http.post(`/api/practices/${id}/hide`).send({ reason: 'It names a resident.' }).expect(204);
    expect(await pointsOf(author)).toBe(0);
    await (await app.as(colleague)).get(`/api/practices/${id}`).expect(404);
    expect((await page(author, id)).own.reason).toBe('It names a resident.');
    await (await app.as(author)).post(`/api/practices/${id}/show`).expect(403);
    const text = cardText(author, { problem: 'A resident rang three times.' });
    await (await app.as(author)).put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(200);
    await http.post(`/api/practices/${id}/show`).expect(204);
    expect(await pointsOf(author)).toBe(25);
    await http.post(`/api/practices/${id}/show`).expect(409);
  });

  it('[practices/tenant] another organisation learns of nothing', async () => {
    const id = await givenCard(app, author);
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    const http = await app.as(outsider);
    for (const path of ['', '/text', '/revisions', '/revisions/1'])
      await http.get(`/api/practices/${id}${path}`).expect(404);
    await http.post(`/api/practices/${id}/retire`).send({ reason: 'Mine now' }).expect(404);
    await http.post(`/api/practices/${id}/questions`).send({ text: 'What is this?' }).expect(404);
    await http.post(`/api/practices/${id}/reuses`).send({ startsOn: '2026-10-06' }).expect(404);
    expect(await app.watch(await app.socket(outsider), practiceTopic.of(id))).toMatchObject({ ok: false });
  });
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
    const spelt = await http.get('/api/practices?search=mised').expect(200);
    expect(spelt.body.entries[0].excerpt).toEqual([{ text: 'Nobody knew which lamp was out.', found: false }]);
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

describe('a card live', () => {
  it('[practices/live] a second screen sees an edit, a co-author sees a draft, others are refused', async () => {
    const id = await givenDraft(app, author);
    const topic = practiceTopic.of(id);
    const stranger = await app.socket(colleague);
    expect(await app.watch(stranger, topic)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(await app.watch(stranger, practiceTopic.of('nothing'))).toMatchObject({ ok: false });
    const own = await app.socket(author);
    expect(await app.watch(own, topic)).toMatchObject({ ok: true, version: 1, snapshot: { card: { state: 'draft' } } });
    const heard = app.nextChange(own, topic);
    await (await app.as(author)).post(`/api/practices/${id}/publish`).send({ basedOn: 1 }).expect(200);
    expect(await heard).toMatchObject({ from: 1, to: 2, change: { card: { state: 'published' } } });
    expect(await app.watch(stranger, topic)).toMatchObject({ ok: true, version: 2 });
    const edited = app.nextChange(stranger, topic);
    const text = cardText(author, { title: 'A new title' });
    await (await app.as(author)).put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(200);
    expect(((await edited).change as PracticeChange).card?.title).toBe('A new title');
  });

  it.each(['retire', 'hide'])(
    '[practices/live] after %s others stop watching at once, its author goes on',
    async (step) => {
      const admin = await given.member(team, { grants: [{ role: 'admin', unitId: null }] });
      const id = await givenCard(app, author);
      const topic = practiceTopic.of(id);
      const [own, stranger] = await Promise.all([app.socket(author), app.socket(colleague)]);
      await Promise.all([app.watch(own, topic), app.watch(stranger, topic)]);
      const ended = new Promise((done) => stranger.once('live:ended', done));
      const told = app.nextChange(own, topic);
      await (await app.as(admin)).post(`/api/practices/${id}/${step}`).send({ reason: 'For a reason' }).expect(204);
      expect(await ended).toEqual({ topic });
      expect(JSON.stringify(await told)).not.toContain('For a reason');
    },
  );
});
