import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SignInEntry } from '@guildhall/shared/people/identity';

import { startApp } from '../../app.js';
import { entities } from '../../entities.js';
import type { Actor } from '../../platform/actor.js';
import { SetClock } from '../../platform/clock.js';
import { readEnv } from '../../platform/config/env.js';
import { openDatabase } from '../../platform/database/data-source.js';
import { SIGN_IN_COOKIE } from '../../platform/http/sign-in-cookie.js';
import { makeLog } from '../../platform/log/log.js';
import { Given, type GivenUnit, TUESDAY } from '../../testing/given.js';
import { TestApp, type TestSocket } from '../../testing/test-app.js';
import { hashPassword } from './passwords.js';
import { SetPassword } from './set-password.command.js';
import { StoredSignIns } from './sign-ins.js';

const PASSWORD = 'a long walk by the river';
const QUARTER_HOUR_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

let app: TestApp;
let given: Given;
let team: GivenUnit;
/** What the door said before there was an organisation. */
let doorBefore: unknown;
const clock = new SetClock(TUESDAY);

beforeAll(async () => {
  app = await TestApp.start({
    clock,
    env: { PUBLIC_URL: 'https://guildhall.example.gov.uk', TRUSTED_PROXIES: 1, DEMO: true },
  });
  doorBefore = (await app.anyone().get('/api/sign-in').expect(200)).body;
  given = await Given.organisation(app.database);
  team = await given.team();
});
afterAll(() => app.close());

const emailOf = (actor: Actor) => `${actor.memberId}@brackenshire.example`;

async function memberWithPassword(): Promise<Actor> {
  const member = await given.member(team);
  await app.database.query(`update member set password_hash = $2 where id = $1`, [
    member.memberId,
    await hashPassword(PASSWORD),
  ]);
  return member;
}

let lastNetwork = 0;
/** A network address nobody has used before. */
const freshNetwork = () => `10.0.${Math.floor(++lastNetwork / 250)}.${lastNetwork % 250}`;

const trySignIn = (email: string, password: string, network = freshNetwork()) =>
  app.anyone().post('/api/sign-in').set('X-Forwarded-For', network).send({ email, password });

const cookieOf = (response: { headers: Record<string, unknown> }) => (response.headers['set-cookie'] as string[])[0]!;

const closed = (socket: TestSocket) => new Promise<string>((done) => socket.once('disconnect', done));

describe('[sign-in] a forgotten password', () => {
  test('is set anew: the old one and every sign-in end, at once', async () => {
    const member = await memberWithPassword();
    const http = await app.as(member);
    await http.get('/api/me').expect(200);
    const gone = closed(await app.socket(member));
    const next = 'another walk by the sea';
    const set = (email: string) => app.database.transaction({}, (tx) => app.get(SetPassword).execute(tx, email, next));
    expect(await set(emailOf(member))).toEqual({ name: member.name });
    await gone;
    await http.get('/api/me').expect(401);
    await trySignIn(emailOf(member), PASSWORD).expect(401);
    await trySignIn(emailOf(member), next).expect(204);
    const admin = await app.as(await given.member(team, { grants: [{ role: 'admin', unitId: null }] }));
    expect((await admin.get('/api/audit').expect(200)).body.events).toMatchObject([
      { actor: null, action: 'password_set', target: { id: member.memberId }, before: null, after: null },
    ]);
    await expect(set('nobody@b.example')).rejects.toThrow('Nobody here signs in as nobody@b.example.');
  });
});

