import type { Person } from '@guildhall/shared/work/practice-card';
import type { Question } from '@guildhall/shared/work/practice-questions';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { personJson } from './person.queries.js';

interface Row {
  id: string;
  text: string;
  by: Person;
  at: Date;
  answers: { id: string; text: string; by: Person; at: string; accepted: boolean }[];
}

/** SQL of questions with their answers, without what was taken back; `$2` is now, for where people sit. */
const QUESTIONS = `
  select q.id, q.text, ${personJson('q.asked_by', '$2')} as by, q.asked_at as at,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'by', ${personJson('a.answered_by', '$2')},
                'at', a.answered_at, 'accepted', a.accepted_at is not null) order by a.answered_at, a.id)
              from practice_answer a where a.question_id = q.id and a.gone_at is null), '[]') as answers
  from practice_question q`;

/** The questions under a card, oldest first. */
export async function questionsOf(sql: Sql, practiceId: string, now: Date): Promise<Question[]> {
  const rows = await sql.query<Row>(
    `${QUESTIONS} where q.practice_id = $1 and q.gone_at is null order by q.asked_at, q.id`,
    [practiceId, now],
  );
  return Promise.all(rows.map(questionOf));
}

/** One question with its answers. */
export async function readQuestion(sql: Sql, id: string, now: Date): Promise<Question> {
  const [row] = await sql.query<Row>(`${QUESTIONS} where q.id = $1`, [id, now]);
  return questionOf(row!);
}

async function questionOf({ id, text, by, at, answers }: Row): Promise<Question> {
  return {
    id,
    html: await renderMarkdown(text),
    by,
    at: at.toISOString(),
    answers: await Promise.all(
      answers.map(async (answer) => ({
        id: answer.id,
        html: await renderMarkdown(answer.text),
        by: answer.by,
        at: new Date(answer.at).toISOString(),
        accepted: answer.accepted,
      })),
    ),
  };
}
