import type { HandMove, MadeMove } from '@guildhall/shared/game/badges';
import type { Phrase } from '@guildhall/shared/game/phrase';
import type { Bilingual } from '@guildhall/shared/platform/bilingual';

import type { Sql, Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';

/** An award about which somebody does something by hand. */
export interface AwardInHand {
  id: string;
  organisationId: string;
  badgeId: string;
  badge: Bilingual;
  memberId: string | null;
  unitId: string | null;
  holder: { name: string; nameCy: string | null };
  revokedAt: Date | null;
}

/** Locks an award of the organisation; null when there is none. */
export async function lockAward(tx: Tx, organisationId: string, id: string): Promise<AwardInHand | null> {
  await tx.query(`select 1 from badge_award where organisation_id = $1 and id = $2 for update`, [organisationId, id]);
  const [award] = await tx.query<AwardInHand>(
    `select a.id, a.organisation_id as "organisationId", a.badge_id as "badgeId", v.name as badge,
            a.member_id as "memberId", a.unit_id as "unitId", a.revoked_at as "revokedAt",
            jsonb_build_object('name', coalesce(m.name, u.name), 'nameCy', u.name_cy) as holder
     from badge_award a join badge b on b.id = a.badge_id
     join badge_version v on v.badge_id = b.id and v.number = b.version
     left join member m on m.id = a.member_id left join unit u on u.id = a.unit_id
     where a.organisation_id = $1 and a.id = $2`,
    [organisationId, id],
  );
  return award ?? null;
}

export type KeptMove = MadeMove & { byId: string };

/** What people did about these awards by hand, oldest first. */
export async function movesOf(sql: Sql, awardIds: readonly string[]): Promise<Map<string, KeptMove[]>> {
  const rows = await sql.query<Omit<KeptMove, 'at'> & { awardId: string; at: Date }>(
    `select h.award_id as "awardId", h.move, h.by_id as "byId", m.name as by, h.words, h.at
     from badge_hand h join member m on m.id = h.by_id where h.award_id = any($1) order by h.award_id, h.number`,
    [awardIds],
  );
  const moves = new Map<string, KeptMove[]>();
  for (const { awardId, at, ...row } of rows)
    moves.set(awardId, [...(moves.get(awardId) ?? []), { ...row, at: at.toISOString() }]);
  return moves;
}

/** Puts a move on record, after those made before under the award's lock. */
export async function keepMove(
  tx: Tx,
  { id, organisationId, memberId }: AwardInHand,
  { move, byId, words, at }: { move: HandMove; byId: string; words: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into badge_hand (id, organisation_id, award_id, member_id, number, move, by_id, words, at)
     values ($1, $2, $3, $4, (select coalesce(max(number), 0) + 1 from badge_hand where award_id = $3), $5, $6, $7, $8)`,
    [newId(), organisationId, id, memberId, move, byId, words, at],
  );
}

const byHand: Phrase = { code: 'taken_by_hand', params: {} };

/** From now on nobody has it by this award, whatever it stands on. */
export async function holdBack(tx: Tx, awardId: string, at: Date): Promise<void> {
  await tx.query(`update badge_award set by_hand = true, revoked_at = $2, revoked_reason = $3 where id = $1`, [
    awardId,
    at,
    JSON.stringify(byHand),
  ]);
}

/** Lets go of an award: it holds again, or is one whose ground fell away. It was told of before, so never anew. */
export async function letGo(tx: Tx, awardId: string, { holds, at }: { holds: boolean; at: Date }): Promise<void> {
  await tx.query(
    `update badge_award set by_hand = false, restored_at = $2,
       revoked_at = case when $3 then null else revoked_at end, revoked_reason = case when $3 then null else $4::jsonb end
     where id = $1`,
    [awardId, at, holds, JSON.stringify(groundTakenBack)],
  );
}

/** Why the engine takes an award back. */
export const groundTakenBack: Phrase = { code: 'ground_taken_back', params: {} };
