import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';

export type SubjectKind = 'member' | 'team' | 'department';
export type Span = 'season' | 'challenge' | 'all';

export interface BoardKey {
  organisationId: string;
  subjectKind: SubjectKind;
  span: Span;
  /** The season or challenge; null for all time. */
  spanId: string | null;
}

export interface SubjectScore {
  subjectId: string;
  /** Whole points; hundredths on challenge boards. */
  score: number;
}

/** What changed on a board: its versions before and after, and the subjects whose score is another now. */
export interface BoardChange {
  boardId: string;
  from: number;
  to: number;
  changed: SubjectScore[];
}

const MOST_KNOWN = 10_000;
/** Boards that were found stored: they stay, and so does their id. One just made is not here, for its making may be undone. */
const known = new Map<string, string>();

/** The board of these subjects and span, made when it is first needed. */
export async function boardIdOf(tx: Tx, key: BoardKey): Promise<string> {
  const values = [key.organisationId, key.subjectKind, key.span, key.spanId];
  const name = values.join();
  return known.get(name) ?? findOrMake(tx, name, values);
}

async function findOrMake(tx: Tx, name: string, values: readonly (string | null)[]): Promise<string> {
  const find = () =>
    tx.query<{ id: string }>(
      `select id from board where organisation_id = $1 and subject_kind = $2 and span = $3
         and span_id is not distinct from $4`,
      values,
    );
  const [stored] = await find();
  if (stored) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, stored.id);
    return stored.id;
  }
  await tx.query(
    `insert into board (organisation_id, subject_kind, span, span_id, id) values ($1, $2, $3, $4, $5)
     on conflict on constraint board_of_span do nothing`,
    [...values, newId()],
  );
  return (await find())[0]!.id;
}

/**
 * Sets scores on a board in one statement: standings, rank buckets and the board's version together.
 * A subject whose score stays keeps its row, so `reached_at` is when the present score was reached.
 */
export async function saveScores(
  tx: Tx,
  key: BoardKey,
  scores: readonly SubjectScore[],
  reachedAt: Date,
): Promise<BoardChange | null> {
  if (scores.length === 0) return null;
  const boardId = await boardIdOf(tx, key);
  const rows = await tx.query<{ from: number; to: number; subjectId: string | null; score: number | null }>(
    SAVE_SCORES,
    [boardId, scores.map((each) => each.subjectId), scores.map((each) => each.score), reachedAt, key.organisationId],
  );
  const first = rows[0];
  if (!first || first.subjectId === null) return null;
  const changed = rows.map(({ subjectId, score }) => ({ subjectId: subjectId!, score: score! }));
  return { boardId, from: first.from, to: first.to, changed };
}

/** Moves on the versions of the boards of people on which someone stands, where the organisation wants such boards. */
export async function touchBoardsOf(sql: Sql, memberId: string): Promise<BoardChange[]> {
  const rows = await sql.query<{ id: string; version: number }>(
    `update board b set version = b.version + 1 from standing s, organisation o
     where s.subject_id = $1 and s.board_id = b.id and b.subject_kind = 'member' and o.id = b.organisation_id
       and coalesce((o.settings ->> 'memberBoards')::boolean, false)
     returning b.id, b.version::int`,
    [memberId],
  );
  return rows.map(({ id, version }) => ({ boardId: id, from: version - 1, to: version, changed: [] }));
}

const SAVE_SCORES = `
  with wanted as (
    select * from unnest($2::uuid[], $3::int[]) as t (subject_id, score)
  ), held as (
    select subject_id, score from standing where board_id = $1 and subject_id = any($2::uuid[])
  ), differing as (
    select w.subject_id, w.score, h.score as was from wanted w left join held h using (subject_id)
    where h.score is distinct from w.score and (h.score is not null or w.score > 0)
  ), b as (
    update board set version = version + 1 where id = $1 and exists (select 1 from differing)
    returning version
  ), saved as (
    insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
    select $1, d.subject_id, $5, d.score, $4, b.version from differing d, b
    on conflict (board_id, subject_id) do update
      set score = excluded.score, reached_at = excluded.reached_at, version = excluded.version
  ), moves as (
    select score, 1 as subjects from differing where score > 0
    union all select was, -1 from differing where was > 0
  ), buckets as (
    select 0 as level, score as bucket, subjects from moves
    union all select 1, score >> 7, subjects from moves
  ), counted as (
    insert into rank_bucket as r (board_id, level, bucket, subjects)
    select $1, level, bucket, sum(subjects) from buckets group by level, bucket having sum(subjects) <> 0
    order by level, bucket
    on conflict (board_id, level, bucket) do update set subjects = r.subjects + excluded.subjects
  )
  select b.version - 1 as "from", b.version as "to", d.subject_id as "subjectId", d.score
  from b left join differing d on true`;
