import type { TakingBack } from '@guildhall/shared/game/quests';

import type { StoredContribution, StoredRun } from './run.js';
import { partyOf, standingOf } from './standing.rules.js';

/** So long it is taken back without saying why: 10 minutes in milliseconds (mechanisms §2.3). */
export const freeUndo = 10 * 60 * 1000;

/** Whether a reason is asked: once others counted on it, and only after a while. */
export function needsReason({ state, madeAt }: StoredContribution, now: Date): boolean {
  return state === 'accepted' && now.getTime() - madeAt >= freeUndo;
}

/** Whether somebody may take this back here: their own tap or evidence, while the quest was not ended. */
export function mayTakeBack(run: StoredRun, { member, way }: StoredContribution, actorId: string): boolean {
  return member === actorId && way !== 'activity' && run.state !== 'withdrawn' && partyOf(run).includes(actorId);
}

/**
 * What comes of taking something back. What the others of the party did always stays; a finished quest stays finished for
 * them where it is without the one who takes back, and is open again for everyone where their steps rested on it.
 */
export function takingBack(run: StoredRun, contribution: StoredContribution): TakingBack {
  const { stepId, member, state } = contribution;
  if (state !== 'accepted') return 'was_waiting';
  const without = { ...run, contributions: run.contributions.filter(({ id }) => id !== contribution.id) };
  const struck = new Set([stepId]);
  const after = standingOf(without, struck);
  if (run.state !== 'completed') {
    return run.completeSteps.includes(stepId) && !after.completeSteps.includes(stepId) ? 'step_opens' : 'stays';
  }
  if (after.state === 'completed') return 'stays';
  const members = run.members.map((each) => (each.id === member ? { ...each, state: 'left' as const } : each));
  const others = { ...without, members };
  return partyOf(others).length > 0 && standingOf(others, struck).state === 'completed' ? 'you_part' : 'quest_opens';
}
