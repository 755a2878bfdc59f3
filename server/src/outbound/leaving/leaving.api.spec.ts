import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LeavingFacts } from '@guildhall/shared/outbound/leaving';
import type { AuditTrail } from '@guildhall/shared/people/audit';
import type { PeoplePage } from '@guildhall/shared/people/people';
import type { PracticePage } from '@guildhall/shared/work/practices';
import fc from 'fast-check';

import { RebuildStandings } from '../../game/boards/rebuild-standings.command.js';
import { ChallengeClock } from '../../game/challenges/challenge-clock.js';
import { EvidenceClock } from '../../game/quests/evidence-clock.job.js';
import { PartWithLeaversCommand } from '../../game/quests/part-with-leavers.command.js';
import { hashPassword } from '../../people/identity/passwords.js';
import { AddMembers } from '../../people/organisation/add-members.command.js';
import type { Actor } from '../../platform/actor.js';
import type { Env } from '../../platform/config/env.js';
import { draftOf } from '../../testing/challenge-world.js';
import { Given, type GivenUnit } from '../../testing/given.js';
import { givenCard, givenDraft } from '../../testing/given-practices.js';
import { definition, publishedQuest, step } from '../../testing/given-quest.js';
import { confirm, offer, start, waiting } from '../../testing/quest-world.js';
import { done } from '../../testing/test-engine.js';
import { app, clock, eachTestHasItsOwnOrganisation, get, given, post, posted } from '../../testing/world.js';
import { LeavingQueries } from './leaving.queries.js';
import { namingOf } from './naming.rules.js';

const NOW = 'A former colleague / Cyn-gydweithiwr';
const PASSWORD = 'three words nobody joins';

eachTestHasItsOwnOrganisation();

let directorate: GivenUnit;
let team: GivenUnit;
let gwen: Actor;
let bob: Actor;
let admin: Actor;

beforeEach(async () => {
  directorate = await given.unit('directorate');
  team = await given.team(await given.unit('department', directorate));
  gwen = await given.member(team, { name: 'Gwen Rees', grants: [{ role: 'manager', unitId: directorate.id }] });
  bob = await given.member(team, { name: 'Bob Lewis' });
  admin = await given.member(await given.team(), { name: 'Ada Lowe', grants: [{ role: 'admin', unitId: null }] });
});

const leaving = (actor: Actor, body: object = {}) => post(actor, 'me/leaving', { sure: true, ...body });
const emailOf = ({ memberId }: Actor) => `${memberId}@brackenshire.example`;
const signIn = (actor: Actor, password = PASSWORD) =>
  app
    .anyone()
    .post('/api/sign-in')
    .send({ email: emailOf(actor), password });
const trail = async () =>
  (await get<AuditTrail>(admin, 'audit')).events.map(({ action, actor, target }) => [action, actor?.name, target.name]);

describe('[leaving] asks first', () => {
  beforeEach(async () => {
    await app.database.query(`update member set password_hash = $2 where id = $1`, [
      gwen.memberId,
      await hashPassword(PASSWORD),
    ]);
  });

  it('for a yes, and for the password where there is one', async () => {
    expect(await get<LeavingFacts>(gwen, 'me/leaving')).toEqual({
      asksPassword: true,
      onlyAdmin: false,
      calledAfter: NOW,
    });
    expect((await get<LeavingFacts>(bob, 'me/leaving')).asksPassword).toBe(false);
    const unsure = await post(gwen, 'me/leaving', { password: PASSWORD });
    expect(unsure).toMatchObject({ status: 400, body: { errors: [{ field: 'sure' }] } });
    for (const body of [{}, { password: 'a wrong one' }])
      expect((await leaving(gwen, body)).body.errors).toMatchObject([{ field: 'password', code: 'wrong_password' }]);
    expect((await signIn(gwen)).status).toBe(204);
    expect((await leaving(gwen, { password: PASSWORD })).status).toBe(204);
    const refused = await signIn(gwen);
    expect([refused.status, refused.body.code]).toEqual([401, 'sign_in_refused']);
  });

  it('people of the demo story for no password, where the demo runs', async () => {
    await app.database.query(`update organisation set demo = true where id = $1`, [given.organisationId]);
    await app.database.query(`update member set story = '{"en":"Met us."}' where id = $1`, [gwen.memberId]);
    const asks = async (DEMO: boolean) =>
      (await new LeavingQueries(app.database, { DEMO } as Env).facts(gwen)).asksPassword;
    expect([await asks(true), await asks(false)]).toEqual([false, true]);
  });

  it('and the last administrator stays until there is another', async () => {
    expect((await get<LeavingFacts>(admin, 'me/leaving')).onlyAdmin).toBe(true);
    const refused = await leaving(admin);
    expect([refused.status, refused.body.code]).toEqual([409, 'not_in_this_state']);
    expect((await get<PeoplePage>(admin, 'people?search=Ada')).people).toMatchObject([{ name: 'Ada Lowe' }]);
    await given.grant(bob, 'admin', null);
    expect((await get<LeavingFacts>(admin, 'me/leaving')).onlyAdmin).toBe(false);
    expect((await leaving(admin)).status).toBe(204);
  });
});

