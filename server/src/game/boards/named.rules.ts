import type { BoardFace, BoardRow } from '@guildhall/shared/game/boards';

type SubjectKind = BoardFace['subjectKind'];

/** Named at most: three people, or ten units (DESIGN §6, scoring §3.3). */
export const namedAtMost: Record<SubjectKind, number> = { member: 3, team: 10, department: 10 };

/**
 * The places that are named: the first ones. `rows` are the first of all visible subjects in order, one more than can be
 * named. No board prints a last place: where the list reaches the end, the lowest score is left out, unless all share it.
 */
export function named(rows: readonly BoardRow[], kind: SubjectKind): BoardRow[] {
  const most = namedAtMost[kind];
  const last = rows.at(-1)?.score;
  const reachesTheEnd = rows.length <= most;
  const shown = reachesTheEnd ? rows.filter(({ score, rank }) => rank === 1 || score !== last) : rows;
  return shown.slice(0, most);
}
