import type { QuestStep } from '@guildhall/shared/game/quest-definition';
import type { RunProgress } from '@guildhall/shared/game/quests';

/** The parts of a run's definition and progress that decide who is near its end. */
export interface NearRun {
  minutes: number;
  steps: readonly { times: number; mode: QuestStep['party']['mode'] }[];
  progress: Pick<RunProgress, 'party'> & {
    steps: readonly Pick<RunProgress['steps'][number], 'state' | 'contributions' | 'doneBy'>[];
  };
}

/**
 * Who of the party is one step from finishing the quest: all steps but one are complete, and this one they could do with
 * one more deed. Whoever has done their share of it, or waits for somebody's confirmation, has nothing to do.
 */
export function whoIsNear({ steps, progress }: NearRun): string[] {
  const open = progress.steps.flatMap(({ state }, nth) => (state === 'complete' ? [] : [nth]));
  if (steps.length < 2 || open.length !== 1) return [];
  const { times, mode } = steps[open[0]!]!;
  const { contributions, doneBy } = progress.steps[open[0]!]!;
  const countsFor = (member: string) =>
    contributions.filter((each) => mode === 'any_one' || mode === 'joint' || each.member === member);
  return progress.party
    .filter(({ id, state }) => {
      const done = countsFor(id);
      const waits = done.some((each) => each.state === 'pending');
      const accepted = done.filter((each) => each.state === 'accepted').length;
      return state === 'accepted' && !waits && !doneBy.includes(id) && accepted >= times - 1;
    })
    .map(({ id }) => id);
}

/** About how many minutes one step of the quest takes. */
export function minutesOfStep({ minutes, steps }: Pick<NearRun, 'minutes' | 'steps'>): number {
  return Math.max(1, Math.round(minutes / steps.length));
}
