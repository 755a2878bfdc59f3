import { z } from 'zod';

import { foundMember } from './organisation.js';
import { role } from './me.js';

/** A role somebody holds now; `unit` is what a lead or manager answers for. */
export const heldRole = z.object({ id: z.uuid(), role, unit: foundMember.shape.unit });
export type HeldRole = z.infer<typeof heldRole>;

/** A calendar day in the organisation's time zone, such as `2026-11-23`. */
const day = z.iso.date();

/** Long absence, such as parental leave or a long illness: first and last day. Without a last day it lasts until it is ended. */
export const longAbsence = z
  .strictObject({ from: day, until: day.nullable().default(null) })
  .refine(({ from, until }) => until === null || until >= from, {
    path: ['until'],
    params: { code: 'ends_before_start' },
  });
export type LongAbsence = z.infer<typeof longAbsence>;

/** Somebody who is here or has left, as administrators see them: nothing about taking part. */
export const personHere = foundMember.extend({
  email: z.string(),
  roles: z.array(heldRole),
  /** When they left; then `unit` is where they sat last. */
  leftAt: z.iso.datetime().nullable(),
  /** Recorded, and not over; it may still be to come. */
  absence: z.object({ from: z.iso.date(), until: z.iso.date().nullable() }).nullable(),
  /** Of who has left: the open unit in which they would sit if they were here again; null where there is none. */
  returnsTo: foundMember.shape.unit,
  /** They are the only administrator, and stay so until there is another. */
  onlyAdmin: z.boolean(),
});
export type PersonHere = z.infer<typeof personHere>;

/** Where somebody sat, and from when until when; `to` null for where they sit now. */
export const stay = z.object({
  unit: foundMember.shape.unit.unwrap(),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
});
export type Stay = z.infer<typeof stay>;

/** Somebody's page, for administrators. */
export const personPage = personHere.extend({
  /** Where they sat, the latest first. */
  stays: z.array(stay),
});
export type PersonPage = z.infer<typeof personPage>;

/** Where somebody sits from now on; null is in no unit. */
export const moveTo = z.strictObject({ unitId: z.uuid().nullable() });
export type MoveTo = z.infer<typeof moveTo>;

/**
 * Where somebody who is here again sits; null is in no unit. Left out, it is where they sat last, or where the people of that
 * unit went when it closed; in no unit where neither is open.
 */
export const returnTo = z.strictObject({ unitId: z.uuid().nullable().optional() }).default({});
export type ReturnTo = z.infer<typeof returnTo>;

/** Roles that somebody has for one unit; all others are for the whole organisation. */
export const rolesForUnits: readonly z.infer<typeof role>[] = ['lead', 'manager'];

/** A role to be given; `unitId` is what a lead or manager answers for, and null for all other roles. */
export const giveRole = z
  .strictObject({ role, unitId: z.uuid().nullable().default(null) })
  .refine(({ role: asked, unitId }) => unitId !== null || !rolesForUnits.includes(asked), {
    path: ['unitId'],
    params: { code: 'needs_unit' },
  })
  .refine(({ role: asked, unitId }) => unitId === null || rolesForUnits.includes(asked), {
    path: ['unitId'],
    params: { code: 'for_everyone' },
  });
export type GiveRole = z.infer<typeof giveRole>;

/**
 * Words of a name, typing errors forgiven; none for everyone. With `left`, those who have left instead of those who are
 * here. `after` is the `next` of the page before.
 */
export const peopleQuery = z.strictObject({
  search: z.string().trim().max(80).optional(),
  left: z.stringbool().default(false),
  after: z.uuid().optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;

/** By name. */
export const peoplePage = z.object({ people: z.array(personHere), next: z.uuid().nullable() });
export type PeoplePage = z.infer<typeof peoplePage>;
