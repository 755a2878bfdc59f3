import type { Sql, Tx } from '../../platform/database/database.js';
import { reciprocalTime, type SharedBoard, mayVerify, type VerifierVerdict } from './verification.rules.js';
import type { StoredRun } from './run.js';
import { partyOf } from './standing.rules.js';

/** SQL, to stand behind `with`, of where the member $2 sits at $3, as `theirs.path`; empty for who sits nowhere. */
export const THEIRS = `theirs as (
    select coalesce((select u.path from membership s join unit u on u.id = s.unit_id
                     where s.member_id = $2 and s.during @> $3::timestamptz), '{}') as path
  )`;

/** SQL, to stand behind `from`, of every member `m` beside `theirs`, with the unit `u` in which they sit at $3, if any. */
export const SEATED_BESIDE = `theirs, member m
  left join membership s on s.member_id = m.id and s.during @> $3::timestamptz left join unit u on u.id = s.unit_id`;

/** The units that race for someone: their team and their department. */
export interface Seat {
  memberId: string;
  team: string | null;
  department: string | null;
}

interface LiveBoard {
  kind: 'team' | 'department';
  /** Every unit takes part, also those without points. */
  open: boolean;
  places: Map<string, number>;
}

/** Places of units on everything that is being raced for now; all-time boards are history, not a race. */
export async function liveBoards(sql: Sql, organisationId: string): Promise<LiveBoard[]> {
  const rows = await sql.query<{
    boardId: string;
    kind: LiveBoard['kind'];
    open: boolean;
    unitId: string;
    place: number;
  }>(
    `select b.id as "boardId", b.subject_kind as kind, b.span = 'season' as open, s.subject_id as "unitId",
       rank() over (partition by b.id order by s.score desc) as place
     from board b join standing s on s.board_id = b.id
     where b.organisation_id = $1 and b.subject_kind in ('team', 'department') and s.score > 0
       and b.span_id in (
         select id from season where organisation_id = $1 and closed_at is null union all
         select id from challenge where organisation_id = $1 and state in ('open', 'settling'))`,
    [organisationId],
  );
  const boards = new Map<string, LiveBoard>();
  for (const { boardId, kind, open, unitId, place } of rows) {
    const board = boards.get(boardId) ?? { kind, open, places: new Map() };
    boards.set(boardId, board);
    board.places.set(unitId, place);
  }
  return [...boards.values()];
}

/** Where these people sit at an instant. */
export async function seatsOf(
  sql: Sql,
  organisationId: string,
  memberIds: readonly string[],
  at: Date,
): Promise<Map<string, Seat>> {
  const rows = await sql.query<Seat>(
    `select m.id as "memberId",
       (select u.id from unit u where u.id = any(seat.path) and u.kind in ('team', 'cohort') limit 1) as team,
       (select u.id from unit u where u.id = any(seat.path) and u.kind = 'department' limit 1) as department
     from member m
     left join membership s on s.member_id = m.id and s.during @> $3::timestamptz
     left join unit seat on seat.id = s.unit_id
     where m.organisation_id = $1 and m.id = any($2) and m.left_at is null`,
    [organisationId, memberIds, at],
  );
  return new Map(rows.map((seat) => [seat.memberId, seat]));
}

/**
 * The boards on which two people's units race. A unit without points stands after the last where the other one has
 * points; two without points do not race.
 */
export function sharedBoards(boards: readonly LiveBoard[], verifier: Seat, contributor: Seat): SharedBoard[] {
  return boards.flatMap((board) => {
    const [verifierUnit, contributorUnit] = [verifier[board.kind], contributor[board.kind]];
    if (!verifierUnit || !contributorUnit) return [];
    const [verifierPlace, contributorPlace] = [placeOn(board, verifierUnit), placeOn(board, contributorUnit)];
    const racing = board.places.has(verifierUnit) || board.places.has(contributorUnit);
    if (!racing || verifierPlace === null || contributorPlace === null) return [];
    return [{ verifierUnit, verifierPlace, contributorUnit, contributorPlace }];
  });
}

