import { z } from 'zod';

const unitName = { name: z.string(), nameCy: z.string().nullable() };
const share = z.number().min(0).max(1);

/** Where people stand on the way: 0 is no first step yet, 1 a first step, then the passport's levels. */
export const levelCounts = z.array(z.number().int().nullable()).length(5);

/** The gap at the start of each season, oldest first, and now (season null). */
const series = z.array(z.object({ season: z.number().int().nullable(), gap: share }));

/** One directorate, or small ones together. No figure is about fewer than five people, nor can one be worked out. */
export const gapGroup = z.object({
  units: z.array(z.object({ unitId: z.uuid(), ...unitName })),
  people: z.number().int(),
  /** People at each level; null where too few to say. */
  levels: levelCounts,
  /** Share of the way still to go (domain scoring §3.4, a = 1); empty when it would give a small count away. */
  series,
  /** Share of people with a first step; null when it would give a small count away. */
  reach: share.nullable(),
});
export type GapGroup = z.infer<typeof gapGroup>;

export const gapPage = z.object({
  people: z.number().int(),
  levels: levelCounts,
  /** The headline: share of the way still to go for the whole organisation, 0 to 1. */
  gap: share,
  reach: share,
  /** What every directorate should reach: share of people with a first step. */
  target: share,
  /** The level that counts as there. */
  targetLevel: z.number().int(),
  series,
  groups: z.array(gapGroup),
});
export type GapPage = z.infer<typeof gapPage>;
