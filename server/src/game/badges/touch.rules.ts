import type { BadgeCriteria } from '@guildhall/shared/game/badge-criteria';

import type { LoggedActivity } from '../engine/batch.js';
import { type FactNeeded, factsNeeded, kindsToWatch } from './criteria.rules.js';

/** What a batch says about an activity beyond its own row. */
export interface Context {
  /** It was, or ceased to be, its member's first step. */
  firstStep: boolean;
}

/** Whether an activity can have changed one of the counts of its own member or unit. */
export function touches(criteria: BadgeCriteria, activity: LoggedActivity, context: Context): boolean {
  const kinds = kindsToWatch(criteria);
  if (kinds.length > 0 && !kinds.includes(activity.kind)) return false;
  return factsNeeded(criteria).some((need) => needTouched(need, activity, context));
}

function needTouched(need: FactNeeded, activity: LoggedActivity, { firstStep }: Context): boolean {
  switch (need.count) {
    case 'activities':
      return activity.kind === need.kind;
    case 'quest':
      return activity.kind === 'quest.completed' && activity.data.quest === need.quest;
    case 'teams_of_one_practice':
      return activity.kind === 'practice.reused';
    case 'people_of_one_question':
      return activity.kind === 'question.useful';
    case 'newcomers':
      return activity.kind === 'newcomer.helped';
    case 'counterpart_teams':
    case 'counterpart_directorates':
      return activity.counterpartId !== null;
    case 'first_step':
      return firstStep;
    case 'challenges':
      // Settling a challenge gives these, no activity does.
      return false;
  }
}

/** Whether the criteria wait for newcomers to be still taking part: then what a newcomer does matters to their helpers. */
export function waitsForNewcomers(criteria: BadgeCriteria): boolean {
  return factsNeeded(criteria).some((need) => need.count === 'newcomers' && need.stillAfterDays !== null);
}
