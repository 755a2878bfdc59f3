import { setTimeout as wait } from 'node:timers/promises';

import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

import { SettingTrouble } from '../config/env.js';
import { Database } from './database.js';
import { migrations } from './migrations/all.js';
import { SnakeCase } from './naming.js';

// Any constant serves, as long as every server takes the same one.
const MIGRATION_LOCK = 620_620;
const OLDEST = 15;

interface Server {
  version: string;
  encoding: string;
}
const ABOUT_SERVER = `select current_setting('server_version') as version, getdatabaseencoding() as encoding`;

interface Rights {
  name: string;
  user: string;
  able: boolean | null;
}
/** Migrations make extensions and tables, and the queue of jobs a schema of its own. */
const RIGHTS = `select current_database() as name, current_user as user,
    has_database_privilege(current_database(), 'create')
      and has_schema_privilege(to_regnamespace('public'), 'create') as able`;

/** Opens the database and brings its tables up to date, one server at a time. */
export async function openDatabase(
  url: string,
  // TypeORM's own type of an entity list.
  entities: MixedList<Function | string | EntitySchema>,
  {
    poolSize = 16,
    migrate = true,
    patience = 10_000,
  }: { poolSize?: number; migrate?: boolean; patience?: number } = {},
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
  const database = new Database(
    await inTime(patience, source.initialize()).catch((cause: unknown) => refused(url, cause)),
  );
  const [server] = await database.query<Server>(ABOUT_SERVER);
  refuseOld(server!.version);
  refuseOtherCode(server!.encoding);
  if (migrate) await migrateAt(url, database);
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

/** A host that drops what is sent to it never answers at all. */
async function inTime(milliseconds: number, connecting: Promise<DataSource>): Promise<DataSource> {
  const late = wait(milliseconds, undefined, { ref: false }).then(() => {
    throw new Error(`no answer in ${milliseconds / 1000} seconds`);
  });
  return Promise.race([connecting, late]);
}

const placeOf = ({ host, pathname }: URL) => `${host}${pathname}`;

function refused(url: string, cause: unknown): never {
  throw new SettingTrouble('DATABASE_URL', `the database ${placeOf(new URL(url))} does not let us in`, cause);
}

async function migrateAt(url: string, database: Database): Promise<void> {
  const place = placeOf(new URL(url));
  const [{ name, user, able }] = (await database.query<Rights>(RIGHTS)) as [Rights];
  if (!able) {
    const mend = `its administrator can mend it: alter database "${name}" owner to "${user}"`;
    throw new SettingTrouble('DATABASE_URL', `we may not make extensions, schemas and tables in ${place}`, mend);
  }
  await migrateUp(database).catch((cause: unknown) => {
    throw new SettingTrouble('DATABASE_URL', `the tables in ${place} cannot be brought up to date`, cause);
  });
}

/** Throws when a PostgreSQL of this version, such as `14.2 (Debian)`, lacks what our tables need. */
export function refuseOld(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new SettingTrouble('DATABASE_URL', `PostgreSQL ${OLDEST} or later is needed`, `this is ${version}`);
}

/** Throws when the database holds text in another encoding than ours, in which a name such as Siân cannot be kept. */
export function refuseOtherCode(encoding: string): void {
  if (encoding === 'UTF8') return;
  throw new SettingTrouble('DATABASE_URL', 'a database with the encoding UTF8 is needed', `this is ${encoding}`);
}

/** Throws everything away and makes the tables anew. */
export async function startOver(database: Database): Promise<void> {
  await database.query('drop schema public cascade');
  await database.query('create schema public');
  await migrateUp(database);
}

async function migrateUp(database: Database): Promise<void> {
  await database.alone(MIGRATION_LOCK, () => database.source.runMigrations({ transaction: 'each' }));
}

/** TypeORM reads no socket path from a URL, so an address with `?host=` is taken apart. */
function connectionOf(url: string) {
  const { searchParams, port, username, password, pathname } = new URL(url);
  const host = searchParams.get('host');
  if (!host) return { url };
  const [user, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  return { host, port: Number(searchParams.get('port') || port || 5432), username: user, password: secret, database };
}
