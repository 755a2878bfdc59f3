import { createHash } from 'node:crypto';

import type { Sql, Tx } from '../../platform/database/database.js';
import type { BadgeMoved } from '../badges/award-moves.rules.js';
import type { SettledChallenge } from '../badges/award-for-challenge.js';
import type { DatedChallenge } from './challenge.store.js';
import { type ChallengeResult, outcomesIn, type Scored } from './result.rules.js';
import { pairedWays, takers } from './roster.store.js';
import { commonProgress } from './standings.rules.js';

/** A result as it stands now, and what it means. */
export interface Reckoned {
  result: ChallengeResult;
  /** Byte for byte what is kept, and its SHA-256. */
  text: string;
  hash: string;
  scored: Scored;
}

/** The result of a challenge as its units stand now. */
export async function reckoned(tx: Tx, challenge: DatedChallenge): Promise<Reckoned> {
  const units = await tx.query<ChallengeResult['units'][number] & { last: number | null }>(
    `select distinct on (shown_as) shown_as as "unitId", score, across, people, last
     from challenge_unit where challenge_id = $1 and shown_as is not null order by shown_as, unit_id`,
    [challenge.id],
  );
  const byUnit = await pairedWays(tx, challenge.id);
  const [one = 0, other = 0] = units.map(({ unitId }) => byUnit.get(unitId) ?? 0);
  const result: ChallengeResult = {
    progress: commonProgress(challenge, units, challenge.mode === 'paired' ? [one, other] : null),
    units: units.map(({ unitId, score, across, people }) => ({ unitId, score, across, people })),
  };
  const text = JSON.stringify(result);
  const last = new Map(units.map((unit) => [unit.unitId, unit.last]));
  return { result, text, hash: sealOf(text), scored: { mode: challenge.mode, last } };
}

export function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What badges need to know of a result: each unit's outcome with those who took part for it. */
export async function settledAs(
  tx: Tx,
  challenge: DatedChallenge,
  { result, scored }: Reckoned,
  settledAt: Date,
): Promise<SettledChallenge> {
  const { id: challengeId, organisationId, endsAt } = challenge;
  const [badge] = await tx.query<{ id: string }>(`select id from badge where organisation_id = $1 and slug = $2`, [
    organisationId,
    challenge.badge,
  ]);
  const took = await takers(tx, challenge);
  const outcomes = outcomesIn(scored, result).map((outcome) => ({
    ...outcome,
    memberIds: took.get(outcome.unitId) ?? [],
  }));
  return { organisationId, challengeId, endedAt: endsAt, settledAt, badgeId: badge?.id ?? null, outcomes };
}

/** SQL of the result of challenge `c` as it holds now: that of its latest erratum, else the one it was settled with. */
export const RESULT_NOW = `coalesce((select e.result from challenge_erratum e where e.challenge_id = c.id
  order by e.number desc limit 1), c.result)`;

export interface Erratum {
  number: number;
  reason: string;
  by: string;
  at: Date;
  result: ChallengeResult;
  text: string;
  badges: BadgeMoved[];
}

/** The result as it was announced, when, and every correction of it, oldest first. */
export async function resultsOf(
  sql: Sql,
  challengeId: string,
): Promise<{ original: ChallengeResult; text: string; settledAt: Date; errata: Erratum[] }> {
  const [challenge] = await sql.query<{ text: string; settledAt: Date }>(
    `select result as text, settled_at as "settledAt" from challenge where id = $1 and state = 'settled'`,
    [challengeId],
  );
  const errata = await sql.query<Omit<Erratum, 'result'>>(
    `select e.number, e.reason, m.name as by, e.at, e.result as text, e.badges
     from challenge_erratum e join member m on m.id = e.by_id where e.challenge_id = $1 order by e.number`,
    [challengeId],
  );
  const { text, settledAt } = challenge!;
  const original = JSON.parse(text) as ChallengeResult;
  return {
    ...{ original, text, settledAt },
    errata: errata.map((each) => ({ ...each, result: JSON.parse(each.text) as ChallengeResult })),
  };
}

/** The latest correction of a challenge's result; null while it stands as it was announced. */
export async function lastErratum(
  sql: Sql,
  challengeId: string,
): Promise<{ number: number; at: string; by: string } | null> {
  const [row] = await sql.query<{ number: number; at: Date; by: string }>(
    `select e.number, e.at, m.name as by from challenge_erratum e join member m on m.id = e.by_id
     where e.challenge_id = $1 order by e.number desc limit 1`,
    [challengeId],
  );
  return row ? { ...row, at: row.at.toISOString() } : null;
}
