import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { asked } from '../work/practices/activities.rules.js';
import { type Asking, insertQuestions } from '../work/practices/question.store.js';

export interface PlannedQuestion {
  practiceId: string;
  askedBy: string;
  text: string;
  at: Date;
}

const AT_ONCE = 5_000;

/** Asks many questions as `AskQuestion` does, thousands a statement; the engine counts them. */
export async function askMany(
  database: Database,
  organisationId: string,
  planned: readonly PlannedQuestion[],
): Promise<void> {
  for (let from = 0; from < planned.length; from += AT_ONCE) {
    const some = planned.slice(from, from + AT_ONCE).map(({ at, ...question }): Asking => {
      const row = { id: newId(), organisationId, askedAt: at, tip: false, ...question };
      const view = { id: row.id, html: '', at: at.toISOString(), tip: false, openPlace: null, answers: [] };
      return {
        question: row,
        reaches: [organisationId],
        activity: { ...asked(row), recordedAt: at },
        once: undefined,
        view,
      };
    });
    await insertQuestions(database, some);
  }
}
