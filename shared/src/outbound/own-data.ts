import { z } from 'zod';

/** All that is kept of one member, for that member. Times are UTC, in ISO 8601. */
export const ownData = z.object({
  takenAt: z.iso.datetime(),
  member: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: z.string(),
    kind: z.string(),
    playing: z.boolean().nullable(),
    playingSince: z.iso.datetime().nullable(),
    boardVisible: z.boolean(),
    settings: z.record(z.string(), z.unknown()),
    /** A long absence, as PostgreSQL writes a range of times. */
    absence: z.string().nullable(),
    createdAt: z.iso.datetime(),
  }),
  /** By what it is, such as `questions`: a row each, in the columns of the database. */
  kept: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type OwnData = z.infer<typeof ownData>;
