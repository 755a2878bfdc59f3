import { z } from 'zod';

/**
 * What can differ from the ledger: standings that are kept now, by what they are kept in; what a closed season came to;
 * what a settled challenge came to.
 */
export const differenceKind = z.enum([
  ...(['scores', 'places', 'points', 'counters', 'outreach', 'challenge_points', 'challenge_units'] as const),
  ...(['season_sealed', 'season_points', 'season_scores'] as const),
  ...(['challenge_sealed', 'challenge_result', 'challenge_ledger'] as const),
]);
export type DifferenceKind = z.infer<typeof differenceKind>;

/** Something that is stored otherwise than the ledger says. */
export const standingsDifference = z.object({
  kind: differenceKind,
  /** The number of the season or the title of the challenge; null for standings that are kept now. */
  of: z.string().nullable(),
  /** How many lines differ. */
  lines: z.number().int().min(1),
});
export type StandingsDifference = z.infer<typeof standingsDifference>;

/** What the last comparison of the standings with the ledger found. */
export const standingsCheck = z.object({
  /** When it ended, UTC; null before the first. */
  checkedAt: z.iso.datetime().nullable(),
  differences: z.array(standingsDifference),
});
export type StandingsCheck = z.infer<typeof standingsCheck>;
