import type { QuestDefinition } from '@guildhall/shared/game/quest-definition';

import type { Sql } from '../../platform/database/database.js';

/** An outcome that is to be looked at once more, and whose it is. */
export interface Outcome {
  id: string;
  organisationId: string;
  recordedBy: string;
  /** Everyone whom it serves: who recorded it, the makers of the card that was tried, the party of a quest. */
  contributors: string[];
  /** Who confirmed it first; null of a practice. */
  verifierId: string | null;
  /** It was not taken back, and who recorded it has not left. */
  stands: boolean;
  /** Who recorded it is not away for long, so that one can look with them. */
  withRecorder: boolean;
  /** The practice that was tried, of whichever council. */
  card: { id: string; title: string } | null;
  /** The step of a quest whose evidence was confirmed. */
  step: { run: string; stepId: string; evidence: string; askedId: string | null; definition: QuestDefinition } | null;
}

/** Null for one that is not there. */
export async function outcomeOf(
  sql: Sql,
  organisationId: string,
  recheckId: string,
  now: Date,
): Promise<Outcome | null> {
  const [row] = await sql.query<Outcome>(
    `select k.id, k.organisation_id as "organisationId", k.recorded_by as "recordedBy", v.verifier_id as "verifierId",
       by.left_at is null and coalesce(r.state = 'recorded', c.state = 'accepted' and c.taken_back_at is null) as stands,
       (by.absence @> $3::timestamptz) is not true as "withRecorder",
       case when p.id is not null then jsonb_build_object('id', p.id, 'title', p.title) end as card,
       case when c.id is not null then jsonb_build_object('run', c.run_id, 'stepId', c.step_id, 'evidence', e.id,
         'askedId', e.asked_id, 'definition', q.definition) end as step,
       array(select k.recorded_by
         union select unnest(array_remove(array[r.intended_by, p.author_id, p.owner_id], null))
         union select credit.member_id from practice_credit credit where credit.practice_id = p.id and credit.member_id is not null
         union select party.member_id from quest_run_member party where party.run_id = c.run_id and party.state = 'accepted'
       ) as contributors
     from recheck k join member by on by.id = k.recorded_by
     left join practice_reuse r on r.id = k.reuse_id left join practice p on p.id = r.practice_id
     left join evidence e on e.id = k.evidence_id left join verification v on v.evidence_id = e.id
     left join step_contribution c on c.id = e.contribution_id
     left join quest_run run on run.id = c.run_id left join quest_version q on q.id = run.version_id
     where k.organisation_id = $1 and k.id = $2`,
    [organisationId, recheckId, now],
  );
  return row ?? null;
}
