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

/** That something changed on a board: its versions before and after. */
export interface BoardChange {
  boardId: string;
  from: number;
  to: number;
}

const MOST_KNOWN = 10_000;
/** Boards that are stored: they stay, and so does their id. What a transaction finds may be its own making and be undone. */
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
    tx.afterCommit(() => {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(name, stored.id);
    });
    return stored.id;
  }
  await tx.query(
    `insert into board (organisation_id, subject_kind, span, span_id, id) values ($1, $2, $3, $4, $5)
     on conflict on constraint board_of_span do nothing`,
    [...values, newId()],
  );
  return (await find())[0]!.id;
}

/** Scores to save on one board. With `adds`, each is added to what the subject has, and not set. */
export interface BoardScores {
  key: BoardKey;
  scores: readonly SubjectScore[];
  adds?: true;
}

/**
 * Saves scores on several boards of one organisation in one statement: standings, rank buckets and the boards' versions
 * together. A subject whose score stays keeps its row, so `reached_at` is when the present score was reached.
 * Gives the changes of those boards on which anything changed.
 */
export async function saveScores(tx: Tx, boards: readonly BoardScores[], reachedAt: Date): Promise<BoardChange[]> {
  const wanted: { board: string; subject: string; score: number; adds: boolean }[] = [];
  for (const { key, scores, adds = false } of boards) {
    if (scores.length === 0) continue;
    const board = await boardIdOf(tx, key);
    for (const { subjectId, score } of scores) wanted.push({ board, subject: subjectId, score, adds });
  }
  if (wanted.length === 0) return [];
  const rows = await tx.query<{ boardId: string; to: number }>(SAVE_SCORES, [
    wanted.map(({ board }) => board),
    wanted.map(({ subject }) => subject),
    wanted.map(({ score }) => score),
    wanted.map(({ adds }) => adds),
    reachedAt,
    boards[0]!.key.organisationId,
  ]);
  return rows.map(({ boardId, to }) => ({ boardId, from: to - 1, to }));
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
  return rows.map(({ id, version }) => ({ boardId: id, from: version - 1, to: version }));
}

/** Moves on the versions of an organisation's boards of the season and of all time on which teams stand. */
export async function touchTeamBoards(sql: Sql, organisationId: string): Promise<BoardChange[]> {
  const rows = await sql.query<{ id: string; version: number }>(
    `update board set version = version + 1
     where organisation_id = $1 and subject_kind = 'team' and span <> 'challenge' returning id, version::int`,
    [organisationId],
  );
  return rows.map(({ id, version }) => ({ boardId: id, from: version - 1, to: version }));
}

/** Moves on the versions of an organisation's boards on which units stand: they are called something else. */
export async function touchUnitBoards(sql: Sql, organisationId: string): Promise<BoardChange[]> {
  const rows = await sql.query<{ id: string; version: number }>(
    `update board set version = version + 1
     where organisation_id = $1 and subject_kind <> 'member' returning id, version::int`,
    [organisationId],
  );
  return rows.map(({ id, version }) => ({ boardId: id, from: version - 1, to: version }));
}

const SAVE_SCORES = `
  with wanted as (
    select w.board_id, w.subject_id, h.score as was,
           case when w.adds then w.score + coalesce(h.score, 0) else w.score end as score
    from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bool[]) as w (board_id, subject_id, score, adds)
    left join standing h on h.board_id = w.board_id and h.subject_id = w.subject_id
  ), differing as (
    select * from wanted where was is distinct from score and (was is not null or score > 0)
  ), b as (
    update board set version = version + 1 where id in (select board_id from differing)
    returning id, version
  ), saved as (
    insert into standing (board_id, subject_id, organisation_id, score, reached_at, version)
    select b.id, d.subject_id, $6, d.score, $5, b.version from differing d join b on b.id = d.board_id
    on conflict (board_id, subject_id) do update
      set score = excluded.score, reached_at = excluded.reached_at, version = excluded.version
  ), moves as (
    select board_id, score, 1 as subjects from differing where score > 0
    union all select board_id, was, -1 from differing where was > 0
  ), buckets as (
    select board_id, 0 as level, score as bucket, subjects from moves
    union all select board_id, 1, score >> 7, subjects from moves
  ), counted as (
    insert into rank_bucket as r (board_id, level, bucket, subjects)
    select board_id, level, bucket, sum(subjects) from buckets group by 1, 2, 3 having sum(subjects) <> 0
    order by 1, 2, 3
    on conflict (board_id, level, bucket) do update set subjects = r.subjects + excluded.subjects
  )
  select id as "boardId", version as "to" from b`;
