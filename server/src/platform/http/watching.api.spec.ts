import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import type { Actor } from '../actor.js';
import { Given } from '../../testing/given.js';
import { TestApp } from '../../testing/test-app.js';
import { openDatabase } from '../database/data-source.js';
import { Jobs } from '../jobs/jobs.js';
import { Metrics } from '../metrics/metrics.js';
import { HealthController } from './health.controller.js';

const TOKEN = 'a metrics token of some length';

let app: TestApp;
let given: Given;
let member: Actor;

beforeAll(async () => {
  app = await TestApp.start({ env: { METRICS_TOKEN: TOKEN } });
  given = await Given.organisation(app.database);
  member = await given.member(await given.team());
});
afterAll(() => app.close());

describe('[health] for whatever watches servers', () => {
  test('it lives, and is ready while the database answers', async () => {
    await app.anyone().get('/health/live').expect(200, { status: 'ok' });
    await app.anyone().get('/health/ready').expect(200, { status: 'ok', jobs: 'off' });
  });

  test('a database that hangs is asked once at a time, however often one asks whether we are ready', async () => {
    let answer = (_: boolean) => undefined as void;
    const hanging = new Promise<boolean>((done) => (answer = done));
    const asking = jest.spyOn(app.database, 'answers').mockReturnValue(hanging);
    const asked = Promise.all([1, 2, 3].map(() => app.anyone().get('/health/ready')));
    const { body } = await app.anyone().get('/health/ready').expect(503);
    expect(body).toMatchObject({ code: 'unavailable' });
    await asked;
    expect(asking).toHaveBeenCalledTimes(1);
    asking.mockRestore();
    answer(true);
    await hanging;
    await app.anyone().get('/health/ready').expect(200);
  });

  test('one connection that went dead is told once; the next question takes another', async () => {
    const poor = await openDatabase(app.database.url, [], { migrate: false, poolSize: 1 });
    const health = new HealthController(poor, app.get(Jobs));
    const [{ pid }] = (await poor.query<{ pid: number }>(`select pg_backend_pid() as pid`)) as [{ pid: number }];
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(health.ready()).rejects.toMatchObject({ code: 'unavailable' });
      expect(await health.ready()).toMatchObject({ status: 'ok' });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await poor.close();
  });
});

describe('[metrics] for Prometheus', () => {
  test('only the bearer of the token reads them, and for nobody else they are gathered', async () => {
    const gathering = jest.spyOn(app.get(Metrics), 'text');
    await app.anyone().get('/metrics').expect(403);
    await app.anyone().get('/metrics').set('Authorization', 'Bearer wrong').expect(403);
    await app.anyone().get('/api/metrics').expect(404);
    expect(gathering).not.toHaveBeenCalled();
    gathering.mockRestore();
  });

  test('requests by route, activities handled and live connections are in them', async () => {
    const socket = await app.socket(member);
    await (await app.as(member)).get('/api/me').expect(200);
    const { text, headers } = await app.anyone().get('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/guildhall_http_request_seconds_count\{method="GET",route="\/api\/me",status="200"\} \d/);
    expect(text).toContain('guildhall_activities_handled_total 0');
    expect(text).toContain('guildhall_live_connections 1');
    socket.disconnect();
  });
});
