import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PracticeChange } from '@guildhall/shared/work/practices';
import { practiceTopic } from '@guildhall/shared/work/practices';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { cardText, givenCard, givenDraft, pageOf } from '../../testing/given-practices.js';
import { app, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';

let team: GivenUnit;
let author: Actor;
let colleague: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
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

const page = (actor: Actor, id: string) => pageOf(app, actor, id);

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
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1, audience: 'council' }).expect(200);
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
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1, audience: 'council' }).expect(409);
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
      const { body } = await http
        .post(`/api/practices/${draft.id}/publish`)
        .send({ basedOn: 1, audience: 'council' })
        .expect(400);
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
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 1, audience: 'council' }).expect(403);
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
    const id = await givenCard(app, author, {
      problem: evil,
      whatWeDid: [evil],
      howWeKnow: evil,
      whatDidNotWork: evil,
    });
    const { card } = await page(colleague, id);
    for (const html of [card.problem, card.whatWeDid[0]!, card.howWeKnow, card.whatDidNotWork]) {
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toMatch(/<(script|img)|href="javascript/);
    }
  });
});

describe('the shelf', () => {
  it('[practices/retire] leaves what sharing scored, and bringing it back scores nothing more', async () => {
    const id = await givenCard(app, author);
    const http = await app.as(author);
    expect(await pointsOf(author)).toBe(25);
    await (await app.as(colleague)).post(`/api/practices/${id}/retire`).send({ reason: 'Old' }).expect(403);
    await http.post(`/api/practices/${id}/retire`).send({ reason: 'x' }).expect(400);
    for (let nth = 0; nth < 2; nth++) {
      await http.post(`/api/practices/${id}/retire`).send({ reason: 'We have a new system.' }).expect(204);
      expect(await pointsOf(author)).toBe(25);
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
    await (await app.as(author)).post(`/api/practices/${id}/show`).send({ reason: 'It holds.' }).expect(403);
    const text = cardText(author, { problem: 'A resident rang three times.' });
    await (await app.as(author)).put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(200);
    await http.post(`/api/practices/${id}/show`).send({ reason: 'It holds.' }).expect(204);
    expect(await pointsOf(author)).toBe(25);
    await http.post(`/api/practices/${id}/show`).send({ reason: 'It holds.' }).expect(409);
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
    await (
      await app.as(author)
    )
      .post(`/api/practices/${id}/publish`)
      .send({ basedOn: 1, audience: 'council' })
      .expect(200);
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
