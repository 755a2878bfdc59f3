import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { writeCsv } from './csv.rules.js';
import { type Listed, peopleIn } from './people-list.rules.js';
import type { FirstPassword } from './take-people.js';

/** Where a path leads from the folder in which npm was called, which is not always ours. */
const fromCaller = (path: string) => resolve(process.env['INIT_CWD'] ?? '.', path);

/** Throws one sentence when the file cannot be read, and every fault in it when it can. */
export async function readPeople(path: string): Promise<Listed[]> {
  const bytes = await readFile(fromCaller(path)).catch((cause: unknown) => {
    throw new Error(`--people: we cannot read ${path} (${(cause as Error).message}).`, { cause });
  });
  return peopleIn(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('--people: the file is not in UTF-8; save it as “CSV UTF-8”.', { cause });
  }
}

/** Writes a new file that only its owner reads; one that is there already is left as it is, and refused. */
export async function writePasswords(path: string, passwords: readonly FirstPassword[]): Promise<void> {
  const rows = passwords.map(({ name, email, password }) => [name, email, password]);
  const text = writeCsv([['name', 'email', 'password'], ...rows]);
  await writeFile(fromCaller(path), text, { flag: 'wx', mode: 0o600 }).catch((cause: unknown) => {
    throw new Error(`--passwords: we cannot make the file ${path} (${(cause as Error).message}).`, { cause });
  });
}
