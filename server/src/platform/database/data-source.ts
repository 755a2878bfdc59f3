import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

import { SettingTrouble } from '../config/env.js';
import { Database } from './database.js';
import { migrations } from './migrations/all.js';
import { SnakeCase } from './naming.js';

// Any constant serves, as long as every server takes the same one.
const MIGRATION_LOCK = 620_620;
const OLDEST = 15;

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
  const database = new Database(await source.initialize().catch((cause: unknown) => refused(url, cause)));
  const [server] = await database.query<{ version: string }>(`select current_setting('server_version') as version`);
  refuseOld(server!.version);
  if (migrate) await migrateUp(database);
  return database;
}

/**
 * A second way into the same database, for loading what can be loaded anew: its commits do not wait for the disk, and
 * it plans each statement once. All of it is on the disk once a later commit of `database` itself is.
 */
export async function openForLoading({ source }: Database): Promise<Database> {
  const { extra, ...options } = source.options as PostgresDataSourceOptions;
  const session = '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan';
  return new Database(await new DataSource({ ...options, extra: { ...extra, options: session } }).initialize());
}

function refused(url: string, cause: unknown): never {
  const { host, pathname } = new URL(url);
  throw new SettingTrouble('DATABASE_URL', `the database ${host}${pathname} does not let us in`, cause);
}

/** Throws when a PostgreSQL of this version, such as `14.2 (Debian)`, lacks what our tables need. */
export function refuseOld(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new SettingTrouble('DATABASE_URL', `PostgreSQL ${OLDEST} or later is needed`, `this is ${version}`);
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
