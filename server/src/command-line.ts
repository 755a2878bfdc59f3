import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module.js';
import { entities } from './entities.js';
import { Engine } from './game/engine/engine.js';
import type { Clock } from './platform/clock.js';
import { type Env, readEnv } from './platform/config/env.js';
import { constraintProblem } from './platform/database/constraint-problems.js';
import { openDatabase } from './platform/database/data-source.js';
import type { Database } from './platform/database/database.js';
import { joinEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { makeLog } from './platform/log/log.js';

export interface Product {
  nest: INestApplicationContext;
  database: Database;
  env: Env;
}

export const say = (words: string) => process.stdout.write(`${words}\n`);

/** Runs a command of the shell to its end: what it throws is said in one sentence, and the process has failed. */
export function commandLine(command: () => Promise<void>): void {
  command().then(
    () => process.exit(0),
    (error: unknown) => {
      const known = constraintProblem(error) ?? error;
      process.stderr.write(`${known instanceof Error ? known.message : String(known)}\n`);
      process.exit(1);
    },
  );
}

/** The product without its server, beside a server that runs or without one; what was started for it is stopped. */
export async function withProduct(work: (product: Product) => Promise<void>, clock?: Clock): Promise<void> {
  const env = readEnv(process.env);
  const ends: (() => Promise<void>)[] = [];
  try {
    const database = await openDatabase(env.DATABASE_URL ?? (await embeddedUrl(env.DATA_DIR, ends)), entities, {
      limits: null,
    });
    ends.unshift(() => database.close());
    const nest = await NestFactory.createApplicationContext(
      AppModule.with({ ...env, JOBS: false }, database, makeLog('warn'), clock),
      { logger: false },
    );
    ends.unshift(() => nest.close());
    await nest.get(Engine).stop();
    await work({ nest, database, env });
  } finally {
    for (const end of ends) await end();
  }
}

async function embeddedUrl(dataDir: string, ends: (() => Promise<void>)[]): Promise<string> {
  const { url, leave } = await joinEmbeddedPostgres(dataDir);
  ends.unshift(leave);
  return url;
}
