import { z } from 'zod';

import { memberKind, role, unitKind } from './me.js';

/** Someone of the demo organisation whom anyone may sign in as, and who they are in one line. */
export const demoPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: memberKind,
  roles: z.array(role),
  unit: z.object({ name: z.string(), nameCy: z.string().nullable(), kind: unitKind }).nullable(),
  story: z.object({ en: z.string(), cy: z.string().optional() }),
});
export type DemoPerson = z.infer<typeof demoPerson>;
export const demoPeople = z.array(demoPerson);

export const demoSignIn = z.strictObject({ memberId: z.uuid() });
export type DemoSignIn = z.infer<typeof demoSignIn>;