describe('[sign-in] with e-mail and password', () => {
  test('the door says whether there is an organisation to sign in to', async () => {
    expect(doorBefore).toEqual({ begun: false });
    expect((await app.anyone().get('/api/sign-in').expect(200)).body).toEqual({ begun: true });
  });

  test('the cookie is for this site and for no script, and opens what needs a sign-in', async () => {
    const member = await memberWithPassword();
    const response = await trySignIn(`  ${emailOf(member).toUpperCase()} `, PASSWORD).expect(204);
    const cookie = cookieOf(response);
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure', 'Max-Age=2592000'])
      expect(cookie).toContain(flag);
    const { body } = await app.anyone().get('/api/me').set('Cookie', cookie.split(';')[0]!).expect(200);
    expect(body.member.id).toBe(member.memberId);
  });

  test('an unknown address, a wrong password, no password and a member who left get one and the same answer', async () => {
    const member = await memberWithPassword();
    const left = await memberWithPassword();
    await app.database.query(`update member set left_at = $2 where id = $1`, [left.memberId, clock.now()]);
    const without = await given.member(team);
    const answers = await Promise.all([
      trySignIn('nobody@brackenshire.example', PASSWORD),
      trySignIn(emailOf(member), 'not this one'),
      trySignIn(emailOf(left), PASSWORD),
      trySignIn(emailOf(without), PASSWORD),
    ]);
    const told = answers.map(({ status, body }) => ({ status, ...body, requestId: null }));
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 401, code: 'sign_in_refused' });
  });

  test('an unknown address takes the same work as a wrong password', async () => {
    const member = await memberWithPassword();
    const spent = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 7; turn += 1) {
      spent.known.push(await workOf(() => trySignIn(emailOf(member), `wrong ${turn}`)));
      spent.unknown.push(await workOf(() => trySignIn('somebody.else@brackenshire.example', `wrong ${turn}`)));
    }
    const [known, unknown] = [median(spent.known), median(spent.unknown)];
    // Without the password check it is about a tenth.
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3);
  });

  test('the eleventh wrong try for one address from one network is told to wait, right password or not', async () => {
    const member = await memberWithPassword();
    const network = freshNetwork();
    for (let turn = 0; turn < 10; turn += 1) await trySignIn(emailOf(member), 'wrong', network).expect(401);
    clock.pass(QUARTER_HOUR_MS / 3);
    const { body, headers } = await trySignIn(emailOf(member), PASSWORD, network).expect(429);
    expect(body).toMatchObject({ code: 'too_many_requests', detail: expect.stringContaining('wait 10 minutes') });
    expect(headers['retry-after']).toBe('600');
    await trySignIn(emailOf(member), PASSWORD).expect(204);
    clock.pass(QUARTER_HOUR_MS);
    await trySignIn(emailOf(member), PASSWORD, network).expect(204);
  });

  test('an address that nobody has is limited like any other', async () => {
    const network = freshNetwork();
    for (let turn = 0; turn < 10; turn += 1)
      await trySignIn('no.one@brackenshire.example', 'wrong', network).expect(401);
    await trySignIn('no.one@brackenshire.example', 'wrong', network).expect(429);
  });

  test('many colleagues who sign in through one shared proxy never meet a limit', async () => {
    const member = await memberWithPassword();
    const network = freshNetwork();
    for (let turn = 0; turn < 25; turn += 1) await trySignIn(emailOf(member), PASSWORD, network).expect(204);
    const counted = await app.database.query<{ count: number }>(`select count from sign_in_attempt where count > 20`);
    expect(counted).toEqual([]);
  });

  test('what a client writes before the proxy’s own entry does not make another network of it', async () => {
    const member = await memberWithPassword();
    const network = freshNetwork();
    for (let turn = 0; turn < 10; turn += 1) {
      await trySignIn(emailOf(member), 'wrong', `203.0.113.${turn}, ${network}`).expect(401);
    }
    await trySignIn(emailOf(member), 'wrong', `198.51.100.1, ${network}`).expect(429);
  });

  test('another address of the same IPv6 line does not make another network of it', async () => {
    const member = await memberWithPassword();
    for (let turn = 0; turn < 10; turn += 1)
      await trySignIn(emailOf(member), 'wrong', `2001:db8:1:2::${turn}`).expect(401);
    await trySignIn(emailOf(member), PASSWORD, '2001:db8:1:2:ffff::1').expect(429);
    await trySignIn(emailOf(member), PASSWORD, '2001:db8:1:3::1').expect(204);
  });

  test('signing in as someone else on one browser ends the sign-in before it', async () => {
    const first = await memberWithPassword();
    const second = await memberWithPassword();
    const cookie = await app.cookieOf(first);
    await trySignIn(emailOf(second), PASSWORD).set('Cookie', cookie).expect(204);
    await app.anyone().get('/api/me').set('Cookie', cookie).expect(401);
  });

  test('the cookie of whoever comes again is renewed about once a day, and so never ends in daily use', async () => {
    const member = await memberWithPassword();
    const cookie = cookieOf(await trySignIn(emailOf(member), PASSWORD).expect(204)).split(';')[0]!;
    const visit = () => app.anyone().get('/api/me').set('Cookie', cookie).expect(200);
    expect((await visit()).headers['set-cookie']).toBeUndefined();
    for (let day = 0; day < 40; day += 1) {
      clock.pass(DAY_MS);
      const visits = await Promise.all([visit(), visit(), visit()]);
      const renewed = visits.flatMap(({ headers }) => headers['set-cookie'] ?? []);
      expect(renewed).toEqual([expect.stringMatching(new RegExp(`^${cookie};.*Max-Age=2592000`))]);
      expect((await visit()).headers['set-cookie']).toBeUndefined();
    }
    clock.pass(DAY_MS);
    const out = await app.anyone().post('/api/sign-out').set('Cookie', cookie).expect(204);
    expect(out.headers['set-cookie']).toEqual([expect.stringContaining(`=;`)]);
  });

  test('the cookie’s name binds it to this very host where it is secure', async () => {
    const member = await memberWithPassword();
    const cookie = cookieOf(await trySignIn(emailOf(member), PASSWORD).expect(204));
    expect(cookie).toMatch(/^__Host-guildhall_sign_in=/);
    expect(cookie).not.toContain('Domain');
    const { headers } = await app.anyone().get('/api/sign-in').expect(200);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    // A sister site could set one without the prefix for us.
    const planted = cookie.split(';')[0]!.replace('__Host-', '');
    await app.anyone().get('/api/me').set('Cookie', planted).expect(401);
  });

  test('one begun with the old password does not outlive the change of it', async () => {
    const member = await memberWithPassword();
    const next = 'another walk by the sea';
    const begun = await app.database.transaction({}, async (tx) => {
      await app.get(SetPassword).execute(tx, emailOf(member), next);
      const signingIn = trySignIn(emailOf(member), PASSWORD).then((answer) => answer);
      await Promise.race([signingIn, app.lockWaited()]);
      return { signingIn };
    });
    expect((await begun.signingIn).status).toBe(401);
    expect(await app.database.query(`select 1 from sign_in where member_id = $1`, [member.memberId])).toEqual([]);
  });

  test('no trace is kept of those that ended or expired thirty days ago', async () => {
    const member = await given.member(team);
    for (let nth = 0; nth < 3; nth += 1) await app.cookieOf(member);
    const ids = await app.database.query<{ id: string }>(`select id from sign_in where member_id = $1 order by id`, [
      member.memberId,
    ]);
    const [ended, expired, held] = ids.map(({ id }) => id);
    await app.database.query(`update sign_in set ended_at = $2 where id = $1`, [ended, clock.now()]);
    await app.database.query(`update sign_in set expires_at = $2 where id = $1`, [expired, clock.now()]);
    const left = async () => {
      await app.get(StoredSignIns).forgetOld();
      const rows = await app.database.query<{ id: string }>(`select id from sign_in where member_id = $1 order by id`, [
        member.memberId,
      ]);
      return rows.map(({ id }) => id);
    };
    clock.pass(29 * DAY_MS);
    expect(await left()).toEqual([ended, expired, held]);
    clock.pass(2 * DAY_MS);
    expect(await left()).toEqual([held]);
  });

  test('a sign-in that is not used for thirty days has ended', async () => {
    const cookie = await app.cookieOf(await given.member(team));
    await app.anyone().get('/api/me').set('Cookie', cookie).expect(200);
    clock.pass(31 * 24 * 60 * 60_000);
    await app.anyone().get('/api/me').set('Cookie', cookie).expect(401);
  });
});

