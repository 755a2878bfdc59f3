import type { PracticeChange } from '@guildhall/shared/work/practices';
import { Injectable } from '@nestjs/common';

import { Notify } from '../../activity/notify.js';
import type { Tx } from '../../platform/database/database.js';
import { readComments } from '../talk/comment.queries.js';
import { acceptedKey, askedKey } from './activities.rules.js';
import { Deeds } from './deeds.store.js';
import type { PracticeRow } from './practice.row.js';
import { readQuestion } from './question.queries.js';

interface Gone {
  id: string;
  organisationId: string;
}

/** What went, by what it was. */
interface AllGone {
  questions: Gone[];
  answers: (Gone & { questionId: string })[];
  comments: (Gone & { parentId: string | null })[];
  thanks: Gone[];
  reuses: Gone[];
}

/**
 * Clears up after a widening that is taken back: those who came upon the card through it read it no longer, and what they
 * said and began there goes with what it scored and whom it was told.
 */
@Injectable()
export class LeaveNoTrace {
  constructor(
    private readonly deeds: Deeds,
    private readonly notify: Notify,
  ) {}

  /** `practice` with the audience it has again; `since`: when it was widened. Gives what watchers have to drop. */
  async execute(tx: Tx, practice: PracticeRow, since: Date, now: Date): Promise<PracticeChange> {
    const strangers = await strangersTo(tx, practice.id, since, now);
    const gone = await takeAll(tx, [practice.id, since, now, strangers]);
    for (const { id, organisationId } of gone.questions)
      await this.deeds.takeBack(tx, organisationId, [askedKey(id)], now);
    for (const { id, organisationId } of gone.answers)
      await this.deeds.takeBack(tx, organisationId, [acceptedKey(id)], now);
    await this.deeds.takeBackPraise(tx, practice.id, now);
    await this.notify.recall(tx, { practiceId: practice.id, since, at: now, about: newsOf(gone) });
    return changeOf(tx, gone, now);
  }
}

/** Who took part since then and is no reader now. */
async function strangersTo(tx: Tx, practiceId: string, since: Date, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(STRANGERS, [practiceId, since, now]);
  return rows.map(({ id }) => id);
}

const STRANGERS = `
  select distinct member_id as id from (
    select q.asked_by from practice_question q where q.practice_id = $1 and q.asked_at >= $2
    union all select a.answered_by from practice_answer a join practice_question q on q.id = a.question_id
      where q.practice_id = $1 and a.answered_at >= $2
    union all select c.by_id from practice_comment c where c.practice_id = $1 and c.at >= $2
    union all select t.by_id from practice_thanks t where t.practice_id = $1 and t.at >= $2
    union all select f.member_id from practice_follow f where f.practice_id = $1 and f.at >= $2
    union all select r.intended_by from practice_reuse r where r.practice_id = $1 and r.intended_at >= $2
  ) as part (member_id) where not practice_reaches($1, member_id, $3)`;

/** `values`: the card, since when, now, and whose. Answers to a question and replies to a comment go with it, whoever gave them. */
async function takeAll(tx: Tx, values: unknown[]): Promise<AllGone> {
  const take = <Row extends object>(sql: string) => tx.query<Row>(sql, values);
  const questions = await take<Gone>(
    `update practice_question set gone_at = $3, gone_by = asked_by
     where practice_id = $1 and asked_at >= $2 and asked_by = any($4::uuid[]) and gone_at is null
     returning id, organisation_id as "organisationId"`,
  );
  const answers = await take<AllGone['answers'][number]>(
    `update practice_answer a set gone_at = $3, gone_by = a.answered_by, accepted_at = null from practice_question q
     where q.id = a.question_id and q.practice_id = $1 and a.answered_at >= $2 and a.gone_at is null
       and (a.answered_by = any($4::uuid[]) or q.gone_at = $3)
     returning a.id, a.organisation_id as "organisationId", a.question_id as "questionId"`,
  );
  const comments = await take<AllGone['comments'][number]>(
    `update practice_comment c set gone_at = $3, gone_by = by_id
     where practice_id = $1 and at >= $2 and gone_at is null and (by_id = any($4::uuid[]) or exists (
       select 1 from practice_comment begun where begun.id = c.parent_id and begun.at >= $2 and begun.by_id = any($4::uuid[])))
     returning id, organisation_id as "organisationId", parent_id as "parentId"`,
  );
  const thanks = await take<Gone>(
    `update practice_thanks set gone_at = $3 where practice_id = $1 and at >= $2 and by_id = any($4::uuid[]) and gone_at is null
     returning id, organisation_id as "organisationId"`,
  );
  const reuses = await take<Gone>(
    `update practice_reuse set state = 'ended', ended_at = $3, ended_by = intended_by
     where practice_id = $1 and intended_at >= $2 and intended_by = any($4::uuid[]) and state <> 'ended'
     returning id, organisation_id as "organisationId"`,
  );
  await tx.query(`delete from practice_follow where practice_id = $1 and at >= $2 and member_id = any($3::uuid[])`, [
    values[0],
    values[1],
    values[3],
  ]);
  return { questions, answers, comments, thanks, reuses };
}

/** The beginnings of the keys under which it was told. */
function newsOf({ questions, answers, comments, thanks }: AllGone): string[] {
  return [
    ...[...questions, ...answers.map(({ questionId }) => ({ id: questionId }))].map(({ id }) => `answered:${id}`),
    ...comments.map(({ id }) => `comment:${id}`),
    ...thanks.map(({ id }) => `thanks:${id}`),
  ];
}

async function changeOf(tx: Tx, gone: AllGone, now: Date): Promise<PracticeChange> {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const touched = [...new Set(gone.comments.flatMap(({ id, parentId }) => [id, ...(parentId ? [parentId] : [])]))];
  const comments = await readComments(tx, touched, now);
  const standing = new Set(ids(comments));
  const asked = new Set(ids(gone.questions));
  const lessAnswered = [...new Set(gone.answers.map(({ questionId }) => questionId))].filter((id) => !asked.has(id));
  return {
    reusesGone: ids(gone.reuses),
    questions: await Promise.all(lessAnswered.map((id) => readQuestion(tx, id, now))),
    questionsGone: [...asked],
    comments,
    commentsGone: touched.filter((id) => !standing.has(id)),
    thanksGone: ids(gone.thanks),
  };
}
