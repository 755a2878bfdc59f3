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

/**
 * How it is started. One process for all would share cookies between contexts, and journeys have several people. Nor is a
 * graphics card feigned: its work would be done by the processors that the pages are drawn on.
 */
export const browserArguments = [
  ...chromium.args.filter((arg) => !/^--(single-process|no-zygote|.*gpu.*|use-.*|.*swiftshader)$/.test(arg)),
  '--disable-gpu',
  '--disable-background-networking',
];
