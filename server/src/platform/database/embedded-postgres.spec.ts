import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { afterAll, expect, it } from '@jest/globals';

import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const folders: string[] = [];
const started: EmbeddedPostgres[] = [];
afterAll(async () => {
  for (const each of started) await each.stop();
  for (const each of folders) await rm(each, { recursive: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp('/var/tmp/guildhall-embedded-');
  await chmod(made, 0o755);
  folders.push(made);
  return made;
}

/** Starts one; `gone` is what is said when it ends unasked. */
async function start(dataDir: string): Promise<EmbeddedPostgres & { gone: Promise<string> }> {
  let onGone = (_: string) => undefined as void;
  const gone = new Promise<string>((done) => (onGone = done));
  const embedded = await startEmbeddedPostgres(dataDir, { throwaway: true, onGone: (sentence) => onGone(sentence) });
  started.push(embedded);
  return { ...embedded, gone };
}

it('[embedded/leftover] a number that now belongs to another PostgreSQL is left in peace', async () => {
  const [one, other] = [await folder(), await folder()];
  const { pid, gone } = await start(one);
  await (await start(other)).stop();
  await writeFile(join(other, 'postgres', 'postmaster.pid'), `${pid}\n`);
  await (await start(other)).stop();
  process.kill(pid, 'SIGKILL');
  expect(await gone).toBe('The embedded PostgreSQL ended by itself (SIGKILL). Please start Guildhall again.');
});

it('[embedded/leftover] one that works on the data is found without ps, and ended', async () => {
  const [data, tools] = [await folder(), await folder()];
  const left = await start(data);
  const { PATH } = process.env;
  if (process.platform === 'linux') {
    await symlink('/usr/bin/id', join(tools, 'id'));
    process.env['PATH'] = tools;
  }
  try {
    await start(data);
  } finally {
    process.env['PATH'] = PATH;
  }
  expect(await left.gone).toMatch(/^The embedded PostgreSQL ended by itself \(code 0\)/);
});

const linux = process.platform === 'linux' ? it : it.skip;

linux('[embedded/leftover] a process that ended, but was not waited for, works on nothing', async () => {
  // The shell’s child ends at once, and the program that takes the shell’s place never asks how.
  const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
  try {
    const pid = Number((await once(parent.stdout, 'data'))[0]);
    while (!/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8'))) await setImmediate();
    const data = await folder();
    await (await start(data)).stop();
    await writeFile(join(data, 'postgres', 'postmaster.pid'), `${pid}\n`);
    await (await start(data)).stop();
  } finally {
    parent.kill();
  }
});
