import { DateTime } from 'luxon';

import { commandLine, type Product, say, withProduct } from '../command-line.js';
import { Engine } from '../game/engine/engine.js';
import { SetClock } from '../platform/clock.js';
import type { Database } from '../platform/database/database.js';
import { demoCards } from './cards.js';
import { type Council, setUpCouncil, ZONE } from './council.js';
import { peopleFrom } from './people-from.js';
import { type Published, publishCard } from './publish-card.js';
import { askMany, type PlannedQuestion } from './questions-in-bulk.js';
import { Random } from './random.js';
import { questions } from './words.js';

/** Weeks of the season that have passed. */
const WEEKS = 5;
/** Of every hundred people one is a councillor; they are a dozen at least, but never more than every tenth. */
const councillorsAmong = (people: number) => Math.min(Math.max(12, Math.round(people / 100)), Math.floor(people / 10));

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

/** In a small council some teams have nobody yet who could write. */
function hasPeople({ structure, members }: Council, unit: string): boolean {
  const id = structure.idOf(unit);
  return members.some(({ unitPath }) => unitPath.includes(id));
}

async function seed(people: number, { nest, database }: Product, clock: SetClock, monday: DateTime): Promise<void> {
  const [{ count }] = (await database.query<{ count: number }>(`select count(*)::int as count from organisation`)) as [
    { count: number },
  ];
  const random = new Random(people);
  const council = await setUpCouncil(nest, database, random, {
    name: `Council of ${people} (${count + 1})`,
    people,
    councillors: councillorsAmong(people),
    firstMonday: monday.toISODate()!,
    domain: `council-${count + 1}.example`,
  });
  say(`${people} people in ${council.structure.units.length} units.`);
  const cards: Published[] = [];
  for (const card of demoCards.filter(({ unit }) => hasPeople(council, unit)))
    cards.push(await publishCard(nest, council, card, () => false));
  const planned = plan(random, council, await playersOf(database, council), cards, monday);
  await askMany(database, council.organisationId, planned);
  clock.set(monday.plus({ weeks: WEEKS }).toJSDate());
  say(`${planned.length} questions asked; working out what they brought …`);
  const started = Date.now();
  const handled = await nest.get(Engine).drain(council.organisationId);
  say(`${handled} activities handled in ${Math.round((Date.now() - started) / 1000)} seconds.`);
  say(
    `Sign in as ${council.story.get('ada')!.name}: ada.lowe@council-${count + 1}.example, with the demo's password, on a server with DEMO=true.`,
  );
}

async function playersOf(database: Database, { organisationId }: Council): Promise<Set<string>> {
  const rows = await database.query<{ id: string }>(`select id from member where organisation_id = $1 and playing`, [
    organisationId,
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** The number is looked at before anything is started. */
async function main(): Promise<void> {
  const people = peopleFrom(process.argv.slice(2));
  const monday = DateTime.now().setZone(ZONE).startOf('week').minus({ weeks: WEEKS });
  const clock = new SetClock(monday.set({ hour: 7 }).toJSDate());
  await withProduct((product) => seed(people, product, clock, monday), clock);
}

commandLine(main);
