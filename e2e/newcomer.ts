import { randomUUID } from 'node:crypto';

import { type Browser, expect, type Page } from '@playwright/test';

import { address } from './people.js';
import { say } from './time.js';

/** That of everyone in the demo's story, and of newcomers. */
export const PASSWORD = 'a good idea travels';

/** Somebody of the demo's council whom no other journey meets, in no unit, with a password. Gives their address. */
export async function newcomer(name: string): Promise<string> {
  const id = randomUUID();
  const email = `${id}@brackenshire.example`;
  await say(
    `insert into member (id, organisation_id, name, email, password_hash, playing, playing_since, created_at)
     select $1, organisation_id, $2, $3, password_hash, false, now(), now() from member where name = 'Jo Bright'`,
    [id, name, email],
  );
  return email;
}

/** A page of a newcomer, who has signed in with their password. */
export async function pageOfNewcomer(browser: Browser, email: string, options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: address(), ...options });
  const data = { email, password: PASSWORD };
  const answer = await context.request.post('/api/sign-in', { data, headers: { origin: address() } });
  expect(answer.ok()).toBe(true);
  return context.newPage();
}
