import type { StandingsDifference } from '@guildhall/shared/game/standings-check';

/** What differs, a line for current standings and one for each season or challenge. */
export interface Differing {
  about: 'now' | 'season' | 'challenge';
  /** The number of the season, the title of the challenge; nothing for current standings. */
  of: string;
  lines: number;
}

/** Differences of one thing together: which of its tables differ is for whoever looks after the server. */
export function aboutOf(differences: readonly StandingsDifference[]): Differing[] {
  const byThing = new Map<string, Differing>();
  for (const { kind, of, lines } of differences) {
    const about = of === null ? 'now' : kind.startsWith('season') ? 'season' : 'challenge';
    const key = `${about} ${of}`;
    const before = byThing.get(key)?.lines ?? 0;
    byThing.set(key, { about, of: of ?? '', lines: before + lines });
  }
  return [...byThing.values()];
}
