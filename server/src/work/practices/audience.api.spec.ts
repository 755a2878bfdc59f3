import { describe, expect, it } from '@jest/globals';
import type { PracticeAudience } from '@guildhall/shared/work/practice-card';
import fc from 'fast-check';

import type { Actor } from '../../platform/actor.js';
import {
  author,
  buddy,
  directorate,
  eachTestHasNeighbours,
  faraway,
  mate,
  nextDoor,
  send,
  team,
} from '../../testing/audience-world.js';
import { cardText, givenCard, givenDraft, pageOf, pointsByRule } from '../../testing/given-practices.js';
import { app, clock, given } from '../../testing/world.js';
import { readersAmong } from './readers.queries.js';
import { SavePracticeText } from './save-practice.command.js';

const MINUTE = 60_000;

eachTestHasNeighbours();

/** Every way in which a member can come upon a card: each says whether this one is there. */
async function readings(reader: Actor, id: string, asked = ''): Promise<Record<string, boolean>> {
  const http = await app.as(reader);
  const lists = async (query: string) => {
    const { body } = await http.get(`/api/practices?${query}`).expect(200);
    return body.entries.some((entry: { id: string }) => entry.id === id);
  };
  const opens = async (path: string) => (await http.get(`/api/practices/${id}${path}`)).status === 200;
  const similar = (await http.get('/api/practices/similar').query({ title: 'One shared map for missed bins' })).body;
  const filters = (await http.get('/api/practices/filters')).body;
  const socket = await app.socket(reader);
  const watched = await app.watch(socket, `practice:${id}`);
  const presence = await app.watch(socket, `presence:practice:${id}`);
  socket.disconnect();
  const taken = (await http.get('/api/practice-files?format=json')).text;
  const { body: feed } = await http.post('/api/me/practice-feed');
  const entries = (await app.anyone().get(feed.path)).text;
  const open = (await http.get('/api/practice-questions/open').expect(200)).body.questions;
  const figures = (await http.get('/api/insight/measures').expect(200)).body.stories;
  const question = await http.post(`/api/practices/${id}/questions`).send({ text: `How did it go? ${asked}` });
  const reuse = await http.post(`/api/practices/${id}/reuses`).send({ startsOn: '2026-10-06' });
  return {
    newest: await lists('sort=newest'),
    search: await lists('search=missed%20bins'),
    spelt: await lists('search=mised%20bins&sort=newest'),
    tag: await lists('tag=waste'),
    unit: await lists(`unit=${directorate.id}`),
    filters: filters.tags.length > 0,
    similar: similar.some((card: { id: string }) => card.id === id),
    page: await opens(''),
    revisions: await opens('/revisions'),
    revision: await opens('/revisions/1'),
    file: await opens('/file?format=markdown'),
    files: taken.includes('One shared map'),
    feed: entries.includes(id),
    trail: await opens('/trail'),
    watched: 'snapshot' in watched,
    presence: 'snapshot' in presence,
    openQuestions: open.some(({ card }: { card: { id: string } }) => card.id === id),
    stories: figures.some(({ practiceId }: { practiceId: string }) => practiceId === id),
    ask: question.status === 201 || question.status === 403,
    reuse: reuse.status === 201 || reuse.status === 409,
  };
}

const rungs: PracticeAudience[] = ['me', 'buddy', 'team', 'directorate', 'council', 'network'];

