import type { Person } from '@guildhall/shared/work/practice-card';
import type { Question } from '@guildhall/shared/work/practice-questions';

import { ACTIVITY_COLUMNS, activityJson, type NewActivity, recording } from '../../activity/record.js';
import type { Actor, Once } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { seatedPersonJson } from './person.queries.js';
import { type LockedCard, lockReachable } from './practice.store.js';
import { standingAnswer, standingQuestion } from './question.queries.js';
import { reachableParts } from './reach.js';
import { AnswerRow, QuestionRow } from './question.row.js';

export interface NewQuestion {
  id: string;
  organisationId: string;
  practiceId: string;
  askedBy: string;
  text: string;
  tip: boolean;
  askedAt: Date;
}

/** A question to ask, with its activity and, for a request that may be repeated, the key and what a repeat gets. */
export interface Asking {
  question: NewQuestion;
  /** What the asker is reached through. */
  reaches: string[];
  activity: NewActivity<'question.asked'>;
  once: Once | undefined;
  view: Omit<Question, 'by'>;
}

/** A question that was asked: the card's version with it, and the asker as others see them. */
export interface AskedQuestion {
  version: number;
  by: Person;
}

/**
 * Asks in one statement, and so one round trip and one commit: takes the idempotency keys with the answers that repeats
 * get, adds questions and activities, and gives each card its next versions. Answers in order; null where nothing was
 * done, because the card is not open to this question or the key was taken.
 *
 * Cards are locked first, so that a question to a card that is not open leaves the key free; a twin in flight makes
 * the key's insert wait, and then everything that hangs on the key finds no row.
 */
export async function insertQuestions(sql: Sql, all: readonly Asking[]): Promise<(AskedQuestion | null)[]> {
  const rows = all.map(({ question, reaches, activity, once, view }) => ({
    ...activityJson(activity as unknown as NewActivity),
    question_id: question.id,
    reaches,
    text: question.text,
    tip: question.tip,
    ...(once && { once_key: once.key, fingerprint: once.fingerprint, view }),
  }));
  const done = await sql.query<AskedQuestion & { id: string }>(ASK, [JSON.stringify(rows)]);
  const byId = new Map(done.map(({ id, ...asked }) => [id, asked]));
  return all.map(({ question }) => byId.get(question.id) ?? null);
}

/** Each part by itself reads no more of a card than that it is there. */
const REACHED = reachableParts('a.organisation_id', 'a.reaches')
  .map((part) => `exists (select 1 from ${part} p where p.id = card.id)`)
  .join(' or ');

const ASK = `
  with asked as materialized (
    select * from jsonb_to_recordset($1) as t (${ACTIVITY_COLUMNS},
      question_id uuid, reaches uuid[], text text, tip boolean, once_key text, fingerprint text, view jsonb)
  ),
  card as (
    select p.id, p.organisation_id, p.author_id from practice p
    where p.id in (select subject_id from asked) and p.state = 'published'
    order by p.id for no key update of p
  ),
  open as materialized (
    select a.*, asker.by, asker.unit_id, nullif(card.organisation_id, a.organisation_id) as home_id
    from asked a join card on card.id = a.subject_id
    cross join lateral (
      select ${seatedPersonJson('card.organisation_id')} as by, sits.unit_id
      from member person left join membership sits on sits.member_id = person.id and sits.during @> a.occurred_at
      where person.id = a.member_id limit 1
    ) asker
    where card.author_id <> a.member_id
      and (${REACHED})
      and not exists (select 1 from practice_credit c where c.practice_id = a.subject_id and c.member_id = a.member_id)
  ),
  taken as (
    insert into idempotency_key (organisation_id, member_id, key, fingerprint, answer)
    select organisation_id, member_id, once_key, fingerprint, view || jsonb_build_object('by', by)
    from open where once_key is not null order by member_id, once_key
    on conflict do nothing returning (answer ->> 'id')::uuid as id
  ),
  fresh as materialized (
    select * from open where once_key is null or question_id in (select id from taken)
  ),
  shared as (
    insert into practice_share (organisation_id, practice_id, partner_id, first_at)
    select distinct on (subject_id, organisation_id) home_id, subject_id, organisation_id, occurred_at
    from fresh where home_id is not null on conflict do nothing
  ),
  question as (
    insert into practice_question (id, organisation_id, home_id, practice_id, asked_by, text, tip, asked_at)
    select question_id, organisation_id, home_id, subject_id, member_id, text, tip, occurred_at from fresh
  ),
  ${recording('fresh', 'a.unit_id')},
  raised as (
    update practice_version v set version = v.version + more.questions
    from (select subject_id, count(*) as questions from fresh group by subject_id) as more
    where v.practice_id = more.subject_id returning v.practice_id, v.version
  )
  select fresh.question_id as id, fresh.by,
         (raised.version - row_number() over (partition by practice_id order by fresh.question_id desc) + 1)::int as version
  from fresh join raised on raised.practice_id = fresh.subject_id`;

