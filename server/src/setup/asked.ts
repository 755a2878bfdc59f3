import { parseArgs } from 'node:util';

import { newPassword, signIn } from '@guildhall/shared/people/identity';
import { IANAZone } from 'luxon';
import { z } from 'zod';

import { EXAMPLE, PASSWORD_EXAMPLE, PEOPLE_EXAMPLE } from './example.js';

const someName = z.string().trim().min(1).max(200);
const someFile = z.string().min(1);
const beginning = z.strictObject({
  name: someName,
  zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone))
    .default('Europe/London'),
  'admin-name': someName,
  'admin-email': signIn.shape.email,
});
const list = z.strictObject({ name: someName, people: someFile, passwords: someFile });

const forgotten = z.strictObject({ 'new-password': signIn.shape.email });

const mends: Record<string, string> = {
  name: 'say what the organisation is called',
  zone: 'name a zone such as Europe/London',
  'admin-name': 'say who the first administrator is',
  'admin-email': 'give the e-mail address the administrator signs in with',
  people: 'name the file of the people',
  passwords: 'name a file to write the first passwords of who is new to',
  'new-password': 'give the e-mail address of who has forgotten theirs',
};

/** An organisation with its first administrator. */
export interface Beginning {
  name: string;
  zone: string;
  admin: { name: string; email: string };
}

/** A file of people for an organisation, and the file their first passwords are written to. */
export type PeopleList = z.infer<typeof list>;

export type Asked =
  | { to: 'begin'; beginning: Beginning }
  | { to: 'take people'; list: PeopleList }
  | { to: 'set a password'; email: string };

/** What was asked for on the command line; throws one sentence that names every fault and its mend. */
export function askedIn(args: readonly string[]): Asked {
  const values = valuesOf(args);
  if (values.people !== undefined) return { to: 'take people', list: checked(list, values, PEOPLE_EXAMPLE) };
  if (values['new-password'] !== undefined)
    return { to: 'set a password', email: checked(forgotten, values, PASSWORD_EXAMPLE)['new-password'] };
  const { name, zone, ...admin } = checked(beginning, values, EXAMPLE);
  return { to: 'begin', beginning: { name, zone, admin: { name: admin['admin-name'], email: admin['admin-email'] } } };
}

function checked<Shape extends z.ZodObject>(shape: Shape, values: object, example: string): z.infer<Shape> {
  const parsed = shape.safeParse(values);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => `--${name}: leave it out here`)
      : [`--${String(issue.path[0])}: ${mends[String(issue.path[0])]}`],
  );
  throw refusal([...new Set(faults)].join('; '), example);
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ name: text, zone: text, 'admin-name': text, 'admin-email': text },
    ...{ people: text, passwords: text, 'new-password': text },
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw refusal((error as Error).message, EXAMPLE);
  }
}

const refusal = (faults: string, example: string) =>
  new Error(`Please mend the arguments. ${faults}. For example: ${example}`);

/** The password that was chosen for the first administrator; null when one shall be made. Throws when it is too short. */
export function chosenPassword({ GUILDHALL_ADMIN_PASSWORD: given }: NodeJS.ProcessEnv): string | null {
  if (!given) return null;
  if (newPassword.safeParse(given).success) return given;
  throw new Error('GUILDHALL_ADMIN_PASSWORD: give 12 characters or more, 200 at most.');
}
