import type { BoardRow } from '@guildhall/shared/game/boards';
import { inDisplayOrder, ranked } from '@guildhall/shared/game/places';
import { Injectable } from '@nestjs/common';

import { Database } from '../../platform/database/database.js';
import { Together } from '../../platform/database/together.js';
import type { Span, SubjectKind } from './standings.store.js';

export interface Board {
  id: string;
  organisationId: string;
  subjectKind: SubjectKind;
  span: Span;
  spanId: string | null;
  version: number;
  /** When what it is of ends, or has ended; null for all time. */
  endsAt: Date | null;
}

/** Whether nothing that is done now can count on it any more. */
export function isOver({ endsAt }: Pick<Board, 'endsAt'>, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}

export interface ScoredRow {
  id: string;
  name: string;
  nameCy: string | null;
  score: number;
  reachedAt: Date;
  closed: boolean;
}

type RankedRow = ScoredRow & { rank: number };

const COLUMNS = `subject_id as id, name, name_cy as "nameCy", score, reached_at as "reachedAt", coalesce(closed, false) as closed`;

/** Of a larger tie nobody could read all names: such a crowd is cut as it comes. */
const MOST_TIED = 1000;

/**
 * So many of what is read in order, and all who tie with the last of them: names order a tie as people read them, which
 * the database does not know.
 */
const withLastTies = (ordered: string, count: string) =>
  `select * from (${ordered} fetch first (${count}) rows with ties) whole_ties limit ${MOST_TIED}`;

/** SQL of whether the units of a challenge `c` race, so that places on its board are told. */
export const IS_RACE = `c.mode = 'breadth' and c.state <> 'cancelled'`;

/** SQL of how many on the board `$1` have more than a score: two short sums over buckets. */
const before = (score: string) => `
  (select coalesce(sum(subjects), 0)::int from rank_bucket
   where board_id = $1 and level = 1 and bucket > ${score} >> 7) +
  (select coalesce(sum(subjects), 0)::int from rank_bucket
   where board_id = $1 and level = 0 and bucket > ${score} and bucket < ((${score} >> 7) + 1) << 7)`;

/** Reads of one board. Names come from `visible_standing` alone, so that who is hidden is in no answer. */
@Injectable()
export class PlacesQueries {
  private readonly together = new Together<string, Board | null>((ids) => this.boardsOf(ids), 500);

  constructor(private readonly database: Database) {}

  /** The first places, whole ties, and one that stands behind so many of them, if there is one. */
  async top(boardId: string, count: number): Promise<(BoardRow & { reachedAt: Date })[]> {
    const rows = await this.database.query<ScoredRow>(
      withLastTies(
        `select ${COLUMNS} from visible_standing where board_id = $1 and score > 0 order by score desc, reached_at`,
        '$2',
      ),
      [boardId, count + 1],
    );
    return ranked(await this.untilBehind(boardId, rows, count)).map(({ id, ...row }) => ({ ...row, subjectId: id }));
  }

  /** A subject's score and place; null when it has no score. Two short sums over buckets, whatever the board's size. */
  async place(boardId: string, subjectId: string): Promise<{ score: number; rank: number; of: number } | null> {
    const [row] = await this.database.query<{ score: number; before: number; of: number }>(
      `select s.score, ${before('s.score')} as before,
         (select coalesce(sum(subjects), 0)::int from rank_bucket where board_id = $1 and level = 1) as of
       from standing s where s.board_id = $1 and s.subject_id = $2 and s.score > 0`,
      [boardId, subjectId],
    );
    return row ? { score: row.score, rank: row.before + 1, of: row.of } : null;
  }

  /** How many subjects have a score. */
  async size(boardId: string): Promise<number> {
    const [row] = await this.database.query<{ of: number }>(
      `select coalesce(sum(subjects), 0)::int as of from rank_bucket where board_id = $1 and level = 1`,
      [boardId],
    );
    return row!.of;
  }

  /** Those with the next higher scores, nearest first. */
  async ahead(boardId: string, score: number, count: number): Promise<ScoredRow[]> {
    const rows = await this.database.query<ScoredRow>(
      withLastTies(
        `select ${COLUMNS} from visible_standing where board_id = $1 and score > $2 order by score, reached_at desc`,
        '$3',
      ),
      [boardId, score, count],
    );
    return rows.toSorted(inDisplayOrder).toReversed().slice(0, count);
  }

  /** Those with the same score as a subject or the next lower ones, whole ties, and one that stands behind so many of them. */
  async after(boardId: string, subjectId: string, score: number, count: number): Promise<RankedRow[]> {
    const rows = await this.database.query<ScoredRow>(
      withLastTies(
        `select ${COLUMNS} from visible_standing where board_id = $1 and score > 0 and score <= $2 and subject_id <> $3
         order by score desc, reached_at`,
        '$4',
      ),
      [boardId, score, subjectId, count + 1],
    );
    const all = (await this.untilBehind(boardId, rows, count)).toSorted(inDisplayOrder);
    const ranks = await this.ranks(boardId, [...new Set(all.map((row) => row.score))]);
    return all.map((row) => ({ ...row, rank: ranks.get(row.score)! }));
  }

  /** These rows and, where all after the first `count` tie with the last of them, the first that has less, if there is one. */
  private async untilBehind(boardId: string, rows: readonly ScoredRow[], count: number): Promise<readonly ScoredRow[]> {
    const [cut, last] = [rows[count - 1], rows.at(-1)];
    if (!cut || !last || rows.length <= count || last.score < cut.score) return rows;
    const behind = await this.database.query<ScoredRow>(
      `select ${COLUMNS} from visible_standing where board_id = $1 and score > 0 and score < $2
       order by score desc, reached_at limit 1`,
      [boardId, last.score],
    );
    return [...rows, ...behind];
  }

  /** The place of each of these scores. */
  private async ranks(boardId: string, scores: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ score: number; before: number }>(
      `select t.score, ${before('t.score')} as before from unnest($2::int[]) as t (score)`,
      [boardId, scores],
    );
    return new Map(rows.map((row) => [row.score, row.before + 1]));
  }

  /** The board as it is now: every page begins with it, so those who ask at the same time read it together. */
  board(boardId: string): Promise<Board | null> {
    return this.together.execute(boardId);
  }

  /** The ids of an organisation's boards of people. */
  async boardsOfPeople(organisationId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from board where organisation_id = $1 and subject_kind = 'member'`,
      [organisationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Where a goal is everyone's, or each unit is measured with itself alone, nobody has a place: such a challenge has no board. */
  private async boardsOf(ids: string[]): Promise<(Board | null)[]> {
    const rows = await this.database.query<Board>(
      `select b.id, b.organisation_id as "organisationId", b.subject_kind as "subjectKind", b.span, b.span_id as "spanId",
              b.version::int, coalesce(s.ends_at, c.ends_at) as "endsAt"
       from board b left join season s on b.span = 'season' and s.id = b.span_id
       left join challenge c on b.span = 'challenge' and c.id = b.span_id
       where b.id = any($1) and (b.span <> 'challenge' or ${IS_RACE})`,
      [[...new Set(ids)]],
    );
    const byId = new Map(rows.map((board) => [board.id, board]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
