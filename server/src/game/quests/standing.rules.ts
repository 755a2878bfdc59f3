import type { RunProgress, StepProgress } from '@guildhall/shared/game/quests';

import { startOfDay } from '../../platform/time/zone.js';
import { stepRules } from './definition.rules.js';
import {
  type Contribution,
  isStepDone,
  type Run,
  runState,
  type StepOfRun,
  type StepState,
  stepState,
} from './run.rules.js';
import type { Standing, StoredContribution, StoredRun } from './run.js';

/** The run as the rules read it. What was done earlier on the day of the start counts, so nobody has to do it twice. */
export function asRun(run: StoredRun): Run {
  const steps = stepRules(run.definition, run.company).map((rule) => ({
    rule,
    contributions: run.contributions.filter(({ stepId }) => stepId === rule.id).map(asContribution),
    wasComplete: run.completeSteps.includes(rule.id),
  }));
  return { state: run.state, party: partyOf(run), startedAt: startOfDay(run.startedAt, run.zone), steps };
}

function asContribution({ member, state, confirmedBy, activityId }: StoredContribution): Contribution {
  return { member, state, confirmedBy, ...(activityId ? { activity: activityId } : {}) };
}

/** Who is in the party now. */
export function partyOf(run: StoredRun): string[] {
  return run.members.filter(({ state }) => state === 'accepted').map(({ id }) => id);
}

/** Where the steps put the run; `takenBack` names steps for which something was taken back, which may open again. */
export function standingOf(run: StoredRun, takenBack: ReadonlySet<string> = new Set()): Standing {
  const known = asRun(run);
  const steps = known.steps.map((step) => (takenBack.has(step.rule.id) ? { ...step, wasComplete: false } : step));
  const party = known.party;
  const state = runState({ ...known, steps });
  const completeSteps = steps.filter((step) => stepState(step, party) === 'complete').map(({ rule }) => rule.id);
  return { state, completeSteps, completedAt: state === 'completed' ? (run.completedAt ?? finishedAt(run)) : null };
}

/** When the last thing that counts was done; not when somebody confirmed it. */
function finishedAt(run: StoredRun): Date {
  const times = run.contributions.filter(({ state }) => state === 'accepted').map(({ madeAt }) => madeAt);
  return new Date(Math.max(run.startedAt.getTime(), ...times));
}

/** Where the run stands, as every member of the party sees it. */
export function progressOf(run: StoredRun): RunProgress {
  const known = asRun(run);
  return {
    state: run.state,
    company: run.company,
    startedBy: run.startedBy,
    party: run.members.map(({ id, name, state }) => ({ id, name, state })),
    steps: known.steps.map((step) => stepProgress(run, step, known.party)),
  };
}

function stepProgress(run: StoredRun, step: StepOfRun, party: readonly string[]): StepProgress {
  const state: StepState = stepState(step, party);
  const done = run.contributions.filter(({ stepId }) => stepId === step.rule.id);
  return {
    id: step.rule.id,
    state,
    contributions: done.map(({ id, member, way, state, confirmedBy }) => ({ id, member, way, state, confirmedBy })),
    doneBy: party.filter((member) => hasDonePart(step, member)),
  };
}

/** Whether someone has done their part; of what is done together, by doing it or by saying that they were in it. */
function hasDonePart({ rule, contributions }: StepOfRun, member: string): boolean {
  const own = rule.party.mode === 'joint' ? contributions.map((each) => heldBy(each, member) ?? each) : contributions;
  return isStepDone({ ...rule, party: { mode: 'each' } }, own, [member]);
}

function heldBy(contribution: Contribution, member: string): Contribution | null {
  return contribution.confirmedBy.includes(member) ? { ...contribution, member } : null;
}
