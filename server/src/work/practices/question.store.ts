import type { Person } from '@guildhall/shared/work/practice-card';
import type { Question } from '@guildhall/shared/work/practice-questions';

import { activityInsert, type NewActivity } from '../../activity/record.js';
import type { Actor, Once } from '../../platform/actor.js';
import type { Sql, Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { personJson } from './person.queries.js';
import { type LockedCard, lockCard } from './practice.store.js';
import { AnswerRow, QuestionRow } from './question.row.js';

export interface NewQuestion {
  id: string;
  organisationId: string;
  practiceId: string;
  askedBy: string;
  text: string;
  askedAt: Date;
}

/**
 * Asks in one statement, and so one round trip and one commit: takes the idempotency key with the answer that a repeat
 * gets, adds question and activity, and gives the card its next version. Returns that version and the asker as others
 * see them; null when nothing was done, because the card is not open to this question or the key was taken.
 *
 * The card is locked first, so that a question to a card that is not open leaves the key free; a twin in flight makes
 * the key's insert wait, and then everything that hangs on the key finds no row.
 */
export async function insertQuestion(
  sql: Sql,
  question: NewQuestion,
  asked: NewActivity<'question.asked'>,
  { once, view }: { once: Once | undefined; view: Omit<Question, 'by'> },
): Promise<{ version: number; by: Person } | null> {
  const { id, organisationId, practiceId, askedBy, text, askedAt } = question;
  const own = [id, organisationId, practiceId, askedBy, text, askedAt];
  const key = once ? [once.key, once.fingerprint, JSON.stringify(view)] : [];
  const activity = activityInsert(asked as unknown as NewActivity, own.length + key.length + 1, 'question');
  const statement = once ? KEYED : KEYLESS;
  const values = [...own, ...key, ...activity.values];
  const [done] = await sql.query<{ version: number; by: Person }>(statement(activity.text), values);
  return done ?? null;
}

const ASKER = personJson('$4::uuid', '$6');
const OPEN_CARD = `
  with card as (
    select p.id from practice p
    where p.organisation_id = $2 and p.id = $3 and p.state = 'published' and p.author_id <> $4::uuid
      and not exists (select 1 from practice_credit c where c.practice_id = p.id and c.member_id = $4::uuid)
    for update of p
  )`;
const TAKE_KEY = `,
  taken as (
    insert into idempotency_key (organisation_id, member_id, key, fingerprint, answer)
    select $2::uuid, $4::uuid, $7, $8, $9::jsonb || jsonb_build_object('by', ${ASKER}) from card
    on conflict do nothing returning key
  )`;
const askFrom = (source: string) => (activity: string) =>
  `,
  question as (
    insert into practice_question (id, organisation_id, practice_id, asked_by, text, asked_at)
    select $1::uuid, $2::uuid, card.id, $4::uuid, $5, $6::timestamptz from ${source} returning practice_id
  ),
  recorded as (${activity})
  update practice set version = version + 1 from question where practice.id = question.practice_id
  returning practice.version, ${ASKER} as by`;

const KEYED = (activity: string) => OPEN_CARD + TAKE_KEY + askFrom('card, taken')(activity);
const KEYLESS = (activity: string) => OPEN_CARD + askFrom('card')(activity);

const noSuchQuestion = () => new Problem('not_found', 'We could not find that question. It may have been taken back.');
const noSuchAnswer = () => new Problem('not_found', 'We could not find that answer. It may have been taken back.');

/** Locks the card of a standing question, and with it all that is said under it. Throws `not_found`. */
export async function lockQuestion(tx: Tx, actor: Actor, id: string): Promise<LockedCard & { question: QuestionRow }> {
  const questions = tx.rows(QuestionRow);
  const known = await questions.findOneBy({ id, organisationId: actor.organisationId });
  if (!known) throw noSuchQuestion();
  const card = await lockCard(tx, actor, known.practiceId);
  const question = await questions.findOneBy({ id });
  if (!question || question.goneAt) throw noSuchQuestion();
  return { ...card, question };
}

/** The same for a standing answer, with its question. */
export async function lockAnswer(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<LockedCard & { question: QuestionRow; answer: AnswerRow }> {
  const answers = tx.rows(AnswerRow);
  const known = await answers.findOneBy({ id, organisationId: actor.organisationId });
  if (!known) throw noSuchAnswer();
  const locked = await lockQuestion(tx, actor, known.questionId);
  const answer = await answers.findOneBy({ id });
  if (!answer || answer.goneAt) throw noSuchAnswer();
  return { ...locked, answer };
}

export async function answersOf(tx: Tx, questionId: string): Promise<AnswerRow[]> {
  const answers = await tx.rows(AnswerRow).findBy({ questionId });
  return answers.filter(({ goneAt }) => goneAt === null);
}

export type NewAnswer = Pick<AnswerRow, 'id' | 'organisationId' | 'questionId' | 'answeredBy' | 'text' | 'answeredAt'>;

export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<void> {
  await tx.rows(AnswerRow).insert(answer);
}

export async function changeAnswer(tx: Tx, id: string, changes: Partial<AnswerRow>): Promise<void> {
  await tx.rows(AnswerRow).update({ id }, changes);
}

export async function changeQuestion(tx: Tx, id: string, changes: Partial<QuestionRow>): Promise<void> {
  await tx.rows(QuestionRow).update({ id }, changes);
}
