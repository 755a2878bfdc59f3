import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

import { Database } from './database.js';
import { migrations } from './migrations/all.js';
import { SnakeCase } from './naming.js';

// Any constant serves, as long as every server takes the same one.
const MIGRATION_LOCK = 620_620;

/** Opens the database and brings its tables up to date, one server at a time. */
export async function openDatabase(
  url: string,
  // TypeORM's own type of an entity list.
  entities: MixedList<Function | string | EntitySchema>,
  { poolSize = 16, migrate = true }: { poolSize?: number; migrate?: boolean } = {},
): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    ...connectionOf(url),
    entities,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    extra: { max: poolSize },
  });
  const database = new Database(await source.initialize());
  if (migrate) await migrateUp(database);
  return database;
}

/** Throws everything away and makes the tables anew. */
export async function startOver(database: Database): Promise<void> {
  await database.query('drop schema public cascade');
  await database.query('create schema public');
  await migrateUp(database);
}

async function migrateUp(database: Database): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.source.runMigrations({ transaction: 'each' });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  }
}

/** TypeORM reads no socket path from a URL, so an address with `?host=` is taken apart. */
function connectionOf(url: string) {
  const parsed = new URL(url);
  const socket = parsed.searchParams.get('host');
  if (!socket) return { url };
  return { host: socket, username: decodeURIComponent(parsed.username), database: parsed.pathname.slice(1) };
}
