import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startApp } from '../../app.js';
import { readEnv } from '../../platform/config/env.js';
import { makeLog } from '../../platform/log/log.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { hashPassword } from '../identity/passwords.js';
import { CreateOrganisation } from '../organisation/create-organisation.command.js';

const PASSWORD = 'a good idea travels';

/** A server outside demo mode, on a database in which a demo was once loaded. */
let app: TestApp;
let invented: Given;
let cookie: string;
const email = 'carys.bevan@porthaven.example';

beforeAll(async () => {
  app = await TestApp.start();
  invented = new Given(app.database);
  invented.organisationId = await app.database.transaction({}, (tx) =>
    app.get(CreateOrganisation).execute(tx, { name: 'Porthaven Borough Council', invented: true }),
  );
  const member = await invented.member(await invented.team(), { grants: [{ role: 'admin', unitId: null }] });
  await app.database.query(`update member set email = $2, password_hash = $3 where id = $1`, [
    member.memberId,
    email,
    await hashPassword(PASSWORD),
  ]);
  cookie = await app.cookieOf(member);
});
afterAll(() => app.close());

describe('[demo] an organisation whose passwords are published, outside demo mode', () => {
  test('lets nobody in: the right password is answered like a wrong one', async () => {
    const tries = await Promise.all(
      [PASSWORD, 'not this one'].map((password) => app.anyone().post('/api/sign-in').send({ email, password })),
    );
    const told = tries.map(({ status, body }) => ({ status, ...body, requestId: null }));
    expect(told[0]).toMatchObject({ status: 401, code: 'sign_in_refused' });
    expect(told[1]).toEqual(told[0]);
  });

  test('has no sign-in that still holds, and does not count as one to sign in to', async () => {
    await app.anyone().get('/api/me').set('Cookie', cookie).expect(401);
    expect((await app.anyone().get('/api/sign-in').expect(200)).body).toEqual({ begun: false });
  });

  test('is open again in demo mode', async () => {
    const env = readEnv({ PORT: '0', JOBS: 'off', LOG_LEVEL: 'silent', DEMO: 'true' });
    const demo = await startApp(env, app.database, makeLog('silent'));
    try {
      const ask = (path: string, init?: RequestInit) => fetch(`${demo.url}${path}`, init);
      expect((await ask('/api/me', { headers: { cookie } })).status).toBe(200);
      const body = JSON.stringify({ email, password: PASSWORD });
      const headers = { 'content-type': 'application/json' };
      expect((await ask('/api/sign-in', { method: 'POST', headers, body })).status).toBe(204);
    } finally {
      await demo.close();
    }
  });
});
