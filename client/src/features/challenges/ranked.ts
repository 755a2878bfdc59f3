import type { ChallengeUnit } from '@guildhall/shared/game/challenges';

export interface RankedUnit {
  /** Competition rank: equal scores share it, the next is skipped. */
  rank: number;
  unit: ChallengeUnit;
}

/** Units by score, ties by name (DESIGN §6). */
export function ranked(units: readonly ChallengeUnit[], language: string): RankedUnit[] {
  const inOrder = [...units].sort((a, b) => b.score - a.score || a.name.localeCompare(b.name, language));
  return inOrder.map((unit) => ({ unit, rank: 1 + inOrder.findIndex(({ score }) => score === unit.score) }));
}
