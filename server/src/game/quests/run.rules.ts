import { type ActivityKind, distance as distances, type Distance } from '@guildhall/shared/activity/catalogue';
import type { WorkPlace } from '@guildhall/shared/game/work-place';

/** The states of a quest run: one member's or one party's attempt (domain/model.md). */
export const runStates = [
  'offered',
  'in_progress',
  'set_aside',
  'submitted',
  'returned',
  'completed',
  'withdrawn',
] as const;
export type RunState = (typeof runStates)[number];

export const runActions = ['start', 'decline', 'set_aside', 'take_up', 'withdraw'] as const;
export type RunAction = (typeof runActions)[number];

/** Who of a party has to do a step (mechanisms §2.3). */
export type PartyMode =
  /** Any one of the party, for all. */
  | { mode: 'any_one' }
  /** Everyone who is in the party now. */
  | { mode: 'each' }
  /** So many different people. */
  | { mode: 'at_least'; people: number }
  /** One thing done by all: offered once, confirmed by everyone else in the party. */
  | { mode: 'joint' };

/** How a step gets done. */
export type StepBy =
  /** A matching activity does it by itself; `distance` is the least that counts for reuse, `place` all that it may be done to. */
  | { by: 'activity'; kind: ActivityKind; distance?: Distance; honest?: boolean; place?: WorkPlace }
  /** Evidence that another person confirms. */
  | { by: 'evidence' }
  /** One's own tap; for warm-ups. */
  | { by: 'own_word' };

export interface StepRule {
  id: string;
  party: PartyMode;
  /** How many times it has to be done. */
  times: number;
  by: StepBy;
}

/** One thing someone did for a step; an activity or an own word is accepted at once. */
export interface Contribution {
  member: string;
  state: 'pending' | 'accepted' | 'returned';
  /** Who of the party has said that they did it together (`joint`). */
  confirmedBy: readonly string[];
  activity?: string;
}

export type StepState = 'to_do' | 'in_progress' | 'awaiting' | 'returned' | 'complete';

export interface StepOfRun {
  rule: StepRule;
  contributions: readonly Contribution[];
  /** It was complete before: leaving never takes that away, only taking back what was done does. */
  wasComplete: boolean;
}

export interface Run {
  state: RunState;
  /** Members of the party now; one for a run alone. */
  party: readonly string[];
  startedAt: Date;
  /** In the quest's order. */
  steps: readonly StepOfRun[];
}

const moves: Record<RunState, Partial<Record<RunAction, RunState>>> = {
  offered: { start: 'in_progress', decline: 'withdrawn' },
  in_progress: { set_aside: 'set_aside', withdraw: 'withdrawn' },
  submitted: { set_aside: 'set_aside', withdraw: 'withdrawn' },
  returned: { set_aside: 'set_aside', withdraw: 'withdrawn' },
  set_aside: { take_up: 'in_progress', withdraw: 'withdrawn' },
  completed: {},
  withdrawn: {},
};

const underWay: readonly RunState[] = ['in_progress', 'submitted', 'returned'];

export type RunMove =
  | { ok: true; state: RunState }
  | { ok: false; code: 'not_in_this_state'; state: RunState; allowed: RunAction[] };

export function allowedRunActions(state: RunState): RunAction[] {
  return runActions.filter((action) => moves[state][action] !== undefined);
}

/** What an action makes of a run. Taking up finds everything as it was left. */
export function moveRun(run: Run, action: RunAction): RunMove {
  const state = moves[run.state][action];
  if (!state) return { ok: false, code: 'not_in_this_state', state: run.state, allowed: allowedRunActions(run.state) };
  return { ok: true, state: runState({ ...run, state }) };
}

/** Whether a run is where an action would bring it: a second press, or one in another tab, changes nothing. */
export function isThereAlready(state: RunState, action: RunAction): boolean {
  switch (action) {
    case 'start':
    case 'take_up':
      return underWay.includes(state);
    case 'set_aside':
      return state === 'set_aside';
    case 'decline':
    case 'withdraw':
      return false;
  }
}

