import type { ChallengeMay } from '@guildhall/shared/game/challenges';

import { can } from '../../people/access/can.js';
import type { Actor } from '../../platform/actor.js';
import type { StoredChallenge } from './challenge.store.js';
import { effectiveState } from './lifecycle.rules.js';

const resourceOf = ({ organisationId, ownerId, deputyId }: StoredChallenge) => ({
  organisationId,
  ownerId,
  sharedWith: deputyId ? [deputyId] : [],
});

/** Whether the member works on it: its owner, its deputy, an administrator. */
export function mayEdit(actor: Actor, challenge: StoredChallenge): boolean {
  return can(actor, 'challenge.edit', resourceOf(challenge));
}

/** Whether the member may have its settled result reckoned anew: whoever works on it. */
export function mayCorrect(actor: Actor, challenge: StoredChallenge): boolean {
  return can(actor, 'challenge.correct', resourceOf(challenge));
}

/** Whether the member is the sponsor who is named. */
export function isSponsor(actor: Actor, challenge: StoredChallenge): boolean {
  const { organisationId, sponsorId } = challenge;
  return sponsorId !== null && can(actor, 'challenge.sponsor', { organisationId, ownerId: sponsorId });
}

/** Everyone reads a challenge once it is on its way; a draft, also a discarded one, its people and its sponsor. */
export function mayRead(actor: Actor, challenge: StoredChallenge): boolean {
  if (!can(actor, 'challenge.read', { organisationId: challenge.organisationId })) return false;
  const { state, scheduledAt } = challenge;
  const before = state === 'draft' || state === 'sponsor_accepted' || (state === 'cancelled' && scheduledAt === null);
  if (!before) return true;
  return mayEdit(actor, challenge) || isSponsor(actor, challenge);
}

/** What the screen offers; each command asks again. */
export function mayOf(actor: Actor, challenge: StoredChallenge, now: Date): ChallengeMay {
  const state = effectiveState(challenge, now);
  const edit = mayEdit(actor, challenge);
  const ended = state === 'settled' || state === 'cancelled';
  const before = state === 'draft' || state === 'sponsor_accepted' || state === 'scheduled';
  return {
    edit: edit && !ended && before,
    prolong: edit && state === 'open',
    schedule: edit && state === 'sponsor_accepted',
    answerSponsorship: isSponsor(actor, challenge) && state === 'draft',
    cancel: edit && !ended,
    handOver: edit && !ended,
    // By the clock it may be over before it is settled.
    correct: challenge.state === 'settled' && mayCorrect(actor, challenge),
  };
}
