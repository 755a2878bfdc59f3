import { z } from 'zod';

import { foundMember } from './organisation.js';
import { role } from './me.js';

/** A role somebody holds now; `unit` is what a lead or manager answers for. */
export const heldRole = z.object({ id: z.uuid(), role, unit: foundMember.shape.unit });
export type HeldRole = z.infer<typeof heldRole>;

/** Somebody who is here, as administrators see them: nothing about taking part. */
export const personHere = foundMember.extend({
  email: z.string(),
  roles: z.array(heldRole),
  /** They are the only administrator, and stay so until there is another. */
  onlyAdmin: z.boolean(),
});
export type PersonHere = z.infer<typeof personHere>;

/** Words of a name, typing errors forgiven; none for everyone. `after` is the `next` of the page before. */
export const peopleQuery = z.strictObject({
  search: z.string().trim().max(80).optional(),
  after: z.uuid().optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuery>;

/** By name. */
export const peoplePage = z.object({ people: z.array(personHere), next: z.uuid().nullable() });
export type PeoplePage = z.infer<typeof peoplePage>;
