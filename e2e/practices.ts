import type { APIRequestContext } from '@playwright/test';

import { command } from './guidance.js';

export const TITLE = 'Lamp repairs told by text';

/** A card of this person’s, shared with their team as every card begins. */
export async function shareWithTeam(request: APIRequestContext, changes: object = {}): Promise<string> {
  const { member } = (await (await request.get('/api/me')).json()) as { member: { id: string } };
  const { id } = await command<{ id: string }>(request, 'post', '/api/practices', {
    locale: 'en',
    title: TITLE,
    problem: 'Nobody knew which streetlight was out.',
    whatWeDid: ['One number for every lamp.'],
    whatChanged: { before: '9 days', after: '2 days', measured: '' },
    howWeKnow: 'We counted.',
    whatDidNotWork: 'Photographs.',
    result: 'worked',
    whoToAsk: member.id,
    credits: [],
    tags: [],
    minutes: 30,
    ...changes,
  });
  await command(request, 'post', `/api/practices/${id}/publish`, { basedOn: 1 });
  return id;
}
