import { NestFactory } from '@nestjs/core';
import { DateTime } from 'luxon';

import { AppModule } from '../app.module.js';
import { entities } from '../entities.js';
import { Engine } from '../game/engine/engine.js';
import { SetClock } from '../platform/clock.js';
import { readEnv } from '../platform/config/env.js';
import { openDatabase } from '../platform/database/data-source.js';
import type { Database } from '../platform/database/database.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { makeLog } from '../platform/log/log.js';
import { demoCards } from './cards.js';
import { type Council, setUpCouncil, ZONE } from './council.js';
import { peopleFrom } from './people-from.js';
import { type Published, publishCard } from './publish-card.js';
import { askMany, type PlannedQuestion } from './questions-in-bulk.js';
import { Random } from './random.js';
import { questions } from './words.js';

/** Weeks of the season that have passed. */
const WEEKS = 5;
/** Of every hundred people one is a councillor. */
const COUNCILLORS = 0.01;

const say = (words: string) => process.stdout.write(`${words}\n`);

/** A season of questions: most people who take part ask one or two, a few ask more. */
function plan(
  random: Random,
  council: Council,
  players: ReadonlySet<string>,
  cards: readonly Published[],
  monday: DateTime,
) {
  const planned: PlannedQuestion[] = [];
  for (const asker of council.members) {
    if (!players.has(asker.memberId)) continue;
    for (let times = random.chance(0.15) ? random.between(3, 6) : random.between(1, 2); times > 0; times -= 1) {
      const card = random.one(cards);
      if (card.author === asker) continue;
      const day = monday.plus({ weeks: random.between(0, WEEKS - 1), days: random.between(0, 4) });
      const at = day.set({ hour: random.between(8, 16), minute: random.between(0, 59) }).toJSDate();
      planned.push({
        practiceId: card.id,
        askedBy: asker.memberId,
        text: random.one(questions),
        at,
      });
    }
  }
  return planned.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

async function seed(people: number): Promise<void> {
  const env = readEnv(process.env);
  const embedded = env.DATABASE_URL ? null : await startEmbeddedPostgres(env.DATA_DIR);
  const database = await openDatabase(env.DATABASE_URL ?? embedded!.url, entities);
  const monday = DateTime.now().setZone(ZONE).startOf('week').minus({ weeks: WEEKS });
  const clock = new SetClock(monday.set({ hour: 7 }).toJSDate());
  const nest = await NestFactory.createApplicationContext(
    AppModule.with({ ...env, JOBS: false }, database, makeLog('warn'), clock),
    { logger: false },
  );
  const engine = nest.get(Engine);
  await engine.stop();
  const [{ count }] = (await database.query<{ count: number }>(`select count(*)::int as count from organisation`)) as [
    { count: number },
  ];
  const random = new Random(people);
  const council = await setUpCouncil(nest, database, random, {
    name: `Council of ${people} (${count + 1})`,
    people,
    councillors: Math.max(12, Math.round(people * COUNCILLORS)),
    firstMonday: monday.toISODate()!,
    domain: `council-${count + 1}.example`,
  });
  say(`${people} people in ${council.structure.units.length} units.`);
  const cards: Published[] = [];
  for (const card of demoCards) cards.push(await publishCard(nest, council, card, () => false));
  const planned = plan(random, council, await playersOf(database, council), cards, monday);
  await askMany(database, council.organisationId, planned);
  clock.set(monday.plus({ weeks: WEEKS }).toJSDate());
  say(`${planned.length} questions asked; working out what they brought …`);
  const started = Date.now();
  const handled = await engine.drain(council.organisationId);
  say(`${handled} activities handled in ${Math.round((Date.now() - started) / 1000)} seconds.`);
  say(`Sign in as ${council.story.get('ada')!.name}: ada.lowe@council-${count + 1}.example, with the demo's password.`);
  await nest.close();
  await database.close();
  await embedded?.stop();
}

async function playersOf(database: Database, { organisationId }: Council): Promise<Set<string>> {
  const rows = await database.query<{ id: string }>(`select id from member where organisation_id = $1 and playing`, [
    organisationId,
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** The number is looked at before anything is started. */
async function main(): Promise<void> {
  await seed(peopleFrom(process.argv.slice(2)));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