const noSuchQuestion = () => new Problem('not_found', 'We could not find that question. It may have been taken back.');
const noSuchAnswer = () => new Problem('not_found', 'We could not find that answer. It may have been taken back.');

export type LockedQuestion = LockedCard & { question: QuestionRow };
export type LockedAnswer = LockedQuestion & { answer: AnswerRow };

const QUESTION_STANDS = `select 1 from practice_question q where q.id = $1 and ${standingQuestion}`;
const ANSWER_STANDS = `
  select 1 from practice_answer a join practice_question q on q.id = a.question_id where a.id = $1 and ${standingAnswer}`;

async function stands(tx: Tx, sql: string, id: string): Promise<boolean> {
  return (await tx.query(sql, [id])).length > 0;
}

/** Locks the card of a standing question, and with it all that is said under it. Throws `not_found`. */
export async function lockQuestion(tx: Tx, actor: Actor, id: string): Promise<LockedQuestion> {
  const questions = tx.rows(QuestionRow);
  const known = await questions.findOneBy({ id });
  if (!known) throw noSuchQuestion();
  const card = await lockReachable(tx, actor, known.practiceId);
  const question = await questions.findOneBy({ id });
  if (!question || !(await stands(tx, QUESTION_STANDS, id))) throw noSuchQuestion();
  return { ...card, question };
}

/** The same for a standing answer, with its question. */
export async function lockAnswer(tx: Tx, actor: Actor, id: string): Promise<LockedAnswer> {
  const answers = tx.rows(AnswerRow);
  const known = await answers.findOneBy({ id });
  if (!known) throw noSuchAnswer();
  const locked = await lockQuestion(tx, actor, known.questionId);
  const answer = await answers.findOneBy({ id });
  if (!answer || !(await stands(tx, ANSWER_STANDS, id))) throw noSuchAnswer();
  return { ...locked, answer };
}

export async function answersOf(tx: Tx, questionId: string): Promise<AnswerRow[]> {
  const answers = await tx.rows(AnswerRow).findBy({ questionId });
  return answers.filter(({ goneAt }) => goneAt === null);
}

export type NewAnswer = Pick<
  AnswerRow,
  'id' | 'organisationId' | 'askedInId' | 'questionId' | 'answeredBy' | 'text' | 'answeredAt'
>;

export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<void> {
  await tx.rows(AnswerRow).insert(answer);
  await changeQuestion(tx, answer.questionId, { answered: true });
}

export async function changeAnswer(tx: Tx, id: string, changes: Partial<AnswerRow>): Promise<void> {
  await tx.rows(AnswerRow).update({ id }, changes);
}

export async function changeQuestion(tx: Tx, id: string, changes: Partial<QuestionRow>): Promise<void> {
  await tx.rows(QuestionRow).update({ id }, changes);
}
