import type { Person } from '@guildhall/shared/work/practice-card';
import type { Question } from '@guildhall/shared/work/practice-questions';

import type { Sql } from '../../platform/database/database.js';
import { renderMarkdown } from '../../platform/markdown/markdown.js';
import { NOBODYS, personJson, type Readers } from './person.queries.js';

interface Row {
  id: string;
  text: string;
  by: Person;
  at: Date;
  tip: boolean;
  openPlace: number | null;
  answers: { id: string; text: string; by: Person; at: string; accepted: boolean }[];
}

/** SQL: what someone of `council` said under a card of `home` is there while the two share with each other. */
export const saidAcross = (council: string, home: string) =>
  `(${council} = ${home} or ${council} = any(network_partners(${home})))`;

/** SQL of the questions `q` under cards that were neither taken back nor withdrawn with the council of who asked. */
export const standingQuestion = `(q.gone_at is null and ${saidAcross('q.organisation_id', 'q.card_organisation_id')})`;

/** SQL of the same for the answers `a` to questions `q`. */
export const standingAnswer = `(a.gone_at is null and ${saidAcross('a.organisation_id', 'q.card_organisation_id')})`;

/** SQL of questions with their answers, without what is not there, for readers in `home`; `$2` is now, for where people sit. */
const questionsSql = (home: string) => `
  select q.id, q.text, ${personJson('q.asked_by', '$2', home)} as by, q.asked_at as at, q.tip, q.open_place as "openPlace",
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'by', ${personJson('a.answered_by', '$2', home)},
                'at', a.answered_at, 'accepted', a.accepted_at is not null) order by a.answered_at, a.id)
              from practice_answer a where a.question_id = q.id and ${standingAnswer}), '[]') as answers
  from practice_question q`;

const AT_HOME = questionsSql('q.card_organisation_id');
const FOR_PARTNERS = questionsSql(NOBODYS);

/** The questions under a card, oldest first. */
export async function questionsOf(sql: Sql, practiceId: string, now: Date, readers: Readers): Promise<Question[]> {
  const rows = await sql.query<Row>(
    `${readers === 'home' ? AT_HOME : FOR_PARTNERS} where q.practice_id = $1 and ${standingQuestion} order by q.asked_at, q.id`,
    [practiceId, now],
  );
  return Promise.all(rows.map(questionOf));
}

/** One question with its answers. */
export async function readQuestion(sql: Sql, id: string, now: Date, readers: Readers = 'home'): Promise<Question> {
  const [row] = await sql.query<Row>(`${readers === 'home' ? AT_HOME : FOR_PARTNERS} where q.id = $1`, [id, now]);
  return questionOf(row!);
}

async function questionOf({ id, text, by, at, tip, openPlace, answers }: Row): Promise<Question> {
  return {
    id,
    html: await renderMarkdown(text),
    by,
    at: at.toISOString(),
    tip,
    openPlace,
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
