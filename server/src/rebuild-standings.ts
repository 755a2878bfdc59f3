import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module.js';
import { entities } from './entities.js';
import { RebuildStandings } from './game/boards/rebuild-standings.command.js';
import { readEnv } from './platform/config/env.js';
import { openDatabase } from './platform/database/data-source.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { makeLog } from './platform/log/log.js';

/** Works out every organisation's standings anew from the ledger; run while the server is stopped or running. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres(env.DATA_DIR);
  const database = await openDatabase(env.DATABASE_URL ?? embedded!.url, entities);
  const app = await NestFactory.createApplicationContext(AppModule.with(env, database, makeLog('warn')), {
    logger: false,
  });
  for (const { id, name } of await database.query<{ id: string; name: string }>(`select id, name from organisation`)) {
    await app.get(RebuildStandings, { strict: false }).execute(id);
    process.stdout.write(`Standings of ${name} are worked out anew.\n`);
  }
  await app.close();
  await database.close();
  await embedded?.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
