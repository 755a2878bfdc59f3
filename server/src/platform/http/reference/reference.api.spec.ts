import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemStatus } from '@guildhall/shared/platform/problem';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';

import { TestApp } from '../../../testing/test-app.js';
import { ApiReference } from './api-reference.js';
import { operationsOf } from './document.js';
import { problemGuide } from './problem-guide.js';

let app: TestApp;
let document: OpenAPIObject;
beforeAll(async () => {
  app = await TestApp.start();
  document = (await app.anyone().get('/api/openapi.json').expect(200)).body as OpenAPIObject;
});
afterAll(() => app.close());

describe('[openapi] the API about itself', () => {
  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  test('is written once, as is its page: nobody waits for it to be written again', async () => {
    const before = await app.anyone().get('/api').expect(200);
    const made = await app.get(ApiReference).document();
    const { title } = made.info;
    made.info.title = 'Another title';
    expect((await app.anyone().get('/api').expect(200)).text).toBe(before.text);
    const { body, headers } = await app.anyone().get('/api/openapi.json').expect(200);
    expect(body).toEqual(document);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    made.info.title = title;
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

  test('an answer may grow by fields that nobody knows yet', () => {
    const answers = operationsOf(document).map(({ operation }) => operation.responses);
    expect(JSON.stringify([answers, document.components])).not.toContain('"additionalProperties":false');
  });

  const codesOf = (method: 'get' | 'post' | 'put', path: string) =>
    Object.keys(document.paths[path]![method]!.responses).toSorted().join(' ');

  test('every operation says which refusals it can meet', () => {
    expect(codesOf('get', '/api/me')).toBe('200 401 403 429 default');
    expect(codesOf('get', '/api/practices/{id}')).toBe('200 400 401 403 404 429 default');
    expect(codesOf('get', '/api/people')).toBe('200 400 401 403 429 default');
    expect(codesOf('post', '/api/practices')).toBe('201 400 401 403 409 413 415 429 default');
    expect(codesOf('put', '/api/me/password')).toBe('204 400 401 403 409 413 415 429 default');
    expect(codesOf('post', '/api/sign-in')).toBe('204 400 401 403 413 415 429 default');
    expect(codesOf('post', '/api/quest-runs')).toBe('200 400 401 403 404 409 413 415 429 default');
    expect(codesOf('post', '/api/circle/posts')).toBe('201 400 401 403 404 409 413 415 429 default');
    expect(codesOf('get', '/health/live')).toBe('200 429 default');
    expect(codesOf('get', '/health/ready')).toBe('200 429 503 default');
    expect(codesOf('get', '/guidance/read/{slug}')).toBe('200 400 401 404 410 429 default');
    const problems = operationsOf(document).flatMap(({ operation, path }) =>
      Object.entries(operation.responses).flatMap(([code, response]) =>
        /^[45d]/.test(code) && !path.startsWith('/guidance/read')
          ? Object.keys((response as Answer).content ?? {})
          : [],
      ),
    );
    expect(new Set(problems)).toEqual(new Set(['application/problem+json']));
  });

  test('published guidance refuses with a page, and files are told by their kind', () => {
    const responses = document.paths['/guidance/read/{slug}']!.get!.responses as Record<string, Answer>;
    for (const code of ['401', '404', '410']) expect(Object.keys(responses[code]!.content!)).toEqual(['text/html']);
    for (const path of ['/guidance/read/{slug}/{language}/export/{format}', '/api/guidance/{id}/export']) {
      const file = document.paths[path]!.get!.responses['200'] as Answer;
      expect(Object.keys(file.content!)).toEqual([
        'text/markdown',
        'text/html',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ]);
    }
  });

  test('a file in JSON is told as what is in it', () => {
    for (const path of ['/api/practice-files', '/api/practices/{id}/file']) {
      const { content } = document.paths[path]!.get!.responses['200'] as Answer;
      expect(content!['application/json']!.schema).toMatchObject({ type: 'object' });
    }
  });

  test('what needs a token is not listed as open', () => {
    expect(document.paths['/metrics']!.get!.security).toEqual([{ metrics: [] }]);
    expect(document.paths['/health/live']!.get!.security).toEqual([{}]);
  });

  test('an Idempotency-Key is offered where it makes a repeat harmless, and nowhere else', () => {
    const offered = (path: string) =>
      (document.paths[path]!.post!.parameters as { name: string }[]).some(({ name }) => name === 'Idempotency-Key');
    for (const path of ['/api/practices', '/api/media', '/api/badge-designs']) expect(offered(path)).toBe(true);
    for (const path of ['/api/sign-in', '/api/sign-out', '/api/demo/sign-in', '/api/me/practice-feed'])
      expect(offered(path)).toBe(false);
    for (const path of ['/api/badge-designs/preview', '/api/challenges/preview']) expect(offered(path)).toBe(false);
    expect(JSON.stringify(document)).not.toContain('"x-');
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
    expect(text).toContain('400 (invalid); 401 (sign_in_refused);');
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

type Content = Record<string, { schema?: object }>;
type Answer = { content?: Content };
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
