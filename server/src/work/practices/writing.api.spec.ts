import type { PracticeDraft } from '@guildhall/shared/work/practice-card';
import { beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor } from '../../platform/actor.js';
import { newId } from '../../platform/ids.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { givenPicture } from '../../testing/given-pictures.js';
import { cardText, givenCard, givenDraft, pageOf } from '../../testing/given-practices.js';
import { givenGuidance, givenPublished, wordsBy } from '../../testing/given-guidance.js';
import { app, clock, eachTestHasItsOwnOrganisation, given } from '../../testing/world.js';
import { RemoveOrphans } from '../media/remove-orphans.job.js';

let team: GivenUnit;
let author: Actor;
let friend: Actor;
let colleague: Actor;

eachTestHasItsOwnOrganisation();
beforeEach(async () => {
  team = await given.team();
  author = await given.member(team, { name: 'Ffion Rees' });
  friend = await given.member(team, { name: 'Bo Lind' });
  colleague = await given.member(await given.team(), { name: 'Dev Anand' });
});

const together = () => ({ credits: [{ kind: 'member' as const, memberId: friend.memberId }] });

async function draftOf(actor: Actor, id: string): Promise<PracticeDraft> {
  const { body } = await (await app.as(actor)).get(`/api/practices/${id}/text`).expect(200);
  return body as PracticeDraft;
}

async function keep(actor: Actor, id: string, change: object, held = 0) {
  const text = cardText(author, { ...together(), title: 'Better' });
  const http = await app.as(actor);
  return http.put(`/api/practices/${id}/copy`).send({ basedOn: 1, held, text, note: 'Clearer', ...change });
}

describe('changing a published card', () => {
  it('[practices/copy] stays with its writer until they publish it, and then is gone', async () => {
    const id = await givenCard(app, author, together());
    expect((await draftOf(author, id)).copy).toBeNull();
    expect((await keep(author, id, {})).body).toEqual({ version: 1 });
    expect((await pageOf(app, colleague, id)).card).toMatchObject({
      title: 'One shared map for missed bins',
      textVersion: 1,
    });
    expect((await draftOf(friend, id)).copy).toBeNull();
    const { copy } = await draftOf(author, id);
    expect(copy).toMatchObject({ note: 'Clearer', basedOn: 1, version: 1, text: { title: 'Better' } });
    const http = await app.as(author);
    await http.put(`/api/practices/${id}/text`).send({ basedOn: 1, text: copy!.text, note: copy!.note }).expect(200);
    expect((await draftOf(author, id)).copy).toBeNull();
    expect((await pageOf(app, colleague, id)).card.title).toBe('Better');
  });

  it('[practices/copy] may be unfinished, is let go without a trace, and needs no copy to be let go', async () => {
    const id = await givenCard(app, author);
    const http = await app.as(author);
    const text = cardText(author, { howWeKnow: '' });
    await http.put(`/api/practices/${id}/copy`).send({ basedOn: 1, held: 0, text, note: '' }).expect(200);
    await http.put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(400);
    expect((await draftOf(author, id)).copy?.text.howWeKnow).toBe('');
    await http.delete(`/api/practices/${id}/copy`).expect(204);
    await http.delete(`/api/practices/${id}/copy`).expect(204);
    expect((await draftOf(author, id)).copy).toBeNull();
  });

  it('[practices/copy] two tabs never write over each other, and a repeat whose answer was lost is no conflict', async () => {
    const id = await givenCard(app, author, together());
    await keep(author, id, {});
    expect((await keep(author, id, {})).body).toEqual({ version: 1 });
    const other = await keep(author, id, { note: 'From another tab' });
    expect([other.status, other.body.code]).toEqual([409, 'changed_meanwhile']);
    expect((await keep(author, id, { note: 'Later' }, 1)).body).toEqual({ version: 2 });
    expect((await keep(friend, id, {})).body).toEqual({ version: 1 });
  });

  it('[practices/copy] is for its writers, and for cards that are published', async () => {
    const id = await givenCard(app, author, together());
    expect((await keep(colleague, id, {})).status).toBe(403);
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team(), { grants: [{ role: 'admin', unitId: null }] });
    expect((await keep(outsider, id, {})).status).toBe(404);
    await (await app.as(outsider)).delete(`/api/practices/${id}/copy`).expect(404);
    const draft = await givenDraft(app, author, together());
    expect((await keep(author, draft, {})).body.code).toBe('not_in_this_state');
    await (await app.as(author)).post(`/api/practices/${id}/retire`).send({ reason: 'A new system' }).expect(204);
    expect((await keep(author, id, {})).body.code).toBe('not_in_this_state');
  });
});

