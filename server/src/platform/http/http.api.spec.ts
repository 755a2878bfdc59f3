import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ProblemCode, problemStatus } from '@guildhall/shared/platform/problem';
import supertest from 'supertest';

import type { Actor } from '../actor.js';
import { forgetOldKeys } from '../database/once.js';
import { newId } from '../ids.js';
import { cardText } from '../../testing/given-practices.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { makeLog } from '../log/log.js';
import { Problem, problemBody } from './problem.js';

const REQUESTS_A_MINUTE = 400;

/** The lines of the log, as they were written. */
const logged: string[] = [];
let app: TestApp;
let given: Given;
let member: Actor;
let http: Awaited<ReturnType<TestApp['as']>>;

beforeAll(async () => {
  const log = makeLog('info', { write: (line) => void logged.push(line) });
  app = await TestApp.start({ env: { REQUESTS_A_MINUTE }, log });
  given = await Given.organisation(app.database);
  member = await given.member(await given.team());
  http = await app.as(member);
});
afterAll(() => app.close());

describe('[security] what every answer carries', () => {
  test('the content policy allows our own files only, nothing written into a page', async () => {
    const { headers } = await app.anyone().get('/api').expect(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toContain('unsafe');
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
  });

  test('sniffing, framing, referrers and sensors are closed, and the server does not name itself', async () => {
    const { headers } = await app.anyone().get('/health/live').expect(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });
});

describe('[security] what is refused, and how', () => {
  test('a command from another site is refused, from our own page or a program taken', async () => {
    const foreign = await http
      .patch('/api/me/settings')
      .set('Origin', 'https://elsewhere.example')
      .send({ theme: 'dark' });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'wrong_origin']);
    await http.patch('/api/me/settings').set('Origin', app.app.url).send({ theme: 'dark' }).expect(200);
    await http.patch('/api/me/settings').send({ theme: 'system' }).expect(200);
  });

  test('no answer of the API is kept by a browser or a proxy, unless it says so itself', async () => {
    await http.get('/api/me').expect(200).expect('cache-control', 'no-store');
    await http.get('/api/no/such/thing').expect(404).expect('cache-control', 'no-store');
  });

  test('every code has a title of its own, in words', () => {
    const codes = Object.keys(problemStatus) as ProblemCode[];
    const titles = codes.map((code) => problemBody(new Problem(code, 'd')).title);
    expect(new Set(titles).size).toBe(codes.length);
    codes.forEach((code, nth) => expect(titles[nth]).not.toBe(code.replaceAll('_', ' ')));
  });

  test('a field that does not exist is named', async () => {
    const { body } = await http.patch('/api/me/settings').send({ theme: 'dark', role: 'admin' }).expect(400);
    expect(body).toMatchObject({ code: 'invalid', errors: [{ field: 'role', code: 'unrecognized_keys' }] });
  });

  test.each([
    ['/api/practices/7', 'id'],
    ['/api/quests/no%20such%20quest', 'slug'],
    [`/api/practices/${newId()}/revisions/first`, 'number'],
    ['/api/practices?sort=random', 'sort'],
  ])('a part of an address is named, too: %s', async (address, field) => {
    const { body } = await http.get(address).expect(400);
    expect(body.errors).toMatchObject([{ field }]);
  });

  test('a body that is missing or no object is called the body', async () => {
    for (const sent of [http.patch('/api/me/settings'), http.patch('/api/me/settings').send([])]) {
      const { body } = await sent.expect(400);
      expect(body.errors).toMatchObject([{ field: 'body', code: 'invalid_type' }]);
    }
  });

  test.each(['{"theme": ', '', '{"__proto__": {"theme": "dark"}}'])(
    'what is not JSON is called so: %s',
    async (text) => {
      const sent = http.patch('/api/me/settings').set('Content-Type', 'application/json').send(text);
      expect((await sent.expect(400)).body.detail).toBe(
        'We could not read that as JSON. Please check it and send it again.',
      );
    },
  );

  test.each([
    ['JSON that is none', 400, 'invalid', 'application/json', '{"theme": '],
    ['an empty body', 400, 'invalid', 'application/json', ''],
    ['a name that cannot be stored', 400, 'invalid', 'application/json', '{"the\\u0000me": "dark"}'],
    ['lists without end', 400, 'invalid', 'application/json', `{"theme": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['bare text', 415, 'unsupported', 'text/plain', 'dark'],
    ['a form', 415, 'unsupported', 'application/x-www-form-urlencoded', 'theme=dark'],
    ['another format', 415, 'unsupported', 'application/xml', '<theme>dark</theme>'],
    ['more than 256 KiB', 413, 'too_large', 'application/json', JSON.stringify({ theme: 'x'.repeat(300_000) })],
  ])('%s is a kind problem', async (_, status, code, type, text) => {
    const { body, headers } = await http.patch('/api/me/settings').set('Content-Type', type).send(text).expect(status);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code, status, type: `/api/problems#${code}`, requestId: headers['x-request-id'] });
    expect(body.detail).not.toMatch(/unexpected|token|FST_|Error/i);
  });

  test('an unseen character that cannot be stored is left out of what is sent and asked', async () => {
    const text = cardText(member, { title: 'Bin\0 routes', problem: 'Half \ud800 a sign' });
    const { body } = await http.post('/api/practices').send(text).expect(201);
    const stored = (await http.get(`/api/practices/${body.id}/text`).expect(200)).body;
    expect(stored.text).toMatchObject({ title: 'Bin routes', problem: 'Half \ufffd a sign' });
    await http.get('/api/practices?search=%00').expect(200);
    await http.get('/api/practices?search=b%00in').expect(200);
  });

  test.each(['/api/me/%ZZ', '/api/practices/%E0%A4%A', '/api/quests/a%00b', `/api/practices/${'a'.repeat(300)}`])(
    'an address that is none is a kind problem: %s',
    async (address) => {
      const { body, status, headers } = await http.get(address);
      expect([400, 404]).toContain(status);
      expect(body).toMatchObject({ status, requestId: headers['x-request-id'] });
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('application/problem+json'),
        'content-security-policy': expect.any(String),
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('an Idempotency-Key that is none is refused', async () => {
    const { body } = await http.post('/api/me/notices/read').set('Idempotency-Key', 'a b').expect(400);
    expect(body).toMatchObject({ code: 'invalid' });
  });

  test('a repeat is answered with the status of the first, whichever that was', async () => {
    const repeatedly = async (path: string, body: object, status: number) => {
      const key = newId();
      const send = () => http.post(path).set('Idempotency-Key', key).send(body).expect(status);
      const first = await send();
      const again = await send().expect('idempotent-replay', 'true');
      expect(again.text).toBe(first.text);
    };
    await repeatedly('/api/practices', cardText(member, { title: 'Said twice' }), 201);
    await repeatedly('/api/glossary/asks', { word: 'wayleave' }, 204);
    await repeatedly('/api/me/notices/read', {}, 200);
  });

  test('where nothing is kept a key means nothing: each secret address of a feed is another', async () => {
    const make = () => http.post('/api/me/practice-feed').set('Idempotency-Key', 'make-a-feed').expect(201);
    const [first, second] = [await make(), await make()];
    expect(second.body).not.toEqual(first.body);
    await http.post('/api/sign-out').set('Idempotency-Key', 'a b').expect(204);
    http = await app.as(member);
  });

  test('what waited on a shared device is taken only from who did it', async () => {
    const send = (by: string) => http.post('/api/glossary/asks').set('Done-By', by).send({ word: 'berm' });
    const { body } = await send(newId()).expect(401);
    expect(body).toMatchObject({ code: 'sign_in_needed' });
    await send(member.memberId).expect(204);
  });

  test('a key is known for as long as what it names may wait on a device, and a day longer', async () => {
    const word = { word: 'kerb' };
    const send = (key: string) => http.post('/api/glossary/asks').set('Idempotency-Key', key).send(word).expect(204);
    const repeats = async (key: string) => (await send(key)).headers['idempotent-replay'] === 'true';
    const keys = { week: newId(), older: newId() };
    for (const [age, key] of Object.entries(keys)) {
      await send(key);
      const days = age === 'week' ? 7 : 9;
      await app.database.query(
        `update idempotency_key set created_at = now() - make_interval(days => $2::int) where key = $1`,
        [key, days],
      );
    }
    await forgetOldKeys(app.database);
    expect([await repeats(keys.week), await repeats(keys.older)]).toEqual([true, false]);
  });

  test('an address with nothing behind it is a problem too', async () => {
    const { body } = await http.get('/api/no/such/thing').expect(404);
    expect(body).toMatchObject({ code: 'not_found' });
    await app.anyone().get('/api/demo/people').expect(404);
    await app.anyone().post('/api/demo/sign-in').send({ memberId: member.memberId }).expect(404);
  });

  test('trouble inside tells the client nothing but where to find it in the log', async () => {
    await app.database.query('alter table member rename to member_away');
    try {
      const { body, text } = await http.get('/api/me').expect(500);
      expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
      expect(text).not.toMatch(/member_away|relation|select| at .*:\d+|\.ts/);
    } finally {
      await app.database.query('alter table member_away rename to member');
    }
  });
});

describe('[unavailable] no connection to the database was to be had', () => {
  test('so nothing was begun: one is asked to come again soon, and the log says why', async () => {
    logged.length = 0;
    const { body, headers } = await app.withNoConnection(async () => await http.get('/api/me').expect(503));
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'retry-after': '5',
    });
    expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/Nothing was changed.*again/) });
    const trouble = logged.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'trouble');
    expect(trouble).toMatchObject({ reqId: body.requestId, err: { message: expect.stringContaining('timeout') } });
    await http.get('/api/me').expect(200);
  });
});

