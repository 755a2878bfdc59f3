import { parseArgs } from 'node:util';

import { newPassword, signIn } from '@guildhall/shared/people/identity';
import { IANAZone } from 'luxon';
import { z } from 'zod';

import { EXAMPLE } from './example.js';

const someName = z.string().trim().min(1).max(200);
const beginning = z.object({
  name: someName,
  zone: z.string().refine((zone) => IANAZone.isValidZone(zone)),
  'admin-name': someName,
  'admin-email': signIn.shape.email,
});
type Named = keyof typeof beginning.shape;

const mends: Record<Named, string> = {
  name: 'say what the organisation is called',
  zone: 'name a zone such as Europe/London',
  'admin-name': 'say who the first administrator is',
  'admin-email': 'give the e-mail address the administrator signs in with',
};

/** An organisation with its first administrator. */
export interface Beginning {
  name: string;
  zone: string;
  admin: { name: string; email: string };
}

/** What was asked for on the command line; throws one sentence that names every fault and its mend. */
export function beginningFrom(args: readonly string[]): Beginning {
  const parsed = beginning.safeParse({ zone: 'Europe/London', ...valuesOf(args) });
  if (!parsed.success) {
    const named = new Set(parsed.error.issues.map(({ path }) => path[0] as Named));
    throw refusal([...named].map((name) => `--${name}: ${mends[name]}`).join('; '));
  }
  const { name, zone, 'admin-name': adminName, 'admin-email': email } = parsed.data;
  return { name, zone, admin: { name: adminName, email } };
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { name: text, zone: text, 'admin-name': text, 'admin-email': text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw refusal((error as Error).message);
  }
}

const refusal = (faults: string) => new Error(`Please mend the arguments. ${faults}. For example: ${EXAMPLE}`);

/** The password that was chosen for the first administrator; null when one shall be made. Throws when it is too short. */
export function chosenPassword({ GUILDHALL_ADMIN_PASSWORD: given }: NodeJS.ProcessEnv): string | null {
  if (!given) return null;
  if (newPassword.safeParse(given).success) return given;
  throw new Error('GUILDHALL_ADMIN_PASSWORD: give 12 characters or more, 200 at most.');
}
