import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { SettingTrouble } from '../config/env.js';

/** Says at once that there is no client, and not after a minute of filling the database. */
export async function checkClient(dir: string): Promise<void> {
  await access(join(dir, 'index.html')).catch((cause: unknown) => {
    throw new SettingTrouble('CLIENT_DIR', `there is no built client in ${dir}`, cause);
  });
}