describe('the audience ladder', () => {
  it('[audience/team] of someone who sits straight in a department are those who sit there, not its teams', async () => {
    const department = { id: team.path[1]!, path: team.path.slice(0, 2) };
    const [head, beside] = await given.members(department, 2);
    const id = await givenCard(app, head!);
    await app.database.query(`update practice set audience = 'team' where id = $1`, [id]);
    const sees = async (reader: Actor) => (await (await app.as(reader)).get(`/api/practices/${id}`)).status;
    expect([await sees(beside!), await sees(author)]).toEqual([200, 404]);
  });

  it('[audience/closed-team] what a team shared among its own people stays theirs when it closes, and reaches nobody in the unit they went to', async () => {
    const id = await givenCard(app, author);
    const admin = faraway;
    await app.database.query(`update practice set audience = 'team' where id = $1`, [id]);
    const went = nextDoor.unitPath.at(-1);
    const sat = await app.as(mate);
    expect((await sat.get(`/api/practices/${id}`)).status).toBe(200);
    const movedBefore = await given.member(team);
    await (await app.as(admin)).post(`/api/people/${movedBefore.memberId}/move`).send({ unitId: went }).expect(204);
    clock.pass(MINUTE);
    await (await app.as(admin)).post(`/api/structure/${team.id}/close`).send({ toUnitId: went }).expect(204);
    const reader = { ...mate, unitPath: nextDoor.unitPath };
    for (const each of [author, reader]) {
      const seen = await readings(each, id, each.name);
      // No question waits under it, no other team has a story of it, and words of cards for few correct nobody's spelling.
      const { openQuestions: _, stories: __, spelt: ___, ...ways } = seen;
      expect([each.name, Object.entries(ways).filter(([, there]) => !there)]).toEqual([each.name, []]);
    }
    const all = [author, mate, nextDoor, movedBefore, buddy].map(({ memberId }) => memberId);
    const card = { id, organisationId: given.organisationId };
    expect(await app.database.transaction({}, (tx) => readersAmong(tx, card, all, clock.now()))).toEqual(
      [author, mate].map(({ memberId }) => memberId),
    );
    for (const each of [nextDoor, movedBefore, buddy]) {
      const seen = await readings(each, id, each.name);
      expect([each.name, Object.entries(seen).filter(([, there]) => there)]).toEqual([each.name, []]);
    }
    expect((await sat.get(`/api/practices/${id}`)).status).toBe(200);
    await (await app.as(admin)).post(`/api/structure/${team.id}/open`).send({}).expect(204);
    for (let turn = 0; turn < 100 && (await sat.get(`/api/practices/${id}`)).status !== 404; turn += 1);
    expect((await sat.get(`/api/practices/${id}`)).status).toBe(404);
    expect((await (await app.as(author)).get(`/api/practices/${id}`)).status).toBe(200);
  });

  it('[audience/closed-team] they hear of it still, and what they say under it stays when it is taken back from the council', async () => {
    const id = await givenCard(app, author, {}, 'team');
    const went = nextDoor.unitPath.at(-1);
    clock.pass(20 * MINUTE);
    await (await app.as(faraway)).post(`/api/structure/${team.id}/close`).send({ toUnitId: went }).expect(204);
    const asked = (await send(mate, `${id}/questions`, { text: 'Who keeps the map?' })).body;
    const answer = { text: 'Ffion does.' };
    await (await app.as(author)).post(`/api/practice-questions/${asked.id}/answers`).send(answer).expect(201);
    const told = (await (await app.as(mate)).get('/api/me/notices').expect(200)).body.notices;
    expect(told.map(({ kind }: { kind: string }) => kind)).toContain('answered');
    expect((await send(author, `${id}/widen`, { audience: 'council' })).status).toBe(204);
    for (const each of [mate, nextDoor])
      expect((await send(each, `${id}/questions`, { text: `How did it go, ${each.name}?` })).status).toBe(201);
    expect((await send(author, `${id}/unwiden`)).status).toBe(204);
    const { questions } = await pageOf(app, author, id);
    expect(questions.map(({ by }) => by.id)).toEqual([mate.memberId, mate.memberId]);
  });

  it('[audience/closed-team] whoever sat in it until an earlier closing reads none of what it shared once it had opened again', async () => {
    const http = await app.as(faraway);
    const went = nextDoor.unitPath.at(-1);
    const close = () => http.post(`/api/structure/${team.id}/close`).send({ toUnitId: went }).expect(204);
    clock.pass(MINUTE);
    await close();
    await http.post(`/api/structure/${team.id}/open`).send({}).expect(204);
    clock.pass(MINUTE);
    await http.post(`/api/people/${author.memberId}/move`).send({ unitId: team.id }).expect(204);
    const id = await givenCard(app, author, {}, 'team');
    clock.pass(MINUTE);
    await close();
    expect((await (await app.as(author)).get(`/api/practices/${id}`)).status).toBe(200);
    expect((await (await app.as(mate)).get(`/api/practices/${id}`)).status).toBe(404);
  });

  it('[audience/one-predicate] whatever the audience and the reader, every way in says the same', async () => {
    const readers = { author, buddy, mate, nextDoor, faraway };
    const reached: Record<PracticeAudience, (keyof typeof readers)[]> = {
      me: ['author'],
      buddy: ['author', 'buddy'],
      team: ['author', 'mate'],
      directorate: ['author', 'mate', 'nextDoor'],
      council: ['author', 'buddy', 'mate', 'nextDoor', 'faraway'],
      network: ['author', 'buddy', 'mate', 'nextDoor', 'faraway'],
    };
    const id = await givenCard(app, author);
    // Somebody's question waits under it, a team far away keeps using it, and everybody follows it.
    for (const each of [mate, nextDoor]) await send(each, `${id}/questions`, { text: 'Who keeps the map?' });
    const reuse = (await send(faraway, `${id}/reuses`, { startsOn: '2026-10-06' })).body;
    clock.pass(15 * 24 * 60 * MINUTE);
    const record = { outcome: 'kept', note: 'It works here.', minutesSavedWeekly: 30 };
    await (await app.as(faraway)).post(`/api/reuses/${reuse.id}/record`).send(record).expect(200);
    for (const each of Object.values(readers)) expect((await send(each, `${id}/follow`)).status).toBe(204);
    let version = 1;
    const told = async (reader: Actor) => {
      const http = await app.as(reader);
      const heard = async () =>
        (await http.get('/api/me/notices?limit=50').expect(200)).body.notices.filter(
          ({ kind }: { kind: string }) => kind === 'revised',
        ).length;
      const before = await heard();
      const text = cardText(author, { howWeKnow: `We counted, ${version} times.` });
      version = (await app.get(SavePracticeText).execute(author, id, { basedOn: version, text, note: '' })).textVersion;
      return (await heard()) > before;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rungs),
        fc.constantFrom(...(Object.keys(readers) as (keyof typeof readers)[])),
        async (audience, name) => {
          await app.database.query(`update practice set audience = $2, buddy_id = $3 where id = $1`, [
            id,
            audience,
            buddy.memberId,
          ]);
          const seen = await readings(readers[name], id);
          // Others' words correct nobody's spelling: a card for fewer than the council is found as it is written only.
          const expected = reached[audience].includes(name);
          const spelt = expected && (audience === 'council' || audience === 'network');
          expect([audience, name, 'told', await told(readers[name])]).toEqual([
            audience,
            name,
            'told',
            expected && name !== 'author',
          ]);
          const home = (await (await app.as(readers[name])).get('/api/start-here').expect(200)).text;
          if (!expected) expect(home.includes(id) || home.includes('One shared map')).toBe(false);
          for (const [way, there] of Object.entries(seen)) {
            expect([audience, name, way, there]).toEqual([audience, name, way, way === 'spelt' ? spelt : expected]);
          }
        },
      ),
      { seed: 16, numRuns: 16 },
    );
  });

  it('[audience/smallest] a card is shared with the team first, and scores once the council can read it', async () => {
    const id = await givenDraft(app, author);
    await send(author, `${id}/publish`, { basedOn: 1 });
    expect((await pageOf(app, mate, id)).card.audience).toBe('team');
    await (await app.as(faraway)).get(`/api/practices/${id}`).expect(404);
    expect(await pointsByRule(app, author)).toEqual({});
    const { own } = await pageOf(app, author, id);
    expect(own.widerAudiences).toEqual(['directorate', 'council']);

    expect((await send(mate, `${id}/widen`, { audience: 'council' })).status).toBe(403);
    expect((await send(author, `${id}/widen`, { audience: 'buddy', buddyId: buddy.memberId })).status).toBe(400);
    expect((await send(author, `${id}/widen`, { audience: 'network' })).status).toBe(400);
    clock.pass(3 * 24 * 60 * MINUTE);
    expect((await send(author, `${id}/widen`, { audience: 'council' })).status).toBe(204);
    const { card } = await pageOf(app, faraway, id);
    expect(card).toMatchObject({ audience: 'council', publishedAt: clock.now().toISOString() });
    expect(await pointsByRule(app, author)).toMatchObject({ 'practice.published': 10 });
  });
});