/** Whether a step is done by its party mode; what former members did still counts (mechanisms §2.3). */
export function isStepDone(rule: StepRule, contributions: readonly Contribution[], party: readonly string[]): boolean {
  const accepted = contributions.filter((each) => each.state === 'accepted');
  switch (rule.party.mode) {
    case 'any_one':
      return accepted.length >= rule.times;
    case 'each':
      return party.length > 0 && party.every((member) => timesDone(accepted, member) >= rule.times);
    case 'at_least':
      return peopleDone(accepted, rule.times) >= rule.party.people;
    case 'joint':
      return accepted.filter((each) => isJoint(each, party)).length >= rule.times;
  }
}

function timesDone(accepted: readonly Contribution[], member: string): number {
  return accepted.filter((each) => each.member === member).length;
}

function peopleDone(accepted: readonly Contribution[], times: number): number {
  const people = new Set(accepted.map((each) => each.member));
  return [...people].filter((member) => timesDone(accepted, member) >= times).length;
}

function isJoint(contribution: Contribution, party: readonly string[]): boolean {
  return party.every((member) => member === contribution.member || contribution.confirmedBy.includes(member));
}

/** Where a step stands; `awaiting` when nothing is left to do but for another person to confirm. */
export function stepState(step: StepOfRun, party: readonly string[]): StepState {
  const { rule, contributions, wasComplete } = step;
  if (wasComplete || isStepDone(rule, contributions, party)) return 'complete';
  const ifConfirmed = contributions.map((each) =>
    each.state === 'pending' ? { ...each, state: 'accepted' as const } : each,
  );
  if (isStepDone(rule, ifConfirmed, party)) return 'awaiting';
  if (contributions.some((each) => each.state === 'returned')) return 'returned';
  return contributions.length > 0 ? 'in_progress' : 'to_do';
}

/**
 * Where a run stands, from its steps. The last step's confirmation completes it, with no second click, even one set aside;
 * a completed run is under way again only when something done for it was taken back.
 */
export function runState(run: Run): RunState {
  if (run.state === 'offered' || run.state === 'withdrawn') return run.state;
  const states = run.steps.map((step) => stepState(step, run.party));
  if (states.every((state) => state === 'complete')) return 'completed';
  if (run.state === 'set_aside') return 'set_aside';
  if (states.includes('returned')) return 'returned';
  return states.every((state) => state === 'complete' || state === 'awaiting') ? 'submitted' : 'in_progress';
}

/** The run after a member left: what they did stays with it; without anyone left it is withdrawn. */
export function leaveRun(run: Run, member: string): Run {
  const left = { ...run, party: run.party.filter((each) => each !== member) };
  if (run.state === 'completed') return left;
  return { ...left, state: left.party.length === 0 ? 'withdrawn' : runState(left) };
}

/** An activity as steps are matched with it. */
export interface MatchableActivity {
  id: string;
  kind: ActivityKind;
  member: string;
  counterpart: string | null;
  /** What it was done to. */
  subject: string | null;
  occurredAt: Date;
  distance?: Distance;
  honest?: boolean;
}

/**
 * The first open step that an activity does, or null. One activity does one step once; what was done before the start,
 * with oneself, by someone outside the party or more often than needed does none.
 */
export function stepFor(run: Run, activity: MatchableActivity): string | null {
  if (!underWay.includes(run.state) || !run.party.includes(activity.member)) return null;
  if (activity.counterpart === activity.member || activity.occurredAt < run.startedAt) return null;
  if (run.steps.some((step) => step.contributions.some((each) => each.activity === activity.id))) return null;
  const step = run.steps.find(
    (each) => matches(each.rule.by, activity) && stillNeeds(each, activity.member, run.party),
  );
  return step?.rule.id ?? null;
}

function matches(by: StepBy, activity: MatchableActivity): boolean {
  if (by.by !== 'activity' || by.kind !== activity.kind) return false;
  if (by.honest && !activity.honest) return false;
  if (by.place && by.place.id !== activity.subject) return false;
  return by.distance === undefined || isAsFar(activity.distance, by.distance);
}

function isAsFar(distance: Distance | undefined, least: Distance): boolean {
  return distance !== undefined && distances.options.indexOf(distance) >= distances.options.indexOf(least);
}

function stillNeeds(step: StepOfRun, member: string, party: readonly string[]): boolean {
  if (stepState(step, party) === 'complete') return false;
  const accepted = step.contributions.filter((each) => each.state === 'accepted');
  switch (step.rule.party.mode) {
    case 'any_one':
    case 'joint':
      return accepted.length < step.rule.times;
    case 'each':
    case 'at_least':
      return timesDone(accepted, member) < step.rule.times;
  }
}
