import type { GuidanceState } from '@guildhall/shared/work/guidance-document';
import type { GuidanceMove } from '@guildhall/shared/work/guidance-moves';

/** Steps that nobody asks for by name: a decision or the clock takes them. */
export type QuietStep = 'changes-asked' | 'all-reviewed' | 'consultation-closed' | 'fell-due';
export type Step = GuidanceMove | QuietStep;

/** What can be done to a document, from which states, and what it is then. */
const steps: Record<Step, { from: readonly GuidanceState[]; to: GuidanceState }> = {
  'begin-drafting': { from: ['outline'], to: 'drafting' },
  consult: { from: ['drafting'], to: 'consultation' },
  'end-consultation': { from: ['consultation'], to: 'drafting' },
  'consultation-closed': { from: ['consultation'], to: 'drafting' },
  freeze: { from: ['drafting', 'consultation'], to: 'review' },
  'changes-asked': { from: ['review'], to: 'drafting' },
  'all-reviewed': { from: ['review'], to: 'ready' },
  reopen: { from: ['review', 'ready', 'approved'], to: 'drafting' },
  approve: { from: ['ready'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  'fell-due': { from: ['published'], to: 'due' },
  confirm: { from: ['published', 'due'], to: 'published' },
  'next-edition': { from: ['published', 'due'], to: 'drafting' },
  withdraw: { from: ['published', 'due'], to: 'withdrawn' },
  archive: { from: ['withdrawn'], to: 'archived' },
  discard: { from: ['outline', 'drafting', 'consultation'], to: 'archived' },
  'set-aside': { from: ['drafting', 'consultation'], to: 'published' },
};
export const allSteps = Object.keys(steps) as Step[];

/** The state after a step; null when the document is not in a state that the step begins from. */
export function stateAfter(state: GuidanceState, step: Step): GuidanceState | null {
  return steps[step].from.includes(state) ? steps[step].to : null;
}

/** Whether a step is for this edition: only what was never published is discarded, only a next edition set aside. */
export function isForEdition(step: Step, edition: number): boolean {
  if (step === 'discard') return edition === 1;
  return step !== 'set-aside' || edition > 1;
}

/** While people write, its text may change; otherwise it stands still. */
export function isBeingWritten(state: GuidanceState): boolean {
  return state === 'outline' || state === 'drafting' || state === 'consultation';
}

/** The frozen text is before reviewers, the approver, or on its way to readers. */
export function isFrozen(state: GuidanceState): boolean {
  return state === 'review' || state === 'ready' || state === 'approved';
}

/** Readers have its current edition, and nobody works on the next one. */
export function isOut(state: GuidanceState): boolean {
  return state === 'published' || state === 'due';
}
