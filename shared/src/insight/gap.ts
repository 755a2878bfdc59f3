import { z } from 'zod';

const unitName = { name: z.string(), nameCy: z.string().nullable() };
const share = z.number().min(0).max(1);

/** Where people stand on the way: 0 is no first step yet, 1 a first step, then the passport's levels. */
export const levelCounts = z.array(z.number().int().nullable()).length(5);

/**
 * The gap at the start of each season, oldest first, and now (season null).
 * A moment at which it would give a small count away is left out.
 */
const series = z.array(z.object({ season: z.number().int().nullable(), gap: share }));
export type GapSeries = z.infer<typeof series>;

/** What is said of a group of people. No figure is about fewer than five, nor can one be worked out from others. */
const standing = {
  /** People at each level; null where it would tell of too few. */
  levels: levelCounts,
  /** Share of the way still to go (domain scoring §3.4, a = 1), 0 to 1. */
  gap: share.nullable(),
  /** Share of people with a first step. */
  reach: share.nullable(),
  series,
};

/** One directorate, or small ones together. */
export const gapGroup = z.object({
  units: z.array(z.object({ unitId: z.uuid(), ...unitName })),
  people: z.number().int(),
  ...standing,
});
export type GapGroup = z.infer<typeof gapGroup>;

export const gapPage = z.object({
  /** Everyone in the organisation; null while they are fewer than five. */
  people: z.number().int().nullable(),
  ...standing,
  /** What every directorate should reach: share of people with a first step. */
  target: share,
  /** The level that counts as there. */
  targetLevel: z.number().int(),
  groups: z.array(gapGroup),
});
export type GapPage = z.infer<typeof gapPage>;
