import type { BadgeCriterion } from '@guildhall/shared/game/badge-criteria';

type Type = BadgeCriterion['type'];

const blanks: { [T in Type]: Extract<BadgeCriterion, { type: T }> } = {
  activity_count: { type: 'activity_count', kind: 'practice.published', atLeast: 1, within: 'ever' },
  first_step: { type: 'first_step' },
  quest_completed: { type: 'quest_completed', quest: '' },
  practice_reused: { type: 'practice_reused', teams: 1, outsideDirectorate: false },
  question_useful: { type: 'question_useful', people: 5 },
  newcomers_helped: { type: 'newcomers_helped', atLeast: 1, within: 'ever' },
  distinct_counterpart_teams: { type: 'distinct_counterpart_teams', atLeast: 3, within: 'ever' },
  distinct_counterpart_directorates: { type: 'distinct_counterpart_directorates', atLeast: 2, within: 'ever' },
  challenge_result: { type: 'challenge_result', result: { is: 'reached' } },
};

export const criterionTypes = Object.keys(blanks) as Type[];

/** A criterion of this kind as it first appears in the form. */
export function blankCriterion(type: Type): BadgeCriterion {
  return blanks[type];
}
