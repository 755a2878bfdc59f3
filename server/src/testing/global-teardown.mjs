import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Ends the run's PostgreSQL, if a test started it, and removes its data. */
export default async function tearDown() {
  const folder = process.env.GUILDHALL_TEST_FOLDER;
  const ready = join(folder, 'ready.json');
  if (existsSync(ready)) {
    const { url, pid } = JSON.parse(readFileSync(ready, 'utf8'));
    await end(pid);
    rmSync(new URL(url).searchParams.get('host'), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

async function end(pid) {
  try {
    process.kill(pid, 'SIGINT');
    while (process.kill(pid, 0)) await wait(20);
  } catch {
    // No such process: it has ended.
  }
}
