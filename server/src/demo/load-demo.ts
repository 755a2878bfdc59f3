import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DateTime } from 'luxon';
import type { Logger } from 'pino';

import { AppModule } from '../app.module.js';
import { Engine } from '../game/engine/engine.js';
import { ChangeOrganisationCommand } from '../people/organisation/change-organisation.command.js';
import type { Env } from '../platform/config/env.js';
import { openForLoading, startOver } from '../platform/database/data-source.js';
import type { Database } from '../platform/database/database.js';
import { type Council, DEMO_NAME, setUpCouncil, ZONE } from './council.js';
import { PARTNER_NAME, setUpPartner } from './partner.js';
import { Random } from './random.js';
import { StoryClock } from './story-clock.js';
import { Story } from './story.js';

const SEED = 62;
// Any constant serves, as long as every server takes the same one.
const LOADING_LOCK = 620_621;
const WEEKS = 7;

export interface DemoSize {
  people: number;
  councillors: number;
}
const usual: DemoSize = { people: 500, councillors: 62 };

/**
 * Loads the demo organisation into a database that has none yet, some weeks of its life included: the real commands run
 * with a clock that is moved on day by day. What an interrupted loading left is thrown away first. Of several servers
 * one loads and the others wait for it. Gives whether the demo is there.
 */
export async function loadDemo(env: Env, database: Database, log: Logger, size = usual): Promise<boolean> {
  const loading = await openForLoading(database);
  try {
    return await loading.alone(LOADING_LOCK, () => loadAlone(env, { database, loading }, log, size));
  } finally {
    await loading.close();
  }
}

async function loadAlone(
  env: Env,
  { database, loading }: { database: Database; loading: Database },
  log: Logger,
  size: DemoSize,
): Promise<boolean> {
  if (await hasDemo(database)) return true;
  const left = await leftInTheDatabase(database);
  if (left === 'interrupted') await startOver(database);
  else if (left !== 'nothing') return false;

  const organisationId = await tellThePast(env, loading, log, size);
  // The last word, of the one that waits for the disk: only a demo that is whole is offered to visitors.
  await database.query(`update organisation set demo = true where id = $1`, [organisationId]);
  return true;
}

async function hasDemo(database: Database): Promise<boolean> {
  return (await database.query(`select 1 from organisation where demo limit 1`)).length > 0;
}

/**
 * A loading was interrupted where there is only what it makes; real organisations may have any name, the demo's too, but
 * none of their people has a story.
 */
export async function leftInTheDatabase(database: Database): Promise<'nothing' | 'interrupted' | 'organisations'> {
  const organisations = await database.query<{ name: string; demo: boolean; told: boolean }>(
    `select o.name, o.demo, exists (select 1 from member m where m.organisation_id = o.id and m.story is not null) as told
     from organisation o`,
  );
  if (organisations.length === 0) return 'nothing';
  const council = organisations.some(({ name, demo, told }) => name === DEMO_NAME && told && !demo);
  const nothingElse = organisations.every(({ name, told }) => (told ? name === DEMO_NAME : name === PARTNER_NAME));
  return council && nothingElse ? 'interrupted' : 'organisations';
}

/** Sets up the demo's council and its neighbour, and tells their weeks; gives the council's id. */
async function tellThePast(env: Env, database: Database, log: Logger, size: DemoSize): Promise<string> {
  const now = DateTime.now().setZone(ZONE);
  const firstMonday = now.startOf('week').minus({ weeks: WEEKS - 1 });
  const clock = new StoryClock(firstMonday.set({ hour: 7 }).toJSDate());
  const nest = await NestFactory.createApplicationContext(
    AppModule.with({ ...env, JOBS: false }, database, log, clock),
    { logger: false },
  );
  try {
    await nest.get(Engine).stop();
    const random = new Random(SEED);
    const plan = { name: DEMO_NAME, ...size, firstMonday: firstMonday.toISODate()! };
    const council = await setUpCouncil(nest, database, random, plan);
    // Until the database has looked at its tables, it plans as if they were empty.
    await database.query('analyze');
    const playing = await playersOf(database, council);
    await new Story(nest, database, clock, random, council, playing).tell(firstMonday, now.startOf('day'));
    await joinNetwork(nest, database, council, clock.now());
    return council.organisationId;
  } finally {
    await nest.close();
  }
}

/** The council shares with a neighbour, whose cards stand in its library named by theirs. */
async function joinNetwork(
  nest: INestApplicationContext,
  database: Database,
  council: Council,
  now: Date,
): Promise<void> {
  const partnerId = await setUpPartner(nest, database, now);
  await nest.get(ChangeOrganisationCommand).execute(council.story.get('ada')!, { network: true });
  await nest.get(Engine).drain(partnerId);
}

async function playersOf(database: Database, { organisationId }: Council): Promise<Set<string>> {
  const rows = await database.query<{ id: string }>(`select id from member where organisation_id = $1 and playing`, [
    organisationId,
  ]);
  return new Set(rows.map(({ id }) => id));
}