describe('[sign-in/ending] on every server, at once', () => {
  test('signing out clears the cookie, ends the sign-in and closes its live connection', async () => {
    const member = await given.member(team);
    const socket = await app.socket(member);
    const token = (await latestSignIn(member)).id;
    const http = await app.as(member);
    const [entry] = (await http.get('/api/me/sign-ins').expect(200)).body as SignInEntry[];
    expect(entry?.id).not.toBe(token);
    const gone = closed(socket);
    await http.delete(`/api/me/sign-ins/${token}`).expect(204);
    await gone;
    const response = await http.post('/api/sign-out').expect(204);
    expect(cookieOf(response)).toMatch(new RegExp(`^__Host-${SIGN_IN_COOKIE}=;.*Path=/.*`));
    // On a device that several people share, what was read here goes, too.
    expect(response.headers['clear-site-data']).toBe('"cache"');
    await http.get('/api/me').expect(401);
    await http.post('/api/sign-out').expect(204);
  });

  test('a connection on another server closes too, and that server forgets the token', async () => {
    const database = await openDatabase(app.database.url, entities, { migrate: false });
    const env = { ...readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent' }) };
    const other = await startApp(env, database, makeLog('silent'), clock);
    try {
      const member = await given.member(team);
      const socket = await app.socket(member);
      const signIn = await latestSignIn(member);
      const gone = closed(socket);
      await database.transaction({}, (tx) => other.nest.get(StoredSignIns).end(tx, member.memberId, signIn.id));
      await gone;
      expect(socket.connected).toBe(false);
    } finally {
      await other.close();
      await database.close();
    }
  });

  test('a server that lost its connection to the database listens again, and forgets whom it knew', async () => {
    const member = await given.member(team);
    const http = await app.as(member);
    await http.get('/api/me').expect(200);
    const { id } = await latestSignIn(member);
    await app.database.query(`update sign_in set ended_at = now() where id = $1`, [id]);
    await app.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen guildhall' and datname = current_database()`,
    );
    while ((await http.get('/api/me')).status === 200) await new Promise((done) => setTimeout(done, 50));
    const socket = await app.socket(member);
    const gone = closed(socket);
    const later = await latestSignIn(member);
    await app.database.transaction({}, (tx) => app.get(StoredSignIns).end(tx, member.memberId, later.id));
    await gone;
  });

  test('one’s sign-ins are listed with their device, this one first; nobody ends another’s', async () => {
    const member = await memberWithPassword();
    const stranger = await app.as(await given.member(team));
    await trySignIn(emailOf(member), PASSWORD)
      .set('User-Agent', 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/145.0')
      .expect(204);
    const http = await app.as(member);
    const list = (await http.get('/api/me/sign-ins').expect(200)).body as SignInEntry[];
    expect(list.map(({ current }) => current)).toEqual([true, false]);
    expect(list[1]?.device).toEqual({ browser: 'Firefox', system: 'Windows' });
    expect(JSON.stringify(list)).not.toMatch(/token|hash/i);
    await stranger.delete(`/api/me/sign-ins/${list[1]!.id}`).expect(404);
    expect((await http.delete('/api/me/sign-ins').expect(200)).body).toEqual({ ended: 1 });
    expect((await http.get('/api/me/sign-ins').expect(200)).body).toHaveLength(1);
  });
});

describe('[password] changing it', () => {
  test('needs the present one, ends all other sign-ins and keeps this one', async () => {
    const member = await memberWithPassword();
    const elsewhere = await app.cookieOf(member);
    const http = await app.as(member);
    const next = 'another walk, by the sea';
    const wrong = await http.put('/api/me/password').send({ present: 'no', next }).expect(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'present', code: 'wrong_password' }]);
    const short = await http.put('/api/me/password').send({ present: PASSWORD, next: 'short' }).expect(400);
    expect(short.body.errors).toMatchObject([{ field: 'next', code: 'too_small', params: { minimum: 12 } }]);
    await http.put('/api/me/password').send({ present: PASSWORD, next }).expect(204);
    await http.get('/api/me').expect(200);
    await app.anyone().get('/api/me').set('Cookie', elsewhere).expect(401);
    await trySignIn(emailOf(member), PASSWORD).expect(401);
    await trySignIn(emailOf(member), next).expect(204);
  });

  test('guessing the present one at an open desk is limited, and no trace of a password is stored', async () => {
    const member = await memberWithPassword();
    const http = await app.as(member);
    for (let turn = 0; turn < 10; turn += 1) {
      await http
        .put('/api/me/password')
        .send({ present: `guess ${turn}`, next: 'a new one of mine' })
        .expect(400);
    }
    await http.put('/api/me/password').send({ present: PASSWORD, next: 'a new one of mine' }).expect(429);
    const kept = await app.database.query(`select 1 from idempotency_key where member_id = $1`, [member.memberId]);
    expect(kept).toEqual([]);
  });
});

