import { z } from 'zod';

import { heldRole } from './people.js';
import { foundMember } from './organisation.js';
import { unitKind } from './me.js';

const unitName = z.string().trim().min(1).max(200);

/** What a unit is called. Without a Welsh name the English one is shown in both languages. */
export const unitNames = z.strictObject({
  name: unitName,
  nameCy: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .default(null)
    .transform((name) => name || null),
});
export type UnitNames = z.infer<typeof unitNames>;

/** A new unit; `parentId` null for one that belongs to no other. */
export const newUnit = unitNames.extend({ kind: unitKind, parentId: z.uuid().nullable() });
export type NewUnitAsked = z.infer<typeof newUnit>;

/** What a unit belongs to from now on; null for nothing. */
export const moveUnit = z.strictObject({ parentId: z.uuid().nullable() });
export type MoveUnitAsked = z.infer<typeof moveUnit>;

/** Where the people of a unit that closes sit from now on; needed while anybody sits in it. */
export const closeUnit = z.strictObject({ toUnitId: z.uuid().nullable().default(null) });
export type CloseUnitAsked = z.infer<typeof closeUnit>;

/** What another unit is called that is only named here. */
const named = z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable() });

/** A unit of the structure as administrators see it. */
export const structureUnit = named.extend({
  kind: unitKind,
  /** What it belongs to, outermost first; empty for the outermost. */
  above: z.array(named),
  /** How many open units belong to it directly. */
  units: z.number().int(),
  /** How many people sit in it, those in units below it not counted. */
  people: z.number().int(),
  /** What may belong to it; empty where it is as deep as units go, or closed. */
  takes: z.array(unitKind),
});
export type StructureUnit = z.infer<typeof structureUnit>;

/** By name. */
export const structureUnits = z.array(structureUnit);

/**
 * With `search`, up to 50 open units whose name holds the words, typing errors forgiven; else the open units directly below
 * `parent`, or the outermost ones. With `closed`, closed units instead; with nothing else, all of them.
 */
export const structureQuery = z.strictObject({
  parent: z.uuid().optional(),
  search: z.string().trim().max(80).optional(),
  closed: z.stringbool().default(false),
});
export type StructureQuery = z.infer<typeof structureQuery>;

/** Somebody's role for a unit. */
const answersFor = heldRole.omit({ unit: true }).extend({ member: foundMember.omit({ unit: true }) });

/** A unit's page. */
export const unitPage = structureUnit.extend({
  closedAt: z.iso.datetime().nullable(),
  /** Where its people went when it closed. */
  closedInto: named.nullable(),
  /** Its leads and managers. */
  roles: z.array(answersFor),
});
export type UnitPage = z.infer<typeof unitPage>;

/** What closing a unit would do now. */
export const unitClosing = z.object({
  /** How many people move. */
  people: z.number().int(),
  /** Whose roles end. */
  roles: z.array(answersFor),
  /** Why it cannot close now; `code` translates as `validation.<code>`, `params` fill it. Null where it can. */
  hindrance: z.object({ code: z.string(), params: z.record(z.string(), z.string()) }).nullable(),
});
export type UnitClosing = z.infer<typeof unitClosing>;

/** `after` is the `next` of the page before. */
export const seatedQuery = z.strictObject({ after: z.uuid().optional() });
export type SeatedQuery = z.infer<typeof seatedQuery>;

/** Who sits in a unit, by name. */
export const seatedPeople = z.object({
  people: z.array(foundMember.omit({ unit: true }).extend({ since: z.iso.datetime() })),
  next: z.uuid().nullable(),
});
export type SeatedPeople = z.infer<typeof seatedPeople>;

/** The unit that was made. */
export const madeUnit = z.object({ id: z.uuid() });
export type MadeUnit = z.infer<typeof madeUnit>;
