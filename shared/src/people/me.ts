import { z } from 'zod';

export const locale = z.enum(['en', 'cy']);
export type Locale = z.infer<typeof locale>;

export const memberKind = z.enum(['officer', 'councillor', 'partner', 'guest']);
export const unitKind = z.enum(['directorate', 'department', 'team', 'cohort']);
export const role = z.enum(['lead', 'manager', 'reviewer', 'facilitator', 'admin']);

export const theme = z.enum(['system', 'light', 'dark']);
export const motion = z.enum(['system', 'reduced']);
/** Whether others see, by name or in a number, that the member looks at something right now. */
export const presenceShown = z.enum(['shown', 'hidden']);
/** Minutes a week a member has for this; quests that take longer are folded under "for another week". */
export const weeklyMinutes = z.number().int().min(5).max(600);

export const memberSettings = z.object({
  theme,
  motion,
  presence: presenceShown,
  /** Null: no budget set, nothing is folded away. */
  weeklyMinutes: weeklyMinutes.nullable(),
});
export type MemberSettings = z.infer<typeof memberSettings>;

/** Who is signed in, where they sit and what they may do; nobody else ever receives it. */
export const me = z.object({
  member: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale,
    kind: memberKind,
    /** Null until the member has been asked. */
    playing: z.boolean().nullable(),
    /** Whether the member is named on member boards. */
    boardVisible: z.boolean(),
    hasPassword: z.boolean(),
    settings: memberSettings,
  }),
  organisation: z.object({
    id: z.uuid(),
    name: z.string(),
    nameCy: z.string().nullable(),
    /** IANA zone in which days, weeks and times are shown. */
    zone: z.string(),
    /** Minutes by which its clocks are ahead of UTC now. */
    utcOffset: z.number().int(),
    locales: z.array(locale),
    /** Whether there are boards of people here; named on them are only those who choose to be. */
    memberBoards: z.boolean(),
  }),
  /** The member's unit with everything above it, outermost first; empty when in none. */
  units: z.array(z.object({ id: z.uuid(), name: z.string(), nameCy: z.string().nullable(), kind: unitKind })),
  /** Actions open to the member at all, such as `challenge.create`; the server decides again on each request. */
  abilities: z.array(z.string()),
  /** Roles held, each with the unit it is for; null is the whole organisation. */
  roles: z.array(z.object({ role, unitId: z.uuid().nullable() })),
  /** Whether this is the demo organisation on a server in demo mode. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** Only what is named changes. */
export const changeSettings = z
  .strictObject({
    playing: z.boolean(),
    boardVisible: z.boolean(),
    locale,
    theme,
    motion,
    presence: presenceShown,
    weeklyMinutes: weeklyMinutes.nullable(),
  })
  .partial();
export type ChangeSettings = z.infer<typeof changeSettings>;
