import type { GuidanceAnchor, SuggestionState } from '@guildhall/shared/work/guidance-talk';

import type { Actor } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { noSuchTalk } from './talk.store.js';

export interface StoredSuggestion {
  id: string;
  guidanceId: string;
  edition: number;
  anchor: GuidanceAnchor;
  replacement: string;
  state: SuggestionState;
  byId: string;
}

/** Throws `not_found`. */
export async function findSuggestion(sql: Sql, actor: Actor, id: string): Promise<StoredSuggestion> {
  const [found] = await sql.query<StoredSuggestion>(
    `select id, guidance_id as "guidanceId", edition, anchor, replacement, state, by_id as "byId"
     from guidance_suggestion where organisation_id = $1 and id = $2`,
    [actor.organisationId, id],
  );
  if (!found) throw noSuchTalk();
  return found;
}

export async function saveSuggestionDecision(
  tx: Tx,
  id: string,
  decided: { state: SuggestionState; by: string; at: Date; reason: string },
): Promise<void> {
  await tx.query(
    `update guidance_suggestion set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5 where id = $1`,
    [id, decided.state, decided.by, decided.at, decided.reason],
  );
}
