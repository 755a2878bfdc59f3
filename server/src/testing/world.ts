import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';

import type { Actor } from '../platform/actor.js';
import { SetClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { Given, TUESDAY } from './given.js';
import { TestApp } from './test-app.js';

/** Stands still until a test moves it. */
export const clock = new SetClock(TUESDAY);
/** The product, started once for the spec file. */
export let app: TestApp;
/** The organisation of the test that runs. */
export let given: Given;
/** Where the product keeps pictures and files. */
export let folder: string;

/** Called at the top of a spec file: each of its tests has an organisation of its own, on a Tuesday morning. */
export function eachTestHasItsOwnOrganisation(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-world-'));
    app = await TestApp.start({ clock, env: { MEDIA_DIR: folder } });
  });
  beforeEach(async () => {
    clock.set(TUESDAY);
    given = await Given.organisation(app.database);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });
}

/** What the API answers to a member, who sends this as a screen does. */
export const post = async (actor: Actor, path: string, body: object = {}) =>
  (await app.as(actor)).post(`/api/${path}`).set('Idempotency-Key', newId()).send(body);

/** The same where the answer is to have this status. */
export async function posted<Answer>(actor: Actor, path: string, body: object = {}, status = 200): Promise<Answer> {
  const response = await post(actor, path, body);
  expect({ path, status: response.status, body: response.body as unknown }).toMatchObject({ path, status });
  return response.body as Answer;
}

export async function get<Answer>(actor: Actor, path: string, status = 200): Promise<Answer> {
  const { body } = await (await app.as(actor)).get(`/api/${path}`).expect(status);
  return body as Answer;
}
