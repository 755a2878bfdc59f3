import type { RunPage, RunProgress } from '@guildhall/shared/game/quests';

/** Whether someone declined or left. */
export function hasParted({ party }: RunProgress, member: string): boolean {
  return party.some(({ id, state }) => id === member && (state === 'declined' || state === 'left'));
}

/** A run as it stood when someone parted from it: nothing of it is theirs to do any more. */
export function partedFrom(run: RunPage, member: string): RunPage {
  const may = Object.fromEntries(Object.keys(run.may).map((each) => [each, false])) as RunPage['may'];
  const party = run.progress.party.map((each) =>
    each.id === member && !hasParted(run.progress, member) ? { ...each, state: 'left' as const } : each,
  );
  return { ...run, may, takeBack: [], progress: { ...run.progress, party } };
}