describe('what a card says besides', () => {
  it('[practices/cost] stands on the card and in its revisions, and is found', async () => {
    const cost = { band: 'amount' as const, amount: 240, note: 'Two laminators' };
    const id = await givenCard(app, author, { cost });
    expect((await pageOf(app, colleague, id)).card).toMatchObject({ cost, minutes: 60 });
    const http = await app.as(colleague);
    const { body: found } = await http.get('/api/practices?search=laminators').expect(200);
    expect(found.entries).toMatchObject([{ id }]);
    expect((await http.get(`/api/practices/${id}/revisions/1`)).body).toMatchObject({ cost, minutes: 60 });
    const old = await givenCard(app, author);
    await app.database.query(`update practice set body = body - 'cost' - 'template' where id = $1`, [old]);
    expect((await pageOf(app, author, old)).card.cost).toBeNull();
    expect((await draftOf(author, old)).text).toMatchObject({ cost: null, template: null, practices: [] });
    const text = cardText(author, { cost: { ...cost, band: 'none' } });
    const { body } = await (await app.as(author)).post('/api/practices').send(text).expect(400);
    expect(body.errors).toMatchObject([{ field: 'cost.amount', code: 'cost_amount' }]);
  });

  it('[practices/links] names other cards in their order, those that are published, and none from elsewhere', async () => {
    const [first, second, draft] = [
      await givenCard(app, author, { title: 'First' }),
      await givenCard(app, author, { title: 'Second' }),
      await givenDraft(app, author, { title: 'Draft' }),
    ];
    const id = await givenCard(app, author, { practices: [second, draft, first, second] });
    expect((await pageOf(app, colleague, id)).card.practices.map(({ title }) => title)).toEqual(['Second', 'First']);
    expect((await draftOf(author, id)).text.practices).toEqual([second, draft, first]);
    expect((await draftOf(author, id)).practices.map(({ title }) => title).toSorted()).toEqual(['First', 'Second']);
    await (await app.as(author)).delete(`/api/practices/${draft}`).expect(204);
    expect((await draftOf(author, id)).text.practices).toEqual([second, first]);
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team());
    const foreign = await givenCard(app, outsider);
    const http = await app.as(author);
    for (const [practices, code] of [
      [[foreign], 'unknown_practice'],
      [[newId()], 'unknown_practice'],
      [[id], 'practice_itself'],
    ] as const) {
      const text = cardText(author, { practices: [...practices] });
      const { body } = await http.put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'practices', code }]);
    }
  });
});

describe('guidance that a card follows', () => {
  it('[practices/guidance] is named once it is published, and its page finds the card', async () => {
    const reviewer = await given.member(await given.team(), { grants: [{ role: 'reviewer', unitId: null }] });
    const followed = await givenPublished(app, author, reviewer, ['# In short', wordsBy('ada')]);
    const drafted = await givenGuidance(app, author);
    const id = await givenCard(app, author, { guidance: [followed, drafted] });
    const team = await givenCard(app, author, { guidance: [followed], title: 'For the team' }, 'team');
    const { card } = await pageOf(app, colleague, id);
    expect(card.guidance).toMatchObject([{ id: followed, titles: { en: 'How we empty bins' } }]);
    expect((await draftOf(author, id)).text.guidance).toEqual([followed, drafted]);
    const naming = async (actor: Actor) =>
      (await (await app.as(actor)).get(`/api/practices/naming/${followed}`).expect(200)).body;
    expect(await naming(colleague)).toEqual([{ id, title: card.title, locale: 'en' }]);
    expect((await naming(author)).map((each: { id: string }) => each.id).toSorted()).toEqual([id, team].toSorted());
    const elsewhere = await Given.organisation(app.database);
    const outsider = await elsewhere.member(await elsewhere.team());
    expect(await naming(outsider)).toEqual([]);
    const foreign = cardText(outsider, { guidance: [followed] });
    const { body } = await (await app.as(outsider)).post('/api/practices').send(foreign).expect(400);
    expect(body.errors).toMatchObject([{ field: 'guidance', code: 'unknown_guidance' }]);
  });
});

