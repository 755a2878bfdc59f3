import type { ActivityKind } from '@guildhall/shared/activity/catalogue';
import { reviewNoticeDays } from '@guildhall/shared/work/guidance-limits';
import { DateTime } from 'luxon';

import type { NewActivity } from '../../activity/record.js';

/** What each deed of this feature is to the game; the key is the plain one (see `Activities.keyAgain`). */
export type Deed<K extends ActivityKind = ActivityKind> = Omit<NewActivity<K>, 'recordedAt'>;

interface Place {
  id: string;
  organisationId: string;
}

export const suggestionKey = (suggestionId: string) => `guidance.suggestion.accepted:${suggestionId}`;
export const publishedKey = (publicationId: string, memberId: string) =>
  `guidance.published:${publicationId}:${memberId}`;

/** A suggestion was taken up, as it was or changed. */
export function suggestionTaken(
  { id: subjectId, organisationId }: Place,
  suggestion: { id: string; byId: string; decidedBy: string; at: Date },
): Deed<'guidance.suggestion.accepted'> {
  return {
    ...{ organisationId, subjectId, kind: 'guidance.suggestion.accepted', memberId: suggestion.byId },
    ...{ counterpartId: suggestion.decidedBy, occurredAt: suggestion.at, key: suggestionKey(suggestion.id) },
    data: { suggestion: suggestion.id },
  };
}

/** A review was decided: once for each kind and edition, however often its text changed after that. */
export function reviewDone(
  { id: subjectId, organisationId, edition, ownerId }: Place & { edition: number; ownerId: string },
  review: { id: string; kind: string; by: string; at: Date },
): Deed<'guidance.review.done'> {
  return {
    ...{ organisationId, subjectId, kind: 'guidance.review.done', memberId: review.by, counterpartId: ownerId },
    occurredAt: review.at,
    key: `guidance.review.done:${subjectId}:${edition}:${review.kind}:${review.by}`,
    data: { review: review.id },
  };
}

/**
 * Whether a check on this day is the one that readers were promised: from the day its owner is asked on, until the day
 * itself. One that comes earlier says nothing about that promise.
 */
export function isInTime(reviewBy: string, today: string): boolean {
  const asked = DateTime.fromISO(reviewBy, { zone: 'utc' }).minus({ days: reviewNoticeDays.ownerBefore });
  return asked.toISODate()! <= today && today <= reviewBy;
}

/** Guidance was brought through its review on time: it still held, or its next edition came. */
export function checked(
  { id: subjectId, organisationId, ownerId }: Place & { ownerId: string },
  publication: { id: string; reviewBy: string },
  { by, at }: { by: string; at: Date },
): Deed<'guidance.checked'> {
  return {
    ...{ organisationId, subjectId, kind: 'guidance.checked', memberId: by },
    counterpartId: by === ownerId ? null : ownerId,
    ...{ occurredAt: at, key: `guidance.checked:${publication.id}:${publication.reviewBy}` },
    data: { publication: publication.id, reviewBy: publication.reviewBy },
  };
}

/** Guidance was published with so many of this member's words in it. */
export function published(
  { id: subjectId, organisationId }: Place,
  publication: { id: string; edition: number; approvedBy: string; at: Date },
  author: { memberId: string; words: number },
): Deed<'guidance.published'> {
  const { approvedBy } = publication;
  return {
    ...{ organisationId, subjectId, kind: 'guidance.published', memberId: author.memberId },
    // Who approved it is the other person in it, but for their own words.
    counterpartId: approvedBy === author.memberId ? null : approvedBy,
    occurredAt: publication.at,
    key: publishedKey(publication.id, author.memberId),
    data: { publication: publication.id, edition: publication.edition, words: author.words },
  };
}
