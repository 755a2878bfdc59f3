import { PlacesQueries } from '../../server/dist/game/boards/places.queries.js';
import type { Database } from '../../server/dist/platform/database/database.js';
import type { Outcome } from './run.ts';
import { open, startDatabases } from './support/database.ts';
import { median, round, timed } from './support/figures.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;
const READS = 200;
const WARM_UP = 20;
/** One's own place at the largest board shall take no longer; milliseconds. */
const AIM_MS = 5;

interface Filled {
  boardId: string;
  subjects: { id: string; score: number }[];
}

/** A board of so many units with scores of 1 to 1000, as the engine would have left it. */
async function fill(database: Database, size: number): Promise<Filled> {
  const [{ id: organisationId }] = (await database.query<{ id: string }>(
    `insert into organisation (id, name, created_at) values (gen_random_uuid(), $1, now()) returning id`,
    [`Board of ${size}`],
  )) as [{ id: string }];
  await database.query(
    `insert into unit (id, organisation_id, kind, name, path)
     select id, $1, 'team', 'Team ' || nth, array[id]
     from (select gen_random_uuid() as id, nth from generate_series(1, $2::int) as nth) as u`,
    [organisationId, size],
  );
  const [{ id: boardId }] = (await database.query<{ id: string }>(
    `insert into board (id, organisation_id, subject_kind, span) values (gen_random_uuid(), $1, 'team', 'all') returning id`,
    [organisationId],
  )) as [{ id: string }];
  await database.query(
    `insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
     select $1, id, $2, 1 + floor(random() * 1000), now() - random() * interval '80 days', 1
     from unit where organisation_id = $2`,
    [boardId, organisationId],
  );
  await database.query(
    `insert into rank_bucket (board_id, level, bucket, subjects)
     select $1, 0, score, count(*) from standing where board_id = $1 group by score
     union all select $1, 1, score >> 7, count(*) from standing where board_id = $1 group by score >> 7`,
    [boardId],
  );
  const subjects = await database.query<{ id: string; score: number }>(
    `select subject_id as id, score from standing where board_id = $1 limit ${READS + WARM_UP}`,
    [boardId],
  );
  return { boardId, subjects };
}

/** The middle of many readings, in milliseconds. */
async function reading(read: (nth: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let nth = 0; nth < READS + WARM_UP; nth++) {
    const milliseconds = await timed(() => read(nth));
    if (nth >= WARM_UP) took.push(milliseconds);
  }
  return median(took);
}

/** The first places, one's own place and who is just ahead of it and just after, on boards of three sizes. */
export default async function boards(): Promise<Outcome> {
  const databases = await startDatabases({ throwaway: true });
  const database = await open(await databases.copy('boards'));
  // Not read here, and most of the time that filling takes.
  await database.query('drop index unit_by_path');
  const places = new PlacesQueries(database);
  const figures: Record<string, number> = {};
  for (const size of SIZES) {
    const { boardId, subjects } = await fill(database, size);
    await database.query('analyze');
    await database.query('checkpoint');
    const of = (nth: number) => subjects[nth % subjects.length]!;
    figures[`top${size}`] = await reading(() => places.top(boardId, 10));
    figures[`place${size}`] = await reading((nth) => places.place(boardId, of(nth).id));
    figures[`ahead${size}`] = await reading((nth) => places.ahead(boardId, of(nth).score, 3));
    figures[`after${size}`] = await reading((nth) => places.after(boardId, of(nth).id, of(nth).score, 3));
  }
  const [small, large] = [figures['place1000']!, figures['place1000000']!];
  return { bench: 'boards', ratio: round(AIM_MS / large, 3), placeGrowth: round(large / small, 2), ...figures };
}
