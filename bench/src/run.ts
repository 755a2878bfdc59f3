import { writeSync } from 'node:fs';

import { stopEverything } from './support/cleanup.ts';

const benches = ['scoring', 'fanout', 'boards', 'http', 'coauthor', 'search'] as const;
type Bench = (typeof benches)[number];

/** What every benchmark gives: `ratio` is ours over the limit measured in the same run; the rest are its figures. */
export interface Outcome {
  bench: Bench;
  ratio: number;
  [figure: string]: string | number;
}

async function main(): Promise<void> {
  const name = process.argv[2] as Bench;
  if (!benches.includes(name)) throw new Error(`Say which: ${benches.join(', ')}`);
  const { default: run } = (await import(`./${name}.ts`)) as { default: () => Promise<Outcome> };
  try {
    const outcome = await run();
    for (const [figure, value] of Object.entries(outcome)) writeSync(1, `${figure.padEnd(36)} ${value}\n`);
    writeSync(1, `${JSON.stringify(outcome)}\n`);
  } finally {
    await stopEverything();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
