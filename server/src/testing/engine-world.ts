import { afterAll, beforeAll } from '@jest/globals';

import type { Database } from '../platform/database/database.js';
import { testDatabase } from './test-database.js';

/** The database of the spec file. */
export let database: Database;

/** Called at the top of a spec file: its tests share a database, each with an organisation of its own. */
export function withADatabase(): void {
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
}

export async function pointsOf(memberId: string): Promise<number> {
  const [row] = await database.query<{ points: number }>(
    `select coalesce(sum(points), 0)::int as points from points_entry where member_id = $1`,
    [memberId],
  );
  return row!.points;
}

export async function scoreOf(subjectId: string, span = 'season'): Promise<number> {
  const [row] = await database.query<{ score: number }>(
    `select score from standing s join board b on b.id = s.board_id where s.subject_id = $1 and b.span = $2`,
    [subjectId, span],
  );
  return row?.score ?? 0;
}
