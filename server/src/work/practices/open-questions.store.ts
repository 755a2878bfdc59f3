import type { PracticeChange } from '@guildhall/shared/work/practices';
import { In } from 'typeorm';

import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { type HeldQuestion, planQuestions, type QuestionPlan } from './open-questions.rules.js';
import type { PracticeRow } from './practice.row.js';
import { readQuestion } from './question.queries.js';
import { QuestionRow } from './question.row.js';

/** Makes the open questions under a locked, published card those of its text; gives what changed for watchers. */
export async function saveOpenQuestions(
  tx: Tx,
  actor: Actor,
  practice: PracticeRow,
  texts: readonly string[],
  now: Date,
): Promise<PracticeChange> {
  const held = await heldOf(tx, practice.id);
  if (held.length + texts.length === 0) return {};
  const plan = planQuestions(held, texts);
  const questions = tx.rows(QuestionRow);
  // All give up their places first, so that two can change theirs.
  const standing = held.filter(({ gone }) => !gone).map(({ id }) => id);
  await questions.update({ id: In(standing) }, { openPlace: null });
  await questions.update({ id: In(plan.drop) }, { goneAt: now, goneBy: actor.memberId });
  for (const { id, place } of plan.keep) await questions.update({ id }, { openPlace: place });
  const added = await add(tx, practice, plan, now);
  const shown = [...plan.keep.map(({ id }) => id), ...plan.release, ...added];
  return {
    questions: await Promise.all(shown.map((id) => readQuestion(tx, id, now))),
    questionsGone: plan.drop,
  };
}

async function heldOf(tx: Tx, practiceId: string): Promise<HeldQuestion[]> {
  return tx.query<HeldQuestion>(
    `select q.id, q.text, q.gone_at is not null as gone,
       exists (select 1 from practice_answer a where a.question_id = q.id and a.gone_at is null) as answered
     from practice_question q where q.practice_id = $1 and q.open_place is not null order by q.gone_at nulls first`,
    [practiceId],
  );
}

/** The author asks, whoever of the card's writers saved it. */
async function add(tx: Tx, practice: PracticeRow, { add: fresh }: QuestionPlan, askedAt: Date): Promise<string[]> {
  const { id: practiceId, organisationId, authorId: askedBy } = practice;
  const rows = fresh.map(({ text, place: openPlace }) => ({
    id: newId(),
    organisationId,
    practiceId,
    askedBy,
    text,
    askedAt,
    openPlace,
  }));
  if (rows.length > 0) await tx.rows(QuestionRow).insert(rows);
  return rows.map(({ id }) => id);
}
