import type { QuestDefinition, QuestStep } from '@guildhall/shared/game/quest-definition';

import type { Actor } from '../platform/actor.js';
import { newId } from '../platform/ids.js';
import type { Given } from './given.js';

const words = (en: string) => ({ en, cy: en });

/** A step of a quest; by default evidence that a colleague confirms, done by any one. */
export function step(id: string, more: Partial<QuestStep> = {}): QuestStep {
  return {
    id,
    title: words(`Do ${id}`),
    help: words(`How to do ${id}.`),
    by: { by: 'evidence', verifier: 'peer' },
    party: { mode: 'any_one' },
    times: 1,
    ...more,
  };
}

export const ownWord = { by: { by: 'own_word' } } as const;
export const byActivity = (kind: 'practice.published' | 'question.asked') =>
  ({ by: { by: 'activity', kind } }) as const;

/** A quest that pays a session's points and earns a stamp, open to any company. */
export function definition(steps: QuestStep[], more: Partial<QuestDefinition> = {}): QuestDefinition {
  return {
    title: words('Pair up for half an hour'),
    audience: words('anyone'),
    why: words('Side by side is the kindest way to learn.'),
    minutes: 30,
    level: 2,
    companies: ['alone', 'with_one', 'party'],
    alreadyDoThis: words('You ask the person at the next desk.'),
    steps,
    withoutDevice: words('Meet in person or by phone.'),
    stamp: '2a',
    reward: 'session.attended',
    warmUp: false,
    coming: false,
    ...more,
  };
}

/** Stores a published quest; returns its slug. */
export async function publishedQuest(given: Given, author: Actor, quest: QuestDefinition): Promise<string> {
  const [questId, slug] = [newId(), `quest-${newId()}`];
  const { organisationId, memberId } = author;
  await given.database.query(
    `insert into quest (id, organisation_id, slug, created_by, created_at) values ($1, $2, $3, $4, $5)`,
    [questId, organisationId, slug, memberId, given.clock.now()],
  );
  await given.database.query(
    `insert into quest_version (id, organisation_id, quest_id, number, definition, written_by, written_at, published_at)
     values ($1, $2, $3, 1, $4, $5, $6, $6)`,
    [newId(), organisationId, questId, JSON.stringify(quest), memberId, given.clock.now()],
  );
  await given.database.query(`update quest set current_version = 1 where id = $1`, [questId]);
  return slug;
}
