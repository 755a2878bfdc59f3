import { constants, existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Rejects when `path` takes nothing from us, or no folder can be made on the way to it. */
export async function checkFolder(path: string): Promise<void> {
  let first: string | undefined;
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) first = folder;
  // Making all of them at once never ends where the system takes none, as in /proc.
  await (first ? mkdir(first) : access(path, constants.W_OK | constants.X_OK));
}
