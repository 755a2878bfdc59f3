import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ProblemCode, problemStatus } from '@guildhall/shared/platform/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import supertest from 'supertest';

import type { Actor } from '../actor.js';
import { cardText } from '../../testing/given-practices.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { makeLog } from '../log/log.js';
import { Problem, problemBody } from './problem.js';
import { operationsOf } from './reference/document.js';
import { problemGuide } from './reference/problem-guide.js';

const TOKEN = 'a metrics token of some length';
const REQUESTS_A_MINUTE = 400;

/** The lines of the log, as they were written. */
const logged: string[] = [];
let app: TestApp;
let given: Given;
let member: Actor;
let http: Awaited<ReturnType<TestApp['as']>>;

beforeAll(async () => {
  const log = makeLog('info', { write: (line) => void logged.push(line) });
  app = await TestApp.start({ env: { METRICS_TOKEN: TOKEN, REQUESTS_A_MINUTE }, log });
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
    ['JSON that is none', 400, 'invalid', 'application/json', '{"theme": '],
    ['an empty body', 400, 'invalid', 'application/json', ''],
    ['a name that cannot be stored', 400, 'invalid', 'application/json', '{"the\\u0000me": "dark"}'],
    ['lists without end', 400, 'invalid', 'application/json', `{"theme": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['bare text', 415, 'unsupported', 'text/plain', 'dark'],
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

  test.each(['/api/me/%ZZ', '/api/practices/%E0%A4%A', '/api/practices/a%00b', `/api/practices/${'a'.repeat(300)}`])(
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
    const { body } = await http.post('/api/sign-out').set('Idempotency-Key', 'a b').expect(400);
    expect(body).toMatchObject({ code: 'invalid' });
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

describe('[health] for whatever watches servers', () => {
  test('it lives, and is ready while the database answers', async () => {
    await app.anyone().get('/health/live').expect(200, { status: 'ok' });
    await app.anyone().get('/health/ready').expect(200, { status: 'ok' });
  });
});

describe('[metrics] for Prometheus', () => {
  test('only the bearer of the token reads them', async () => {
    await app.anyone().get('/metrics').expect(403);
    await app.anyone().get('/metrics').set('Authorization', 'Bearer wrong').expect(403);
    await app.anyone().get('/api/metrics').expect(404);
  });

  test('requests by route, activities handled and live connections are in them', async () => {
    const socket = await app.socket(member);
    await http.get('/api/me').expect(200);
    const { text, headers } = await app.anyone().get('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/guildhall_http_request_seconds_count\{method="GET",route="\/api\/me",status="200"\} \d/);
    expect(text).toContain('guildhall_activities_handled_total 0');
    expect(text).toContain('guildhall_live_connections 1');
    socket.disconnect();
  });
});

describe('[openapi] the API about itself', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    document = (await app.anyone().get('/api/openapi.json').expect(200)).body as OpenAPIObject;
  });

  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  test('names every route of the application', () => {
    const listed = new Set(operationsOf(document).map(({ method, path }) => `${method.toUpperCase()} ${path}`));
    const own = new Set(['GET /api', 'GET /api/openapi.json', 'GET /api/problems', 'GET /api/reference.css']);
    const routes = routesOf(app);
    expect(routes).toEqual(
      expect.arrayContaining(['GET /api/me', 'DELETE /api/me/sign-ins/{id}', 'GET /health/ready']),
    );
    const missing = routes.filter((route) => !listed.has(route) && !own.has(route));
    expect(missing).toEqual([]);
    expect([...listed].filter((operation) => !routes.includes(operation))).toEqual([]);
  });

  test('every operation says what it is for, what it takes and what it gives', () => {
    const faults: string[] = [];
    for (const { method, path, operation } of operationsOf(document)) {
      const name = `${method.toUpperCase()} ${path}`;
      if (!operation.summary || !operation.tags?.length) faults.push(`${name}: summary and tag`);
      const body = operation.requestBody as { content?: Content } | undefined;
      if (body && !described(body.content)) faults.push(`${name}: request`);
      for (const parameter of operation.parameters ?? []) {
        if (!('schema' in parameter) || Object.keys(parameter.schema ?? {}).length === 0)
          faults.push(`${name}: parameters`);
      }
      const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
      if (!success) faults.push(`${name}: answer`);
      else if (status !== '204' && !described((success as { content?: Content }).content))
        faults.push(`${name}: answer schema`);
      if (!operation.responses['default']) faults.push(`${name}: refusals`);
    }
    expect(faults).toEqual([]);
  });

  test('a query and a body carry the limits that are checked', () => {
    const search = document.paths['/api/members']!.get!.parameters as { name: string; schema: object }[];
    expect(search.find(({ name }) => name === 'search')?.schema).toMatchObject({
      type: 'string',
      minLength: 2,
      maxLength: 80,
    });
    const body = JSON.stringify(document.paths['/api/me/password']!.put!.requestBody);
    expect(body).toContain('"minLength":12');
    expect(body).toContain('"additionalProperties":false');
  });

  test('the page for people lists every operation, without script or style in it', async () => {
    const { text } = await app
      .anyone()
      .get('/api')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(text).not.toMatch(/<script|<style|style=|javascript:|https?:\/\/(?!www\.apache)/);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    for (const { path } of operationsOf(document)) expect(text).toContain(path);
    expect(text).not.toContain('role="region"');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await app
      .anyone()
      .get('/api/reference.css')
      .expect(200)
      .expect('content-type', /text\/css/);
  });

  test('a long answer is compressed for whoever takes that', async () => {
    const answer = (encoding: string) => app.anyone().get('/api/openapi.json').set('Accept-Encoding', encoding);
    expect((await answer('gzip')).headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect((await answer('identity')).headers).not.toHaveProperty('content-encoding');
  });

  test('every problem code is explained, at the address that problems point to', async () => {
    const { text } = await app.anyone().get('/api/problems').expect(200);
    expect(Object.keys(problemGuide).sort()).toEqual(Object.keys(problemStatus).sort());
    for (const code of Object.keys(problemStatus)) expect(text).toContain(`id="${code}"`);
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

type Content = Record<string, { schema?: object }>;
const described = (content: Content | undefined) =>
  Object.keys(Object.values(content ?? {})[0]?.schema ?? {}).length > 0;

/** `GET /api/units` and so on, in OpenAPI's way of writing parameters, read from the HTTP server itself. */
function routesOf(running: TestApp): string[] {
  const tree = running.app.nest.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }) as string;
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, path, verbs] = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \((.*)\))?$/.exec(line) ?? [];
    if (indent === undefined || path === undefined) return [];
    const depth = indent.length / 4;
    parents.length = depth;
    const whole = parents.join('') + path;
    parents.push(path);
    const address = whole.replace(/:(\w+)/g, '{$1}').replace(/(.)\/$/, '$1');
    const known = (verbs ?? '').split(', ').filter((verb) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(verb));
    return known.map((verb) => `${verb} ${address}`);
  });
}
