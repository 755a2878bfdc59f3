import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';

let app: TestApp;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'guildhall-client-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>Guildhall</title>');
  await writeFile(join(dir, 'assets', 'now.js'), 'export default 1;');
  app = await TestApp.start({ env: { CLIENT_DIR: dir } });
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true });
});

test.each(['/', '/quests/pair-up', '/quests/%E0%A4%A', '/nothing/%ZZ?x=%', `/quests/${'a'.repeat(300)}`])(
  '[client/pages] a person who asks for %s gets the application, which knows what is there',
  async (address) => {
    const { text, headers } = await app.anyone().get(address).expect(200);
    expect(text).toContain('<title>Guildhall</title>');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  },
);

test('[client/assets] a part of the application is served to be kept, one that is gone is told to be', async () => {
  const { headers } = await app.anyone().get('/assets/now.js').expect(200);
  expect(headers['cache-control']).toContain('immutable');
  const gone = await app.anyone().get('/assets/before.js').expect(404);
  expect(gone.body).toMatchObject({ code: 'not_found' });
  expect(String(gone.headers['cache-control'])).not.toContain('immutable');
});

test('[client/ranges] a part of a file is given; one that is not in it is refused with how much there is', async () => {
  const asked = (range: string) => app.anyone().get('/assets/now.js').set('Range', range);
  const part = await asked('bytes=0-5').expect(206);
  expect(part.headers['content-range']).toBe('bytes 0-5/17');
  const beyond = await asked('bytes=17-20').expect(416);
  expect(beyond.headers['content-range']).toBe('bytes */17');
  expect(beyond.headers['content-type']).toContain('application/problem+json');
  expect(beyond.body).toMatchObject({ code: 'no_such_range', status: 416 });
  expect(String(beyond.headers['cache-control'])).not.toContain('immutable');
});

test('[client/home] who is signed in has what home reads asked for together with it, nobody else', async () => {
  const given = await Given.organisation(app.database);
  const http = await app.as(await given.member(await given.team()));
  const { headers } = await http.get('/').expect(200);
  const addresses = [...String(headers['link']).matchAll(/<([^>]+)>; rel=preload; as=fetch; crossorigin/g)];
  expect(addresses.length).toBeGreaterThan(0);
  for (const [, address = ''] of addresses) await http.get(address).expect(200);
  expect((await http.get('/quests').expect(200)).headers).not.toHaveProperty('link');
  expect((await app.anyone().get('/').expect(200)).headers).not.toHaveProperty('link');
});
