import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { onEnd } from './cleanup.ts';

/** A server in a process of its own, which does what it is asked for by name. */
export interface Child {
  ask<Answer>(name: string, given?: unknown): Promise<Answer>;
  /** Stops it for a while, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Stops it before the run does. */
  end(): Promise<void>;
}

interface Reply {
  id: number;
  answer?: unknown;
  fault?: string;
}

/** Starts `servers/<name>.ts`; it stops with the run. */
export function startChild(name: 'ours' | 'bare'): Child {
  const file = fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url));
  const child = fork(file, { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const waiting = new Map<number, { done: (answer: never) => void; failed: (error: Error) => void }>();
  child.on('message', ({ id, answer, fault }: Reply) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (fault) asked?.failed(new Error(fault));
    else asked?.done(answer as never);
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.once('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`The ${name} server ended with ${code}.`));
  });
  let next = 0;
  const ask = <Answer>(asked: string, given?: unknown) =>
    new Promise<Answer>((done, failed) => {
      const id = next++;
      waiting.set(id, { done, failed });
      child.send({ id, name: asked, given });
    });
  const end = async () => {
    if (child.exitCode === null) child.send({ id: -1, name: 'stop' });
    await ended;
  };
  onEnd(end);
  return { ask, end, signal: (signal) => void child.kill(signal) };
}

/** The child's side: answers by name until it is told to stop. */
export function answer(able: Record<string, (given: never) => Promise<unknown>>, stop: () => Promise<unknown>): void {
  process.on('message', ({ id, name, given }: { id: number; name: string; given: never }) => {
    if (name === 'stop') {
      void stop().finally(() => process.exit(0));
      return;
    }
    const work = able[name];
    const reply = (message: Reply) => process.send?.(message);
    if (!work) reply({ id, fault: `There is no "${name}" here.` });
    else
      work(given).then(
        (result) => reply({ id, answer: result ?? null }),
        (error: unknown) =>
          reply({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
}
