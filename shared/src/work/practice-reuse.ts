import { z } from 'zod';

import { distance } from '../activity/catalogue.js';
import { person, unitName } from './practice-card.js';
import { practiceLimits as most } from './practice-limits.js';

/** `intended` → `trying` → `recorded`; `ended` when set aside before, or taken back after, it was recorded. */
export const reuseState = z.enum(['intended', 'trying', 'recorded', 'ended']);
export type ReuseState = z.infer<typeof reuseState>;

export const reuseOutcome = z.enum(['kept', 'changed', 'stopped']);
export type ReuseOutcome = z.infer<typeof reuseOutcome>;

const day = z.iso.date();

/** A team wants to try it from a day on; when that day has come, it is being tried at once. */
export const intendReuse = z.strictObject({ startsOn: day });
export type IntendReuse = z.infer<typeof intendReuse>;

/** The day it really began, today or before. */
export const startReuse = z.strictObject({ startedOn: day });
export type StartReuse = z.infer<typeof startReuse>;

export const recordReuse = z.strictObject({
  outcome: reuseOutcome,
  /** What came of it and why, in Markdown. */
  note: z.string().trim().min(10).max(most.reuseNote),
  /** What the team did differently, in Markdown. */
  whatChanged: z.string().trim().min(2).max(most.reuseNote).nullable().optional(),
  /** Minutes the team saves in a week, by its own estimate. */
  minutesSavedWeekly: z.number().int().min(0).max(most.minutesSavedWeekly).nullable(),
});
export type RecordReuse = z.infer<typeof recordReuse>;

/** The reason is needed ten minutes after recording and later. */
export const endReuse = z.strictObject({ reason: z.string().trim().max(most.reason).optional() });
export type EndReuse = z.infer<typeof endReuse>;

/** One team's attempt at a practice, as everyone who may read the card sees it. */
export const reuse = z.object({
  id: z.uuid(),
  /** Null for a council that no longer shares: what came of it stays, and neither the council, its people nor their words. */
  unit: unitName.nullable(),
  state: reuseState,
  /** The day it began, or is to begin (organisation's zone). */
  startsOn: day,
  /** The first day on which its outcome can be recorded. */
  recordableFrom: day,
  outcome: reuseOutcome.nullable(),
  /** Safe HTML. */
  note: z.string().nullable(),
  /** What the team did differently, as safe HTML. */
  whatChanged: z.string().nullable(),
  minutesSavedWeekly: z.number().int().nullable(),
  /** Where the team stands from those who made the card; null until recorded. */
  distance: distance.nullable(),
  intendedBy: person.nullable(),
  recordedBy: person.nullable(),
  recordedAt: z.iso.datetime().nullable(),
});
export type Reuse = z.infer<typeof reuse>;