describe('[log] what the server tells whoever runs it', () => {
  test('trouble in the database is told with its request, without what was asked', async () => {
    await app.database.query('alter table practice rename to practice_away');
    logged.length = 0;
    try {
      const { body } = await http
        .post('/api/practices')
        .send(cardText(member, { title: 'whispered' }))
        .expect(500);
      const trouble = logged.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'trouble');
      expect(trouble).toMatchObject({ reqId: body.requestId, err: { code: '42P01', stack: expect.any(String) } });
      expect(logged.join('')).not.toContain('whispered');
    } finally {
      await app.database.query('alter table practice_away rename to practice');
    }
  });

  test('a request is one line, with its id once', async () => {
    logged.length = 0;
    const { headers } = await http.get('/api/me').expect(200);
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { reqId: headers['x-request-id'], request: 'GET /api/me', actor: member.memberId, status: 200 },
    ]);
    expect(logged[0]!.split(headers['x-request-id']!)).toHaveLength(2);
  });
});

describe('[security] a flood', () => {
  test('one network address that sends more than its share is asked to wait, with a time', async () => {
    const flood = () =>
      Promise.all(Array.from({ length: REQUESTS_A_MINUTE }, () => supertest(app.app.url).get('/health/live')));
    const firstRefused = async () => (await flood()).find(({ status }) => status === 429);
    // Where a minute ends amid the first flood, each of its halves is within the share; the second then is not.
    const refused = (await firstRefused()) ?? (await firstRefused());
    expect(refused?.body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
