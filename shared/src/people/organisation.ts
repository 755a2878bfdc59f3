import { z } from 'zod';

import { unitKind } from './me.js';

const names = { name: z.string(), nameCy: z.string().nullable() };

/** A unit of the structure; `parentId` null for the outermost ones. */
export const unit = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: unitKind,
  ...names,
  /** Whether the caller leads it, or manages it or anything above it. */
  inMyCare: z.boolean(),
});
export type Unit = z.infer<typeof unit>;
/** Every open unit, each after the one it belongs to, siblings by name. */
export const unitTree = z.array(unit);

/** What a unit picker shows of a unit; `above`: what it belongs to, outermost first. */
export const foundUnit = z.object({ id: z.uuid(), ...names, above: z.array(z.object({ id: z.uuid(), ...names })) });
export type FoundUnit = z.infer<typeof foundUnit>;
export const foundUnits = z.array(foundUnit);

/** Open units whose name holds the words, typing errors forgiven. */
export const findUnits = z.strictObject({ search: z.string().trim().min(1).max(80) });
export type FindUnits = z.infer<typeof findUnits>;

/** Colleagues whose name holds the words (two letters or more), typing errors forgiven. */
export const findMembers = z.strictObject({
  search: z.string().trim().min(2).max(80),
  /** Only people in this unit or below it. */
  unit: z.uuid().optional(),
});
export type FindMembers = z.infer<typeof findMembers>;

/** What a people picker shows of a colleague: never anything about taking part. */
export const foundMember = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.object({ id: z.uuid(), ...names }).nullable(),
});
export type FoundMember = z.infer<typeof foundMember>;
export const foundMembers = z.array(foundMember);

/** First and last calendar day, in the organisation's time zone, of the time before an election (model I16). */
export const preElection = z
  .strictObject({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => until >= from, { path: ['until'], params: { code: 'ends_before_start' } });
export type PreElection = z.infer<typeof preElection>;

/** What an organisation decides for everyone in it. */
export const organisationSettings = z.object({
  /** Whether there are boards of people at all; named on them are only those who choose to be. */
  memberBoards: z.boolean(),
  /** Share of people with a first step that every directorate should reach. */
  targetRate: z.number().min(0.1).max(1),
  /** Whether guidance comes in Welsh and English together: neither is published without the other. */
  bothLanguages: z.boolean(),
  /** Whether it shares practices with the other councils of this installation that do. */
  network: z.boolean(),
  /** While it lasts, cohorts of councillors stand on no board of the season or of all time. Null when none is recorded. */
  preElection: preElection.nullable(),
});
export type OrganisationSettings = z.infer<typeof organisationSettings>;

/** Only what is named changes. */
export const changeOrganisation = z.strictObject(organisationSettings.shape).partial();
export type ChangeOrganisation = z.infer<typeof changeOrganisation>;
