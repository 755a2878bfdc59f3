import type { APIRequestContext, Page } from '@playwright/test';

import { command } from './guidance.js';

/** Publishes a quest of one step, for which one names who was there; gives its slug. */
export async function publishNamedQuest(writer: APIRequestContext, title: string, words: string): Promise<string> {
  const text = { en: words };
  const step = { id: 'say', help: text, by: { by: 'evidence', verifier: 'named' }, party: { mode: 'each' }, times: 1 };
  const definition = {
    ...{ title: { en: title }, audience: { en: 'Anyone' }, why: text, alreadyDoThis: text, withoutDevice: text },
    ...{ minutes: 10, level: 1, companies: ['alone'], stamp: null, reward: null, warmUp: false, coming: false },
    steps: [{ ...step, title: { en: 'Carry it with somebody.' } }],
  };
  const { slug } = await command<{ slug: string }>(writer, 'post', '/api/quest-drafts', { definition });
  await command(writer, 'post', `/api/quest-drafts/${slug}/publish`, {});
  return slug;
}

/** Begins a quest and opens it; gives its address. */
export async function beginOn(page: Page, quest: string, people: string[] = []): Promise<string> {
  const company = people.length > 0 ? 'with_one' : 'alone';
  const { run } = await command<{ run: string }>(page.request, 'post', '/api/quest-runs', { quest, company, people });
  await page.goto(`/quest-runs/${run}`);
  return `/quest-runs/${run}`;
}