describe('[demo] the people of the story', () => {
  test('are offered with their story, and one click signs in as one of them', async () => {
    const demo = await Given.organisation(app.database);
    await app.database.query(`update organisation set demo = true where id = $1`, [demo.organisationId]);
    const unit = await demo.team();
    const dev = await demo.member(unit, { name: 'Dev Anand', grants: [{ role: 'lead', unitId: unit.id }] });
    const extra = await demo.member(unit, { name: 'Not in the story' });
    await app.database.query(`update member set story = $2 where id = $1`, [
      dev.memberId,
      { en: 'Works at the depot.' },
    ]);
    const { body } = await app.anyone().get('/api/demo/people').expect(200);
    expect(body).toMatchObject([
      { id: dev.memberId, name: 'Dev Anand', roles: ['lead'], story: { en: 'Works at the depot.' } },
    ]);
    const response = await app.anyone().post('/api/demo/sign-in').send({ memberId: dev.memberId }).expect(204);
    const me = await app.anyone().get('/api/me').set('Cookie', cookieOf(response).split(';')[0]!).expect(200);
    expect(me.body).toMatchObject({ demo: true, member: { name: 'Dev Anand' } });
    await app.anyone().post('/api/demo/sign-in').send({ memberId: extra.memberId }).expect(404);
  });

  test('nobody of a real organisation can be signed in as, even with a story', async () => {
    const real = await given.member(team);
    await app.database.query(`update member set story = '{"en":"Real."}' where id = $1`, [real.memberId]);
    await app.anyone().post('/api/demo/sign-in').send({ memberId: real.memberId }).expect(404);
    const { body } = await app.anyone().get('/api/demo/people').expect(200);
    expect(body).not.toContainEqual(expect.objectContaining({ id: real.memberId }));
  });
});

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Processor time that this process (the server is in it) spends on something: the same however busy the machine is. */
async function workOf(work: () => PromiseLike<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function latestSignIn(member: Actor): Promise<{ id: string }> {
  const [row] = await app.database.query<{ id: string }>(
    `select id from sign_in where member_id = $1 order by id desc limit 1`,
    [member.memberId],
  );
  return row!;
}
