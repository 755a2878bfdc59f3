import { setTimeout as wait } from 'node:timers/promises';

import type { PoolClient } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

import { SettingTrouble } from '../config/env.js';
import { Database, type Timed } from './database.js';
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

/** How long a connection, and the answer to a statement, is waited for; milliseconds. */
interface Limits {
  connection: number;
  statement: number;
}
/** A person has gone long before; what waits for other servers, or loads, has none. */
const usual: Limits = { connection: 15_000, statement: 60_000 };

/**
 * The database gives up on a statement by itself; one that hangs, or is cut off, is given up on a little later. What a
 * session sets is said once it is open: PgBouncer refuses a connection that opens with it.
 */
function limitedTo(limits: Limits | null, settings: readonly string[] = []) {
  const { connection = 0, statement = 0 } = limits ?? {};
  const all = statement ? [...settings, `statement_timeout = ${statement}`] : settings;
  const setting: Timed = { text: all.map((each) => `set ${each}`).join(';'), query_timeout: connection };
  return {
    connectionTimeoutMillis: connection,
    query_timeout: statement && statement + 5_000,
    onConnect: async (client: PoolClient) => {
      hear(client);
      if (all.length > 0) await client.query(setting);
    },
  };
}

/** A firewall drops lines that are silent for long. */
const spoken = { keepAlive: true, keepAliveInitialDelayMillis: 30_000 };

/**
 * How long a connection may have nothing to do, in milliseconds. A new one plans every statement anew, so whoever comes
 * after a pause would wait several times as long.
 */
const MOST_IDLE_MS = 10 * 60_000;

/** A connection that is lost while somebody has it fails what they ask of it; unheard, its own error would end the process. */
const hear = (client: PoolClient) => void client.on('error', () => undefined);

/** Opens the database and brings its tables up to date, one server at a time. */
export async function openDatabase(
  url: string,
  // TypeORM's own type of an entity list.
  entities: MixedList<Function | string | EntitySchema>,
  {
    poolSize = 16,
    migrate = true,
    patience = 10_000,
    limits = usual,
  }: { poolSize?: number; migrate?: boolean; patience?: number; limits?: Limits | null } = {},
): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    ...connectionOf(url),
    entities,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    extra: { max: poolSize, idleTimeoutMillis: MOST_IDLE_MS, ...spoken, ...limitedTo(limits) },
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
 * it plans each statement once. All of it is on the disk once a later commit of `database` itself is. Nothing is too slow.
 */
export function openForLoading(database: Database): Promise<Database> {
  return openPatient(database, ['synchronous_commit = off', 'plan_cache_mode = force_generic_plan']);
}

/** A second way into the same database, for what takes its time. */
async function openPatient({ source }: Database, settings: readonly string[] = []): Promise<Database> {
  const { extra, ...options } = source.options as PostgresDataSourceOptions;
  return new Database(
    await new DataSource({ ...options, extra: { ...extra, ...limitedTo(null, settings) } }).initialize(),
  );
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
  const patient = await openPatient(database);
  try {
    await patient.alone(MIGRATION_LOCK, () => patient.source.runMigrations({ transaction: 'each' }));
  } finally {
    await patient.close();
  }
}

/** TypeORM reads no socket path from a URL, so an address with `?host=` is taken apart. */
function connectionOf(url: string) {
  const { searchParams, port, username, password, pathname } = new URL(url);
  const host = searchParams.get('host');
  if (!host) return { url };
  const [user, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  return { host, port: Number(searchParams.get('port') || port || 5432), username: user, password: secret, database };
}
