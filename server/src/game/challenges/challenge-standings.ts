import { Injectable } from '@nestjs/common';

import type { Tx } from '../../platform/database/database.js';
import { type BoardChange, saveScores, type SubjectKind } from '../boards/standings.store.js';
import type { DatedChallenge } from './challenge.store.js';
import { restandUnits, shownUnits } from './roster.store.js';

/** Told of changes on challenge boards once they are committed. */
export type ChallengeBoardListener = (change: BoardChange) => void;

/** How the units of a running challenge stand, on their bridges and on its board alike. */
@Injectable()
export class ChallengeStandings {
  private listener: ChallengeBoardListener | null = null;

  /** The boards' ear. */
  onBoardChange(listener: ChallengeBoardListener): void {
    this.listener = listener;
  }

  /** Reckons these shown units anew, and moves the board on. */
  async restand(tx: Tx, challenge: DatedChallenge, shown: readonly string[], now: Date): Promise<void> {
    const { id, organisationId } = challenge;
    const standings = await restandUnits(tx, challenge, shown, now);
    const scores = [...standings].map(([subjectId, { score }]) => ({ subjectId, score }));
    const subjectKind = await subjectKindOf(tx, id);
    const key = { organisationId, subjectKind, span: 'challenge', spanId: id } as const;
    for (const change of await saveScores(tx, [{ key, scores }], now)) tx.afterCommit(() => this.listener?.(change));
  }

  /** The same for every unit of the challenge. */
  async restandAll(tx: Tx, challenge: DatedChallenge, now: Date): Promise<void> {
    await this.restand(tx, challenge, await shownUnits(tx, challenge.id), now);
  }
}

/** Teams race on a board of teams; anything larger on a board of departments. */
async function subjectKindOf(tx: Tx, challengeId: string): Promise<SubjectKind> {
  const [row] = await tx.query<{ teams: boolean }>(
    `select coalesce(bool_and(u.kind in ('team', 'cohort')), false) as teams
     from challenge_unit cu join unit u on u.id = cu.shown_as where cu.challenge_id = $1`,
    [challengeId],
  );
  return row?.teams ? 'team' : 'department';
}
