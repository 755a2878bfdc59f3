import type { WidenPractice } from '@guildhall/shared/work/practice-card';

import type { Actor } from '../../platform/actor.js';
import { constraintMeans } from '../../platform/database/constraint-problems.js';
import { fieldProblem } from '../../platform/http/problem.js';
import { type CardFacts, widerAudiences } from './practice.policy.js';
import type { PracticeRow } from './practice.row.js';

const noSuchBuddy = () =>
  fieldProblem('buddyId', 'unknown_person', 'We could not find that colleague. Please choose them again.');
constraintMeans('practice_buddy', noSuchBuddy);

type Widening = Pick<PracticeRow, 'audience' | 'buddyId' | 'widenedFrom' | 'widenedAt' | 'publishedBefore'>;

/** The columns of a card that is opened to more people; throws `invalid` for an audience that is not wider, or not possible. */
export function widening(
  actor: Actor,
  practice: PracticeRow,
  facts: CardFacts,
  { audience, buddyId }: WidenPractice,
  now: Date,
): Widening {
  if (!widerAudiences(actor, facts).includes(audience)) {
    throw fieldProblem('audience', 'audience_not_possible', 'This card cannot be opened to them from here.');
  }
  if (audience === 'buddy' && (buddyId === undefined || buddyId === actor.memberId)) {
    throw fieldProblem('buddyId', 'audience_needs_buddy', 'Please choose the colleague who may read it.');
  }
  return {
    audience,
    buddyId: audience === 'buddy' ? buddyId! : practice.buddyId,
    widenedFrom: practice.audience,
    widenedAt: now,
    publishedBefore: practice.publishedAt,
  };
}
