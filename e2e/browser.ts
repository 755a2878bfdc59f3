import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

import chromium from '@sparticuz/chromium';

/** The Chromium that npm brings, unpacked in a folder of this user's: what another has unpacked we may not start. */
export async function browserPath(): Promise<string> {
  const before = process.env['TMPDIR'];
  const ours = join(tmpdir(), `guildhall-browser-${userInfo().username}`);
  mkdirSync(ours, { recursive: true });
  process.env['TMPDIR'] = ours;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
