import type { PracticeState } from '@guildhall/shared/work/practice-card';

/** What can be done to a card, from which state, and what it is then. */
const steps = {
  publish: { from: 'draft', to: 'published' },
  retire: { from: 'published', to: 'retired' },
  restore: { from: 'retired', to: 'published' },
  hide: { from: 'published', to: 'hidden' },
  show: { from: 'hidden', to: 'published' },
} as const satisfies Record<string, { from: PracticeState; to: PracticeState }>;

export type CardStep = keyof typeof steps;

/** The state after a step; null when the card is not in the state that the step begins from. */
export function stateAfter(state: PracticeState, step: CardStep): PracticeState | null {
  return steps[step].from === state ? steps[step].to : null;
}

/** A retired card stays as it was until it is restored; a hidden one may be mended. */
export function canBeEdited(state: PracticeState): boolean {
  return state !== 'retired';
}

/** Questions, answers and new reuses belong to cards that everyone can read. */
export function isOpen(state: PracticeState): boolean {
  return state === 'published';
}