describe('[leaving] afterwards', () => {
  it('they are signed out everywhere, on no list, and not brought back; their address is free for somebody new', async () => {
    const socket = await app.socket(gwen);
    const closed = new Promise((done) => socket.once('disconnect', done));
    const agent = await app.as(gwen);
    expect((await leaving(gwen)).headers['set-cookie']?.[0]).toMatch(/^guildhall_sign_in=;/);
    await closed;
    expect((await agent.get('/api/me')).status).toBe(401);
    for (const query of ['', '?left=true']) {
      const { people } = await get<PeoplePage>(admin, `people${query}`);
      expect(people.map(({ id }) => id)).not.toContain(gwen.memberId);
    }
    expect((await post(admin, `people/${gwen.memberId}/returned`)).status).toBe(404);
    expect(await trail()).toEqual([['member_left_themselves', NOW, NOW]]);
    const anew = { name: 'Gwen Rees', email: emailOf(gwen), unitId: team.id };
    const [id] = await app.database.transaction({}, (tx) =>
      app.get(AddMembers).execute(tx, given.organisationId, [anew], clock.now()),
    );
    expect(id).not.toBe(gwen.memberId);
    expect((await get<PeoplePage>(admin, 'people?search=Gwen')).people).toMatchObject([{ id, name: 'Gwen Rees' }]);
  });

  it('a second press at the same moment changes nothing, and is no fault', async () => {
    const agents = await Promise.all([app.as(gwen), app.as(gwen), app.as(gwen)]);
    const answers = await Promise.all(agents.map((agent) => agent.post('/api/me/leaving').send({ sure: true })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(204);
    // Whoever comes after it is signed out by then.
    expect(statuses.filter((status) => status !== 204 && status !== 401)).toEqual([]);
    expect(await trail()).toHaveLength(1);
  });

  it('what never was published is gone, and what was stays', async () => {
    const draft = await givenDraft(app, gwen);
    const card = await givenCard(app, gwen);
    await leaving(gwen);
    expect(await app.database.query(`select id from practice where author_id = $1`, [gwen.memberId])).toEqual([
      { id: card },
    ]);
    expect((await get<PracticePage>(bob, `practices/${card}`)).card.author).toMatchObject({ name: NOW });
    expect((await (await app.as(gwen)).get(`/api/practices/${draft}`)).status).toBe(401);
  });

  it('where somebody who is here has the same name, texts go on meaning them', async () => {
    await given.member(team, { name: 'Gwen Rees' });
    const card = await givenCard(app, bob, { title: 'Gwen Rees showed us' });
    await leaving(gwen);
    expect((await get<PracticePage>(bob, `practices/${card}`)).card.title).toBe('Gwen Rees showed us');
  });
});

describe('[leaving/agree] a member and an administrator who says so end the same', () => {
  const byThemselves = async () => expect((await leaving(gwen)).status).toBe(204);
  const bySaying = async () => expect((await post(admin, `people/${gwen.memberId}/left`)).status).toBe(204);

  it.each([
    ['themselves', byThemselves],
    ['an administrator', bySaying],
  ])('%s: the challenge passes to its deputy, the party goes on, evidence to others, points stay', async (_, go) => {
    const sponsor = await given.member(await given.team(), { name: 'Priya Shah' });
    const draft = draftOf([team], sponsor, { deputyId: bob.memberId });
    const { id: challenge } = await posted<{ id: string }>(gwen, 'challenges', draft, 201);
    const slug = await publishedQuest(given, gwen, definition([step('tell')]));
    const people = [gwen.memberId];
    const { run } = await posted<{ run: string }>(bob, 'quest-runs', { quest: slug, company: 'with_one', people });
    await posted(gwen, `quest-runs/${run}/answer`, { answer: 'accept' });
    const lead = await given.member(team, { grants: [{ role: 'lead', unitId: team.id }] });
    const named = await publishedQuest(
      given,
      gwen,
      definition([step('see', { by: { by: 'evidence', verifier: 'named' } })]),
    );
    const offered = await start(bob, named);
    await offer(bob, offered, 'see', { words: 'We sat together.', asked: gwen.memberId });
    expect([(await waiting(gwen)).length, (await waiting(lead)).length]).toEqual([1, 0]);
    await done(given, gwen, 'practice.published', { honest: true });
    const pending = await app.database.query(`select 1 from pending_activity where organisation_id = $1`, [
      given.organisationId,
    ]);
    expect(pending).toHaveLength(1);
    await go();
    await app.get(PartWithLeaversCommand).execute();
    await app.get(ChallengeClock).tick();
    await app.get(EvidenceClock).tick();
    const [passedOn] = await waiting(lead);
    expect(await confirm(lead, passedOn!.id)).toMatchObject([{ ok: true }]);
    await app.engineDone(given.organisationId);
    const one = async (sql: string) => app.database.query(sql, [gwen.memberId]);
    expect(await one(`select 1 from role_grant where member_id = $1 and ended_at is null`)).toEqual([]);
    expect(await one(`select 1 from membership where member_id = $1 and upper(during) is null`)).toEqual([]);
    expect(await one(`select sum(points)::int as points from points_entry where member_id = $1`)).toEqual([
      { points: 25 },
    ]);
    expect((await get<{ challenge: object }>(bob, `challenges/${challenge}`)).challenge).toMatchObject({
      owner: { name: 'Bob Lewis' },
      deputy: null,
    });
    expect(
      await app.database.query(
        `select member_id as id, state, active from quest_run_member where run_id = $1 order by 1`,
        [run],
      ),
    ).toEqual([
      { id: gwen.memberId, state: 'left', active: false },
      { id: bob.memberId, state: 'accepted', active: true },
    ]);
    const boards = () =>
      app.database.query(
        `select b.subject_kind, b.span, s.subject_id, s.score from standing s join board b on b.id = s.board_id
         where s.organisation_id = $1 order by 1, 2, 3`,
        [given.organisationId],
      );
    const live = await boards();
    expect(live.length).toBeGreaterThan(0);
    await app.get(RebuildStandings).execute(given.organisationId);
    expect(await boards()).toEqual(live);
  });
});

describe('[leaving/erase] an administrator erases who somebody was that has left', () => {
  const erase = (by: Actor, who: Actor, body: object = { reason: 'They asked us to.', sure: true }) =>
    post(by, `people/${who.memberId}/erase`, body);

  beforeEach(async () => {
    await posted(admin, `people/${gwen.memberId}/left`, {}, 204);
  });

  it('once, with a reason and a yes, in the audit trail without the name; they cannot come back', async () => {
    const card = await givenCard(app, bob, { title: 'Gwen Rees showed us' });
    expect((await erase(admin, gwen, {})).body.errors).toMatchObject([{ field: 'reason' }, { field: 'sure' }]);
    expect((await erase(admin, gwen)).status).toBe(204);
    expect(await trail()).toEqual([
      ['member_erased', 'Ada Lowe', NOW],
      ['member_left', 'Ada Lowe', NOW],
    ]);
    expect((await get<PracticePage>(bob, `practices/${card}`)).card.title).toBe(`${NOW} showed us`);
    expect((await get<PeoplePage>(admin, 'people?left=true')).people).toEqual([]);
    expect((await erase(admin, gwen)).status).toBe(404);
    expect((await post(admin, `people/${gwen.memberId}/returned`)).status).toBe(404);
  });

  it('of two at the same moment one does it, and the other finds nobody', async () => {
    const both = await Promise.all([erase(admin, gwen), erase(admin, gwen)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 404]);
    expect(await trail()).toHaveLength(2);
  });

  it('nobody else does, of nobody who is here, nor of another organisation', async () => {
    expect((await erase(bob, gwen)).status).toBe(403);
    const here = await erase(admin, bob);
    expect([here.status, here.body.code]).toEqual([409, 'not_in_this_state']);
    const other = await Given.organisation(app.database);
    const stranger = await other.member(await other.team());
    expect((await erase(admin, stranger)).status).toBe(404);
    expect((await get<PeoplePage>(admin, 'people?left=true')).people).toMatchObject([{ name: 'Gwen Rees' }]);
  });
});

describe('[leaving/naming] a name in a text', () => {
  const rewritten = async (text: string, name: string, json: boolean) => {
    const { pattern, as } = namingOf({ name, email: 'gwen.rees@brackenshire.example' }, NOW, json);
    const [row] = await app.database.query<{ text: string }>(`select regexp_replace($1::text, $2, $3, 'g') as text`, [
      json ? JSON.stringify(text) : text,
      pattern,
      as,
    ]);
    return json ? (JSON.parse(row!.text) as string) : row!.text;
  };

  it('is overwritten wherever it stands whole, with all else as it was', async () => {
    const name = fc.stringMatching(/^[A-Z][a-zô"\\.(+*]{1,6} [A-Z][a-z"$?|)]{1,6}[a-z]$/);
    const gap = fc.constantFrom(' ', '\n', ', ', ' “', '"', '\\', '\t', '. ');
    const piece = fc.constantFrom('name', '@name', 'address', 'bins', 'names');
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.array(fc.tuple(piece, gap), { maxLength: 6 }),
        fc.boolean(),
        async (who, pieces, json) => {
          const text = (words: Record<string, string>) =>
            pieces.map(([which, after]) => `${words[which]}${after}`).join('');
          const rest = { bins: 'bins', names: `${who}s` };
          const before = text({ ...rest, name: who, '@name': `@${who}`, address: 'Gwen.Rees@brackenshire.example' });
          expect(await rewritten(before, who, json)).toBe(text({ ...rest, name: NOW, '@name': NOW, address: NOW }));
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it('of one word is a word like any other without its @', async () => {
    expect(await rewritten('Will you ask @Will?', 'Will', false)).toBe(`Will you ask ${NOW}?`);
  });
});
