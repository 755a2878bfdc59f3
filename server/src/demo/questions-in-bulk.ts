import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { askedKey } from '../work/practices/activities.rules.js';

export interface PlannedQuestion {
  practiceId: string;
  askedBy: string;
  /** Where the asker sat. */
  unitId: string | null;
  text: string;
  at: Date;
}

const AT_ONCE = 5_000;

/** Asks many questions with their activities, thousands a statement, each as `AskQuestion` would store it; the engine counts them. */
export async function askMany(
  database: Database,
  organisationId: string,
  planned: readonly PlannedQuestion[],
): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const rows = planned.slice(from, from + AT_ONCE).map(({ practiceId, askedBy, unitId, text, at }) => {
      const id = newId();
      const ids = { id, activity_id: newId(), practice_id: practiceId, asked_by: askedBy, unit_id: unitId };
      return { ...ids, text, at, key: askedKey(id) };
    });
    await database.query(
      `with given as materialized (
         select * from jsonb_to_recordset($2::jsonb) as q (id uuid, activity_id uuid, practice_id uuid, asked_by uuid,
           unit_id uuid, text text, at timestamptz, key text)
       ), asked as (
         insert into practice_question (id, organisation_id, practice_id, asked_by, text, asked_at)
         select id, $1, practice_id, asked_by, text, at from given order by id
       )
       insert into activity (id, organisation_id, kind, member_id, unit_id, subject_id, occurred_at, recorded_at, key, data)
       select activity_id, $1, 'question.asked', asked_by, unit_id, practice_id, at, at, key,
              jsonb_build_object('question', id)
       from given order by activity_id`,
      [organisationId, JSON.stringify(rows)],
    );
  }
}
