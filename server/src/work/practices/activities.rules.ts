import type { ActivityKind } from '@guildhall/shared/activity/catalogue';

import type { NewActivity } from '../../activity/record.js';
import type { PracticeRow } from './practice.row.js';
import type { AnswerRow, QuestionRow } from './question.row.js';
import type { ReuseRow } from './reuse.row.js';

/** What each deed of this feature is to the game; the key is the plain one (see `Activities.keyAgain`). */
export type Deed<K extends ActivityKind = ActivityKind> = Omit<NewActivity<K>, 'recordedAt'>;

/** The other person of a deed, while they are of the organisation it is recorded in: nobody is known beyond their own. */
function colleague(of: { organisationId: string }, organisationId: string, memberId: string): string | null {
  return of.organisationId === organisationId ? memberId : null;
}

export const publishedKey = (practiceId: string) => `practice.published:${practiceId}`;
export const triedKey = (reuseId: string) => `practice.tried:${reuseId}`;
export const reusedKey = (reuseId: string) => `practice.reused:${reuseId}`;
export const askedKey = (questionId: string) => `question.asked:${questionId}`;
export const thankedKey = (practiceId: string, byId: string) => `practice.thanked:${practiceId}:${byId}`;
export const usefulKey = (questionId: string, byId: string) => `question.useful:${questionId}:${byId}`;
export const acceptedKey = (answerId: string) => `answer.accepted:${answerId}`;

/** It tells of something that did not work. */
const isHonest = (practice: PracticeRow) => practice.body.result === 'did-not';

/** Sharing a card; at the time of its first publication, so that bringing it back gains nothing. */
export function published(practice: PracticeRow, at: Date): Deed<'practice.published'> {
  return {
    organisationId: practice.organisationId,
    kind: 'practice.published',
    memberId: practice.authorId,
    subjectId: practice.id,
    counterpartId: null,
    occurredAt: practice.publishedAt ?? at,
    key: publishedKey(practice.id),
    data: { honest: isHonest(practice) },
  };
}

export function asked(question: {
  id: string;
  organisationId: string;
  practiceId: string;
  askedBy: string;
  askedAt: Date;
}): Deed<'question.asked'> {
  return {
    organisationId: question.organisationId,
    kind: 'question.asked',
    memberId: question.askedBy,
    subjectId: question.practiceId,
    counterpartId: null,
    occurredAt: question.askedAt,
    key: askedKey(question.id),
    data: { question: question.id },
  };
}

/** Who said it, and of what council they are. */
export interface Praiser {
  organisationId: string;
  memberId: string;
}

/** A card's author was thanked for it, with a press or in words. */
export function thanked(practice: PracticeRow, by: Praiser, at: Date): Deed<'practice.thanked'> {
  return {
    organisationId: practice.organisationId,
    kind: 'practice.thanked',
    memberId: practice.authorId,
    subjectId: practice.id,
    counterpartId: colleague(by, practice.organisationId, by.memberId),
    occurredAt: at,
    key: thankedKey(practice.id, by.memberId),
    data: { honest: isHonest(practice) },
  };
}

/** A question was of use to somebody else. */
export function foundUseful(question: QuestionRow, by: Praiser, at: Date): Deed<'question.useful'> {
  return {
    organisationId: question.organisationId,
    kind: 'question.useful',
    memberId: question.askedBy,
    subjectId: question.practiceId,
    counterpartId: colleague(by, question.organisationId, by.memberId),
    occurredAt: at,
    key: usefulKey(question.id, by.memberId),
    data: { question: question.id },
  };
}

/** Helping who asked; the credit is the answerer's. */
export function accepted(question: QuestionRow, answer: AnswerRow, at: Date): Deed<'answer.accepted'> {
  return {
    organisationId: answer.organisationId,
    kind: 'answer.accepted',
    memberId: answer.answeredBy,
    subjectId: question.practiceId,
    counterpartId: colleague(question, answer.organisationId, question.askedBy),
    occurredAt: at,
    key: acceptedKey(answer.id),
    data: { question: question.id },
  };
}

/** A reuse whose outcome is known. */
export type RecordedReuse = ReuseRow & {
  outcome: NonNullable<ReuseRow['outcome']>;
  distance: NonNullable<ReuseRow['distance']>;
  recordedBy: string;
  recordedAt: Date;
};

/** Who recorded it tried something; `authorTeam` is where the author sits now. */
export function tried(practice: PracticeRow, reuse: RecordedReuse, authorTeam: string | null): Deed<'practice.tried'> {
  const { id, outcome, distance, recordedBy, recordedAt } = reuse;
  return {
    organisationId: reuse.organisationId,
    kind: 'practice.tried',
    memberId: recordedBy,
    subjectId: practice.id,
    counterpartId: colleague(practice, reuse.organisationId, practice.authorId),
    occurredAt: recordedAt,
    key: triedKey(id),
    data: { reuse: id, outcome, authorTeam, distance },
  };
}

/** The author's card was of use to another team. */
export function reused(practice: PracticeRow, reuse: RecordedReuse): Deed<'practice.reused'> {
  const { id, unitId, distance, recordedBy, recordedAt } = reuse;
  return {
    organisationId: practice.organisationId,
    kind: 'practice.reused',
    memberId: practice.authorId,
    subjectId: practice.id,
    counterpartId: colleague(reuse, practice.organisationId, recordedBy),
    occurredAt: recordedAt,
    key: reusedKey(id),
    data: { reuse: id, adopterTeam: unitId, distance },
  };
}
