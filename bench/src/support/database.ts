import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { entities } from '../../../server/dist/entities.js';
import type { Database } from '../../../server/dist/platform/database/database.js';
import { openDatabase } from '../../../server/dist/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../../server/dist/platform/database/embedded-postgres.js';
import { onEnd } from './cleanup.ts';

const TEMPLATE = 'guildhall';

/** A PostgreSQL of this run's own with its migrated template; with the settings of the product, unless what is measured only reads. */
export async function startDatabases({ throwaway = false } = {}): Promise<{
  copy(name: string, of?: string): Promise<string>;
}> {
  const folder = mkdtempSync(join('/var/tmp', 'guildhall-bench-'));
  // As root the database runs as somebody else, who has to come through.
  chmodSync(folder, 0o755);
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  const { url, stop } = await startEmbeddedPostgres(folder, { throwaway });
  onEnd(stop);
  await (await openDatabase(url, entities)).close();
  return {
    copy: async (name, of = TEMPLATE) => {
      const client = new pg.Client({
        host: new URL(url).searchParams.get('host') ?? '',
        user: 'guildhall',
        database: 'postgres',
      });
      await client.connect();
      await client.query(`create database ${name} template ${of}`);
      await client.end();
      return url.replace(`/${TEMPLATE}?`, `/${name}?`);
    },
  };
}

export async function open(url: string): Promise<Database> {
  const database = await openDatabase(url, entities, { migrate: false, limits: null });
  onEnd(() => database.close().catch(() => undefined));
  return database;
}

/** Has the database count what its tables hold, as autovacuum does within a minute: plans made on empty tables are made anew. */
export async function analyse(url: string): Promise<void> {
  const pool = barePool(url, 1);
  await pool.query('analyze');
}

/** A plain pool on the same database, for the bare side of a comparison. */
export function barePool(url: string, max = 16): pg.Pool {
  const parsed = new URL(url);
  const pool = new pg.Pool({
    host: parsed.searchParams.get('host') ?? '',
    user: 'guildhall',
    database: parsed.pathname.slice(1),
    max,
  });
  onEnd(() => pool.end());
  return pool;
}