describe('pictures in a card', () => {
  async function sent(seed: number): Promise<string> {
    const bytes = await givenPicture(20, 20, seed).png();
    return (await (await app.as(author)).post('/api/media').attach('file', bytes, 'map.png')).body.src as string;
  }

  it('[practices/pictures] are shown with their words; without words the card is not published, kindly', async () => {
    const src = await sent(21);
    const id = await givenDraft(app, author, { whatWeDid: ['We drew it.', `![](${src})`] });
    const http = await app.as(author);
    const { body } = await http
      .post(`/api/practices/${id}/publish`)
      .send({ basedOn: 1, audience: 'council' })
      .expect(400);
    expect(body.errors).toEqual([
      { field: 'whatWeDid.1', code: 'picture_needs_words', message: expect.stringContaining('such as “A map') },
    ]);
    const text = cardText(author, { whatWeDid: ['We drew it.', `![A map](${src})`] });
    await http.put(`/api/practices/${id}/text`).send({ basedOn: 1, text }).expect(200);
    await http.post(`/api/practices/${id}/publish`).send({ basedOn: 2, audience: 'council' }).expect(200);
    expect((await pageOf(app, colleague, id)).card.whatWeDid[1]).toContain(`<img src="${src}" alt="A map"`);
  });

  it('[practices/pictures] of a card for partner councils are read there, and of no other card', async () => {
    const join = ({ organisationId }: Given) =>
      app.database.query(`update organisation set network_since = now() where id = $1`, [organisationId]);
    await join(given);
    const [shared, kept] = await Promise.all([26, 27].map(sent));
    await givenCard(app, author, { problem: `Calls ![A map](${shared})` }, 'network');
    await givenCard(app, author, { problem: `Calls ![A map](${kept})` }, 'council');
    const elsewhere = await Given.organisation(app.database);
    const partner = await elsewhere.member(await elsewhere.team());
    await (await app.as(partner)).get(shared!).expect(404);
    await join(elsewhere);
    await (await app.as(partner)).get(shared!).expect(200);
    await (await app.as(partner)).get(kept!).expect(404);
    await app.anyone().get(shared!).expect(404);
  });

  it('[practices/pictures] stay as long as a draft, a copy or a revision shows them', async () => {
    const [drafted, revised, copied, thrown] = await Promise.all([22, 23, 24, 25].map(sent));
    const show = (src: string | undefined) => ({ problem: `Three calls ![A map](${src})` });
    await givenDraft(app, author, show(drafted));
    const id = await givenCard(app, author, show(revised));
    const http = await app.as(author);
    await http
      .put(`/api/practices/${id}/text`)
      .send({ basedOn: 1, text: cardText(author) })
      .expect(200);
    const copy = { basedOn: 2, held: 0, text: cardText(author, show(copied)), note: '' };
    await http.put(`/api/practices/${id}/copy`).send(copy).expect(200);
    const gone = await givenDraft(app, author, show(thrown));
    await http.delete(`/api/practices/${gone}`).expect(204);
    clock.pass(8 * 24 * 60 * 60 * 1000);
    await app.get(RemoveOrphans).run();
    for (const src of [drafted, revised, copied]) await http.get(src!).expect(200);
    await http.get(thrown!).expect(404);
    await http.delete(`/api/practices/${id}/copy`).expect(204);
    await app.get(RemoveOrphans).run();
    await http.get(copied!).expect(404);
  });
});