function placeOn(board: LiveBoard, unit: string): number | null {
  return board.places.get(unit) ?? (board.open ? board.places.size + 1 : null);
}

/**
 * SQL: nobody who is here at `now` leads the unit at `path`, or manages it or anything above it, but who offered what waits
 * and their party in the run, who may not decide on it. Whoever is away for long is not here.
 */
export function unledAt({ path, member, run, now }: Record<'path' | 'member' | 'run' | 'now', string>): string {
  return `not exists (
    select 1 from role_grant g join member l on l.id = g.member_id and l.left_at is null
    where g.ended_at is null and g.member_id <> ${member} and (l.absence @> ${now}::timestamptz) is not true
      and (g.role = 'manager' and g.unit_id = any(${path}) or g.role = 'lead' and g.unit_id = (${path})[cardinality(${path})])
      and not exists (select 1 from quest_run_member p
                      where p.run_id = ${run} and p.member_id = g.member_id and p.state = 'accepted'))`;
}

/** When each of these people last decided on something that served the verifier, within the time that matters. */
export async function decidedLately(sql: Sql, verifierId: string, now: Date): Promise<Map<string, Date>> {
  const rows = await sql.query<{ id: string; at: Date }>(
    `select v.verifier_id as id, max(v.decided_at) as at
     from quest_run_member p join step_contribution c on c.run_id = p.run_id and c.way = 'evidence'
     join evidence e on e.contribution_id = c.id join verification v on v.evidence_id = e.id
     where p.member_id = $1 and (p.state = 'accepted' or c.member_id = $1) and v.decided_at > $2
     group by v.verifier_id`,
    [verifierId, new Date(now.getTime() - reciprocalTime)],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/**
 * Has two who decide on each other's evidence at the same moment do so one after the other, so that the second sees what
 * the first decided. Each pair has one lock whoever verifies, and all take theirs in the same order.
 */
export async function holdPairs(tx: Tx, verifier: string, contributors: readonly string[]): Promise<void> {
  const pairs = new Set(contributors.map((each) => [verifier, each].toSorted().join(' ')));
  for (const pair of [...pairs].toSorted())
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('verifies ' || $1::text, 0))`, [pair]);
}

export interface VerdictQuestion {
  verifier: string;
  run: StoredRun;
  contributor: string;
  now: Date;
}

/** Whether someone may decide on evidence of this run (I4); null when they are not in the organisation. */
export async function verdictOn(
  sql: Sql,
  { verifier, run, contributor, now }: VerdictQuestion,
): Promise<VerifierVerdict | null> {
  const contributors = [...new Set([contributor, ...partyOf(run)])];
  const seats = await seatsOf(sql, run.organisationId, [verifier, ...contributors], now);
  const seat = seats.get(verifier);
  if (!seat) return null;
  return verdictFrom({
    now,
    seat,
    contributors,
    seats,
    boards: await liveBoards(sql, run.organisationId),
    lately: await decidedLately(sql, verifier, now),
  });
}

export interface KnownFacts {
  now: Date;
  seat: Seat;
  contributors: readonly string[];
  seats: ReadonlyMap<string, Seat>;
  boards: readonly LiveBoard[];
  lately: ReadonlyMap<string, Date>;
}

/** The verdict from facts that were read before, for one piece of evidence or many. */
export function verdictFrom({ now, seat, contributors, seats, boards, lately }: KnownFacts): VerifierVerdict {
  const times = contributors.flatMap((id) => lately.get(id)?.getTime() ?? []);
  return mayVerify({
    now,
    verifier: seat.memberId,
    contributors,
    verifiedVerifierAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    boards: contributors.flatMap((id) => {
      const other = seats.get(id);
      return other ? sharedBoards(boards, seat, other) : [];
    }),
  });
}
