import type { ChallengeChange, ChallengeEntry, ChallengeSnapshot } from '@guildhall/shared/game/challenges';

/** A challenge as this tab holds it live. */
export interface HeldChallenge extends ChallengeSnapshot {
  /** How often its words changed since it was first held; each time they are to be read anew. */
  wordsChanged?: number;
  /** The state a change brought after the latest change of words. */
  moved?: ChallengeSnapshot['state'] | undefined;
}

/** Brings a live change into what is held: each part that came is whole, of the units those that changed. */
export function applyChange(held: HeldChallenge, change: ChallengeChange): HeldChallenge {
  const came = new Map((change.units ?? []).map((unit) => [unit.unitId, unit]));
  const known = new Set(held.units.map(({ unitId }) => unitId));
  return {
    ...held,
    state: change.state ?? held.state,
    progress: change.progress ?? held.progress,
    news: change.news ?? held.news,
    units: [
      ...held.units.map((unit) => came.get(unit.unitId) ?? unit),
      ...[...came.values()].filter(({ unitId }) => !known.has(unitId)),
    ],
    wordsChanged: (held.wordsChanged ?? 0) + (change.words ? 1 : 0),
    moved: change.state ?? (change.words ? undefined : held.moved),
  };
}

/** A challenge of the list with how many are across by now: each person stands on one of its bridges. */
export function crossedNow(entry: ChallengeEntry, live: HeldChallenge | undefined): ChallengeEntry {
  if (!live) return entry;
  const sum = (of: 'across' | 'people') => live.units.reduce((all, unit) => all + unit[of], 0);
  return { ...entry, across: sum('across'), people: sum('people') };
}

/** What is shown: the page as it was read, with what moved since. Words come from the page alone. */
export function shownOf(page: ChallengeSnapshot, live: HeldChallenge | undefined, isNewer: boolean): ChallengeSnapshot {
  if (!live || !isNewer) return page;
  return { ...page, units: live.units, progress: live.progress, news: live.news, state: live.moved ?? page.state };
}

/**
 * Whether the page is of another time: its state moved since, or a newer snapshot came, as after a lost connection, before
 * which anything may have changed.
 */
export function isOutdated(page: ChallengeSnapshot, live: HeldChallenge | undefined, isNewer: boolean): boolean {
  if (!live || !isNewer) return false;
  const { wordsChanged, moved } = live;
  return wordsChanged === undefined || (moved !== undefined && moved !== page.state);
}
